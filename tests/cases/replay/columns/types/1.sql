CREATE TABLE t (
  a int2, b int4, c int8, d float4, e float8, f decimal(10,2), g numeric, h varchar, i varchar(5), j char, k char(3), l bpchar,
  m timestamp, n timestamptz(3), o time(0), p timetz, q date, r interval, s interval year to month, t interval(2), u bool, v bytea,
  w uuid, x json, y jsonb, z text[], aa int[3][3], ab bit(4), ac varbit(8), ad inet, ae money, af tsvector, ag int4range, ah xml, ai oid, aj name, ak "char",
  al double precision, am character varying(7) ARRAY, an national character(2), ao float(10), ap point, aq regclass
);
