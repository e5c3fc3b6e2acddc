#!/usr/bin/env python3
"""Write a project whose migration history builds one PostgreSQL schema step by step, and a schema.prisma that states exactly its end.

  OUT/prisma/migrations/<stamp>_<name>/migration.sql, migration_lock.toml, OUT/prisma/schema.prisma
  OUT/flat/<stamp>_<name>.sql     the same files side by side, for psql and parsers
--drift makes schema.prisma differ from the history in five known places (drift.json).
--extras adds what schema.prisma cannot say: checks, partial indexes, policies, triggers.
Deterministic for the same arguments."""
import argparse, json, os, random, shutil

# prisma type + native attribute -> SQL
TYPES = {"String": "TEXT", "String @db.VarChar(80)": "VARCHAR(80)", "Int": "INTEGER", "BigInt": "BIGINT",
         "Decimal @db.Decimal(12, 2)": "DECIMAL(12,2)", "Boolean": "BOOLEAN", "DateTime": "TIMESTAMP(3)",
         "DateTime @db.Timestamptz(6)": "TIMESTAMPTZ(6)", "DateTime @db.Date": "DATE", "Json": "JSONB",
         "String @db.Uuid": "UUID", "Float": "DOUBLE PRECISION", "Bytes": "BYTEA"}
POOL = [("title", "String", 1, None), ("code", "String @db.VarChar(80)", 1, None), ("qty", "Int", 1, ("0", "0")),
        ("amount", "Decimal @db.Decimal(12, 2)", 1, ("0", "0")), ("active", "Boolean", 1, ("true", "true")),
        ("payload", "Json", 0, None), ("ref", "String @db.Uuid", 0, None), ("due_on", "DateTime @db.Date", 0, None),
        ("ratio", "Float", 0, None), ("raw", "Bytes", 0, None), ("total", "BigInt", 1, ("0", "0")),
        ("note", "String", 0, None), ("seen_at", "DateTime @db.Timestamptz(6)", 0, None),
        ("status", "String", 1, ("\"new\"", "'new'"))]
KINDS = ["account", "invoice", "shipment", "ticket", "product", "payment", "session", "contract"]


def model_name(t):
    return "".join(p.capitalize() for p in t.split("_"))


def coldef(c):
    return (f"\"{c['name']}\" {c['sql']}" + (" NOT NULL" if c["req"] else "")
            + (f" DEFAULT {c['dflt'][1]}" if c["dflt"] else ""))


def build(n, seed, extras):
    """-> tables (final state) and steps [(time, sql, label)]"""
    rnd = random.Random(seed)
    tables, steps = [], []
    for i in range(n):
        t = f"{KINDS[i % len(KINDS)]}_{i:04d}"
        at, q = float(i), lambda: float(i) + 0.5 + rnd.random() * n * 0.3
        cols = [dict(name="id", prisma="Int", sql="SERIAL", req=1, dflt=None, pk=True)]
        for name, p, req, d in rnd.sample(POOL, 6):
            cols.append(dict(name=name, prisma=p, sql=TYPES[p], req=req, dflt=d))
        enum = None
        if i % 10 == 0:
            enum = dict(name=f"{model_name(t)}State", values=["NEW", "OPEN", "CLOSED"])
            vals = ", ".join(f"'{v}'" for v in enum["values"])
            steps.append((at - 0.2, f"CREATE TYPE \"{enum['name']}\" AS ENUM ({vals});", f"add_{t}_state"))
            cols.append(dict(name="state", prisma=enum["name"], sql=f"\"{enum['name']}\"", req=1,
                             dflt=("NEW", "'NEW'")))
            steps.append((q(), f"ALTER TYPE \"{enum['name']}\" ADD VALUE 'HELD';", f"add_{t}_held"))
            enum["values"].append("HELD")
        cols.append(dict(name="created_at", prisma="DateTime", sql="TIMESTAMP(3)", req=1,
                         dflt=("now()", "CURRENT_TIMESTAMP")))
        fks = []
        for k, req in (("owner_id", 1), ("parent_id", 0)):
            cols.append(dict(name=k, prisma="Int", sql="INTEGER", req=req, dflt=None))
            fks.append(dict(col=k, target=tables[rnd.randrange(i)]["name"] if i else t, req=req))
        # at creation: pk + about half of the columns; the rest comes later, one step each
        first, later = cols[:5], cols[5:]
        body = ",\n".join("    " + coldef(c) for c in first)
        steps.append((at, f"CREATE TABLE \"{t}\" (\n{body},\n\n    CONSTRAINT \"{t}_pkey\" PRIMARY KEY (\"id\")\n);",
                      f"create_{t}"))
        when = {}
        for c in later:
            when[c["name"]] = q()
            steps.append((when[c["name"]], f"ALTER TABLE \"{t}\" ADD COLUMN {coldef(c)};", f"add_{c['name']}_to_{t}"))
        after = lambda *names: max([at + 0.6] + [when.get(x, 0) for x in names]) + rnd.random() * n * 0.1 + 0.01
        for f in fks:
            steps.append((after(f["col"]), f"ALTER TABLE \"{t}\" ADD CONSTRAINT \"{t}_{f['col']}_fkey\" FOREIGN KEY "
                          f"(\"{f['col']}\") REFERENCES \"{f['target']}\"(\"id\") ON DELETE "
                          f"{'RESTRICT' if f['req'] else 'SET NULL'} ON UPDATE CASCADE;", f"fk_{t}_{f['col']}"))
        plain = next(c["name"] for c in cols[1:] if c["prisma"] not in ("Json", "Bytes"))
        idx = [dict(cols=[plain, "created_at"], uniq=False), dict(cols=["owner_id", plain], uniq=i % 7 == 0)]
        for x in idx:
            x["name"] = f"{t}_{'_'.join(x['cols'])}_{'key' if x['uniq'] else 'idx'}"
            cs = ", ".join(f'"{c}"' for c in x["cols"])
            steps.append((after(*x["cols"]), f"CREATE {'UNIQUE ' if x['uniq'] else ''}INDEX \"{x['name']}\" ON "
                          f"\"{t}\"({cs});", f"index_{t}"))
        # churn a real history has: a column that comes and goes, a type that widens, a rename
        s = q()
        steps.append((s, f"ALTER TABLE \"{t}\" ADD COLUMN \"legacy_flag\" TEXT;", f"legacy_{t}"))
        steps.append((s + n * 0.2, f"ALTER TABLE \"{t}\" DROP COLUMN \"legacy_flag\";", f"drop_legacy_{t}"))
        if i % 3 == 0:
            cols.append(dict(name="score", prisma="BigInt", sql="BIGINT", req=0, dflt=None))
            steps.append((s, f"ALTER TABLE \"{t}\" ADD COLUMN \"score\" INTEGER;", f"score_{t}"))
            steps.append((s + n * 0.1, f"ALTER TABLE \"{t}\" ALTER COLUMN \"score\" SET DATA TYPE BIGINT;",
                          f"widen_score_{t}"))
        if i % 5 == 0:
            cols.append(dict(name="display_name", prisma="String", sql="TEXT", req=0, dflt=None))
            steps.append((s, f"ALTER TABLE \"{t}\" ADD COLUMN \"disp\" TEXT;", f"disp_{t}"))
            steps.append((s + 1.5, f"ALTER TABLE \"{t}\" RENAME COLUMN \"disp\" TO \"display_name\";", f"rename_{t}"))
        if extras:
            steps.append((at + 0.3, f"ALTER TABLE \"{t}\" ADD CONSTRAINT \"{t}_id_check\" CHECK (\"id\" > 0);", f"check_{t}"))
            steps.append((after("owner_id", "parent_id"), f"CREATE INDEX \"{t}_part_idx\" ON \"{t}\"(\"owner_id\") "
                          "WHERE \"parent_id\" IS NOT NULL;", f"part_{t}"))
            if i % 10 == 0:
                steps.append((after("owner_id"), f"ALTER TABLE \"{t}\" ENABLE ROW LEVEL SECURITY;\nCREATE POLICY "
                              f"\"{t}_owner\" ON \"{t}\" FOR SELECT USING (\"owner_id\" > 0);", f"rls_{t}"))
                steps.append((after("created_at"), f"CREATE FUNCTION \"{t}_touch\"() RETURNS trigger LANGUAGE plpgsql AS "
                              f"$$ BEGIN NEW.created_at := now(); RETURN NEW; END $$;\nCREATE TRIGGER \"{t}_touch\" "
                              f"BEFORE UPDATE ON \"{t}\" FOR EACH ROW EXECUTE FUNCTION \"{t}_touch\"();", f"trg_{t}"))
        tables.append(dict(name=t, cols=cols, enum=enum, fks=fks, idx=idx))
    steps.sort(key=lambda s: s[0])
    return tables, steps


def prisma_schema(tables):
    back = {}
    for t in tables:
        for f in t["fks"]:
            back.setdefault(f["target"], []).append((t["name"], f["col"]))
    out = ['datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n']
    for t in tables:
        L = [f"model {model_name(t['name'])} {{"]
        for c in t["cols"]:
            typ, _, attr = c["prisma"].partition(" ")
            d = f" @default({c['dflt'][0]})" if c["dflt"] else ""
            if c.get("pk"):
                d = " @id @default(autoincrement())"
            L.append(f"  {c['name']} {typ}{'' if c['req'] else '?'}{d}{' ' + attr if attr else ''}")
        for f in t["fks"]:
            r = f["col"][:-3]
            L.append(f"  {r} {model_name(f['target'])}{'' if f['req'] else '?'} @relation(\"{t['name']}_{r}\", "
                     f"fields: [{f['col']}], references: [id])")
        for src, col in back.get(t["name"], []):
            L.append(f"  {src}_by_{col[:-3]} {model_name(src)}[] @relation(\"{src}_{col[:-3]}\")")
        for x in t["idx"]:
            L.append(f"  @@{'unique' if x['uniq'] else 'index'}([{', '.join(x['cols'])}])")
        L.append(f"  @@map(\"{t['name']}\")\n}}\n")
        if t["enum"]:
            L.append(f"enum {t['enum']['name']} {{\n  " + "\n  ".join(t["enum"]["values"]) + "\n}\n")
        out.append("\n".join(L))
    return "\n".join(out)


def drift(tables):
    """five differences a check must find"""
    n, found = len(tables), []
    def note(kind, t, obj):
        found.append(dict(kind=kind, table=t["name"], object=obj))
    t = tables[n // 5]; t["cols"].append(dict(name="extra_c", prisma="String", sql="TEXT", req=0, dflt=None)); note("column_missing_in_history", t, "extra_c")
    t = tables[n // 4]; c = next(
        c for c in t["cols"] if not c["dflt"] and not c["req"] and c["name"] not in ("parent_id", "score")
        and not any(c["name"] in x["cols"] for x in t["idx"]))
    t["cols"].remove(c); note("column_missing_in_schema", t, c["name"])
    t = tables[n // 3 // 3 * 3]; c = next(c for c in t["cols"] if c["name"] == "score"); c["prisma"] = "Int"; note("type", t, "score")
    t = tables[n // 2]; x = t["idx"].pop(); note("index_missing_in_schema", t, x["name"])
    t = tables[n * 3 // 4]; c = next(c for c in t["cols"] if c["name"] == "created_at"); c["req"] = 0; note("nullability", t, "created_at")
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--migrations", type=int, required=True)
    ap.add_argument("--tables", type=int, default=100)
    ap.add_argument("--seed", type=int, default=11)
    ap.add_argument("--extras", action="store_true")
    ap.add_argument("--drift", action="store_true")
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    tables, steps = build(a.tables, a.seed, a.extras)
    m = min(a.migrations, len(steps))
    shutil.rmtree(a.out, ignore_errors=True)

    def put(path, text):
        p = os.path.join(a.out, path)
        os.makedirs(os.path.dirname(p), exist_ok=True)
        with open(p, "w") as fh:
            fh.write(text)

    for i in range(m):
        chunk = steps[len(steps) * i // m: len(steps) * (i + 1) // m]
        minute = i * 7
        stamp = f"2024{1 + minute // 40320 % 12:02d}{1 + minute // 1440 % 28:02d}{minute // 60 % 24:02d}{minute % 60:02d}00"
        name = f"{stamp}_{chunk[0][2]}"
        # ALTER TYPE ... ADD VALUE may share a transaction from PostgreSQL 12 on, as long as the value is not used
        sql = "\n\n".join(s[1] for s in chunk) + "\n"
        put(f"prisma/migrations/{name}/migration.sql", sql)
        put(f"flat/{name}.sql", sql)
    put("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n")
    if a.drift:
        found = drift(tables)
        put("drift.json", json.dumps(found, indent=1) + "\n")
    put("prisma/schema.prisma", prisma_schema(tables))
    print(f"{a.out}: {m} migrations, {len(steps)} steps, {len(tables)} tables")


if __name__ == "__main__":
    main()
