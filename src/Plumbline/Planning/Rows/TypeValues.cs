using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>From a type, and what conditions leave of it, to values (manual chapter 8).</summary>
internal sealed class TypeValues(Catalog catalog)
{
    /// <summary>Domains over domains, arrays of composites of arrays: no schema that is real goes deeper.</summary>
    private const int Deepest = 8;

    /// <summary>null: no values are known for this type, or none is left.</summary>
    public ValueSource? Of(SqlType type, Narrowing narrowing, int depth = 0)
    {
        if (depth > Deepest) return null;
        if (type.IsArray) return ArrayOf(type, narrowing, depth);
        if (Find<Domain>(Domain.OfKind, type) is { } domain) return OfDomain(domain, narrowing, depth);
        if (narrowing.OneOf is { } list) return list.IsEmpty ? null : Scales.Of(type) is { } of ? Within(of, list, narrowing) : new Choice([.. list]);
        if (Find<EnumType>(EnumType.OfKind, type) is { } labels) return Labels(labels, narrowing);
        if (Scales.Of(type) is { } scale) return Between(scale, narrowing);
        if (Find<CompositeType>(CompositeType.OfKind, type) is { } composite) return OfComposite(composite.Attributes.Select(a => a.Type), depth);
        if (Find<Table>(Table.OfKind, type) is { } table) return OfComposite(catalog.Columns(table.Name).Select(c => c.Type), depth);
        if (Find<RangeType>(RangeType.OfKind, type) is { } range) return OfRange(range.Subtype, false);
        if (BuiltInRange(type.Name) is { } subtype) return OfRange(new(null, subtype), type.Name.EndsWith("multirange", StringComparison.Ordinal));
        return Texts.Of(type, narrowing) ?? Oddities.Of(type, narrowing);
    }

    private T? Find<T>(Kind kind, SqlType type) where T : SchemaObject => catalog.TryFind<T>(kind, new(type.Schema ?? "public", type.Name), out var found) ? found : null;

    private ValueSource? OfDomain(Domain domain, Narrowing narrowing, int depth)
    {
        // One way to satisfy all its checks will do.
        var ways = new List<Restriction> { Restriction.Of(Terms.Value, narrowing) };
        foreach (var check in domain.Checks)
            if (Conditions.Both(ways, Conditions.Ways(check.Expression)) is { Count: > 0 } both) ways = both;
        return ways.Select(way => Of(domain.BaseType, way.On(Terms.Value), depth + 1)).FirstOrDefault(source => source is not null);
    }

    private static Choice? Labels(EnumType type, Narrowing narrowing)
    {
        var labels = type.Labels.AsEnumerable().Where(l => !narrowing.NoneOf.Contains(l)).ToArray();
        return labels.Length == 0 ? null : new(labels);
    }

    /// <summary>The listed values that lie within the bounds.</summary>
    private static Choice? Within(Scale scale, EquatableArray<string> list, Narrowing narrowing)
    {
        if (Between(scale, narrowing with { OneOf = null }) is not { } bounds) return null;
        var bounded = !narrowing.Low.IsEmpty || !narrowing.High.IsEmpty;
        var values = list.AsEnumerable().Where(v => !bounded || scale.Read(v) is not { } at || (scale.AtLeast(at, false) >= bounds.Low && scale.AtMost(at, false) <= bounds.High)).ToArray();
        return values.Length == 0 ? null : new(values);
    }

    /// <summary>What lies between the bounds; where only one is given, the other is as far away as it is in life.</summary>
    private static Ordered? Between(Scale scale, Narrowing narrowing)
    {
        long? low = null, high = null;
        foreach (var bound in narrowing.Low)
            if (Read(scale, bound, above: true) is { } value) low = Math.Max(low ?? scale.Least, scale.AtLeast(value, bound.Strictly));
        foreach (var bound in narrowing.High)
            if (Read(scale, bound, above: false) is { } value) high = Math.Min(high ?? scale.Most, scale.AtMost(value, bound.Strictly));
        var from = low ?? (high < scale.Low ? scale.Least : scale.Low);
        var to = high ?? (low > scale.High ? scale.Most : scale.High);
        if (low is null && high is { } top && from == scale.Least) from = Math.Max(scale.Least, top - (scale.High - scale.Low));
        if (high is null && low is { } bottom && to == scale.Most) to = (long)Math.Min(scale.Most, (decimal)bottom + (scale.High - scale.Low));
        foreach (var barred in narrowing.NoneOf)
            if (scale.Read(barred) is { } value)
            {
                if (scale.AtLeast(value, false) == from) from++;
                else if (scale.AtMost(value, false) == to) to--;
            }
        (from, to) = (Math.Max(from, scale.Least), Math.Min(to, scale.Most));
        if (narrowing.Every is not { } every || scale.Step != 1 || scale.IsTime) return from > to ? null : new(scale, from, to);
        from += ((every.Rest - from) % every.By + every.By) % every.By;
        return from > to ? null : new(scale, from, to) { Stride = every.By };
    }

    private static decimal? Read(Scale scale, Bound bound, bool above) =>
        bound.Constant != Bound.Clock ? scale.Read(bound.Constant) : scale is MomentScale ? above ? MomentScale.Future : MomentScale.Now : null;

    private Written? ArrayOf(SqlType type, Narrowing narrowing, int depth)
    {
        var wanted = narrowing.Items is { } items ? new Narrowing { OneOf = items } : Narrowing.Nothing;
        if (narrowing.OneOf is { Count: > 0 } whole) return new((ulong)whole.Count, (ulong)whole.Count, (n, to) => to.Append(whole[(int)(n % (ulong)whole.Count)]));
        if (Of(type.Element(), wanted, depth + 1) is not { } element) return null;
        var count = Math.Max(narrowing.MinLength, Math.Min(2, narrowing.MaxLength));
        if (count == 0) return new(1, 1, (_, to) => to.Append("{}"));
        return new(element.Capacity, element.Spread, (n, to) =>
        {
            to.Append('{');
            for (var i = 0; i < count; i++)
            {
                if (i > 0) to.Append(',');
                var start = to.Length;
                element.Append(i == 0 ? n : Draw.Mix(n + (ulong)i) % element.Spread, to);
                to.QuoteFrom(start);
            }
            to.Append('}');
        });
    }

    private Written? OfComposite(IEnumerable<SqlType> types, int depth)
    {
        var members = types.Select(t => Of(t, Narrowing.Nothing, depth + 1)).ToArray();
        if (members.Length == 0) return null;
        var capacity = members.Max(m => m?.Capacity ?? 1);
        return new(capacity, members.Max(m => m?.Spread ?? 1), (n, to) =>
        {
            to.Append('(');
            for (var i = 0; i < members.Length; i++)
            {
                if (i > 0) to.Append(',');
                if (members[i] is not { } member) continue;
                var start = to.Length;
                member.Append(member.Capacity == capacity ? n : n % member.Capacity, to);
                to.QuoteFrom(start);
            }
            to.Append(')');
        });
    }

    /// <summary>Ranges of which no two overlap: every second step begins one that ends at the next.</summary>
    private Written? OfRange(SqlType subtype, bool many)
    {
        if (Of(subtype, Narrowing.Nothing) is not { } bounds) return null;
        var ordered = bounds as Ordered;
        // Moments a few minutes apart look like bookings; a microsecond does not.
        var step = ordered?.Scale is MomentScale { Step: 1 } ? 120_000_000UL : 1UL;
        var capacity = ordered is null ? 1 : Math.Max(1, bounds.Capacity / (2 * step) - 1);
        return new(capacity, capacity, (n, to) =>
        {
            if (many) to.Append('{');
            to.Append('[');
            Bound(2 * n * step, to);
            to.Append(',');
            Bound(ordered is null ? 0 : (2 * n + 1) * step, to);
            to.Append(ordered is null ? ']' : ')');
            if (many) to.Append('}');
        });

        void Bound(ulong number, RowText to)
        {
            var start = to.Length;
            bounds.Append(number, to);
            to.QuoteFrom(start);
        }
    }

    private static string? BuiltInRange(string name) => name switch
    {
        "int4range" or "int4multirange" => "integer",
        "int8range" or "int8multirange" => "bigint",
        "numrange" or "nummultirange" => "numeric",
        "daterange" or "datemultirange" => "date",
        "tsrange" or "tsmultirange" => "timestamp without time zone",
        "tstzrange" or "tstzmultirange" => "timestamp with time zone",
        _ => null,
    };
}
