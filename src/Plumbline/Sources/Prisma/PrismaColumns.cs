using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Prisma;

/// <summary>Fields as columns: types, defaults, counters, predicates, in canonical form.</summary>
internal sealed class PrismaColumns(PrismaDocument document, PrismaProvider provider, PrismaOptions options, PrismaFaults faults)
{
    private readonly Dictionary<string, SqlType> _types = [];
    private readonly Dictionary<(string, SqlType?), ParsedExpression> _expressions = [];
    private readonly Dictionary<string, PrismaEnum> _enums = document.Enums.ToDictionary(e => e.Block.Name);

    private SqlFlavor Flavor => provider is PrismaSqlite ? SqlFlavor.Sqlite : SqlFlavor.Postgres;

    public string SchemaOf(string? given) => given ?? options.DefaultSchema ?? provider.DefaultSchema;

    public Column Column(PrismaModel model, PrismaField field, int position, ObjectName table, Catalog catalog, ref Sequence? sequence)
    {
        var name = table.Member(provider.Stored(field.Column()));
        var column = new Column(name, Type(field, field.IsList))
        {
            // Prisma leaves lists nullable, and reads null as an empty list.
            NotNull = !field.IsOptional && !field.IsList,
            Position = position,
            Needs = Needs(field),
        };
        if (provider.CountsWholeKeys && field.Type is PrismaType.Scalar { Of: PrismaScalar.Int } && model.Key is { Fields: [var only] } && only.Field.Name == field.Name)
            column = column with { Options = ["autoincrement"] };
        if (PrismaDefaults.IsCounter(field)) return Counter(column, field, table, catalog, ref sequence);
        return column with { Default = Default(model, field, column.Type) };
    }

    // Types

    public EquatableArray<ObjectId> Needs(PrismaField field) =>
        field.Type is PrismaType.Enum of && provider.HasEnumTypes && _enums.GetValueOrDefault(of.Name) is { } found ? [new(EnumType.OfKind, new(SchemaOf(found.Schema), provider.Stored(found.TypeName())))] : [];

    public SqlType Type(PrismaField field, bool array)
    {
        var type = field.Type switch
        {
            PrismaType.Enum of when provider.HasEnumTypes && _enums.GetValueOrDefault(of.Name) is { } found => new SqlType(SchemaOf(found.Schema), provider.Stored(found.TypeName())),
            _ => Read(Written(field)),
        };
        return array ? type with { IsArray = true } : type;
    }

    /// <summary>The type as Prisma writes it, without array brackets.</summary>
    private string Written(PrismaField field) => field.Type switch
    {
        PrismaType.Enum of when _enums.GetValueOrDefault(of.Name) is { } found && provider.HasEnumTypes => Quoting.Name(new ObjectName(SchemaOf(found.Schema), found.TypeName())),
        PrismaType.Enum => provider.ScalarType(PrismaScalar.String),
        PrismaType.Native native => native.Text,
        PrismaType.Scalar when field.Native is { } native && provider.Native(native.Name) is { } known => known.Written(native.Arguments),
        PrismaType.Scalar scalar => provider.ScalarType(scalar.Of),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SqlType Read(string written)
    {
        if (_types.TryGetValue(written, out var known)) return known;
        SqlType type;
        try
        {
            var sql = SqlReader.Over(written, Flavor);
            type = Types.Read(sql);
            sql.ExpectEnd();
        }
        catch (SqlSyntaxException)
        {
            // Unsupported("…") may hold anything; what is no type name is kept as it stands.
            type = new(null, written);
        }
        return _types[written] = type;
    }

    // Defaults

    private SqlExpression? Default(PrismaModel model, PrismaField field, SqlType type)
    {
        var labels = field.Type is PrismaType.Enum of ? _enums.GetValueOrDefault(of.Name) : null;
        if (PrismaDefaults.Sql(field, labels, provider, Written(field)) is not { } written) return null;
        return Expression(written, type, model, field.Default!.Position, provider is PrismaSqlite)?.Expression;
    }

    private ParsedExpression? Expression(string written, SqlType? type, PrismaModel model, int position, bool asSqliteDefault = false)
    {
        // now() and the like come back hundreds of times.
        if (_expressions.TryGetValue((written, type), out var known)) return known;
        try
        {
            var sql = SqlReader.Over(written, Flavor);
            var parsed = asSqliteDefault ? new(sql.DefaultValue().Expression) : Expressions.Read(sql, type);
            sql.ExpectEnd();
            return _expressions[(written, type)] = parsed;
        }
        catch (SqlSyntaxException wrong)
        {
            faults.Invalid(model.Block.File, position, $"{written} is no SQL expression: {wrong.Message}");
            return null;
        }
    }

    private Column Counter(Column column, PrismaField field, ObjectName table, Catalog catalog, ref Sequence? sequence)
    {
        if (provider is PrismaSqlite || column.Type.Name == "oid") return column;
        var call = (PrismaValue.Call)field.Default!;
        if (call.Function == "sequence") return column with { Identity = new(false, SequenceOptions(call)) };
        if (provider is PrismaCockroach) return column with { Default = Expressions.Read(SqlReader.Over("unique_rowid()"), column.Type).Expression };
        var name = new ObjectName(table.Schema, FreeName(table, column.Name.Name, catalog));
        sequence = new(name)
        {
            Type = column.Type,
            OwnedBy = column.Name,
            Max = column.Type.Name switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue },
        };
        return column with { Default = new($"nextval({SqlString.Quote(Quoting.Name(name))}::regclass)"), Needs = [new(Sequence.OfKind, name)] };
    }

    private static string FreeName(ObjectName table, string column, Catalog catalog)
    {
        var label = "seq";
        for (var number = 1; ; number++)
        {
            var name = Dialects.Postgres.ImplicitNames.Make(table.Name, column, label);
            if (catalog.Relation(table.Schema, name) is null) return name;
            label = $"seq{number}";
        }
    }

    /// <summary>CockroachDB's sequence(…), in the order in which it is written.</summary>
    private static string? SequenceOptions(PrismaValue.Call call)
    {
        (string Name, string Sql)[] known = [("virtual", "virtual"), ("increment", "increment"), ("cache", "cache"), ("start", "start"), ("minValue", "minvalue"), ("maxValue", "maxvalue")];
        var written = new List<string>();
        foreach (var (name, sql) in known)
            foreach (var argument in call.Arguments)
                if (argument.Name == name) written.Add(argument.Value is PrismaValue.Number number ? $"{sql} {number.Digits}" : sql);
        return written.Count == 0 ? null : string.Join(' ', written);
    }

    // Indexes

    /// <summary>null for the class that the server would take anyway (manual 11.10).</summary>
    public string? OperatorClass(PrismaIndexField field, string method) => (field.OperatorClass, method) switch
    {
        (null, _) or ("jsonb_ops" or "array_ops", "gin") or ("text_ops", "spgist") => null,
        (var name, _) => name,
    };

    public ParsedExpression? Predicate(PrismaModel model, PrismaIndex index) => index.Where switch
    {
        PrismaValue.Call { Arguments: [{ Value: PrismaValue.Text raw }] } => Expression(raw.Value, null, model, index.Where.Position),
        PrismaValue.Object where => Conditions(model, where) is { } written ? Expression(written, null, model, where.Position) : null,
        _ => null,
    };

    private string? Conditions(PrismaModel model, PrismaValue.Object where)
    {
        var conditions = new List<string>();
        foreach (var entry in where.Entries)
        {
            var field = entry.Name is null ? null : model.Field(entry.Name);
            var negated = entry.Value is PrismaValue.Object { Entries: [{ Name: "not" }] };
            var value = negated ? ((PrismaValue.Object)entry.Value).Entries[0].Value : entry.Value;
            var written = field is null || field.IsRelation() ? null : Condition(field, value, negated);
            if (written is null)
            {
                faults.Invalid(model.Block.File, entry.Position, $"where of {model.Name()} wants field: value or field: {{ not: value }}, with a scalar field of {model.Name()} and true, false, null, a number or a text");
                return null;
            }
            conditions.Add(written);
        }
        return conditions.Count == 0 ? null : string.Join(" AND ", conditions);
    }

    private static string? Condition(PrismaField field, PrismaValue value, bool negated)
    {
        var column = Quoting.Name(field.Column());
        var same = negated ? "!=" : "=";
        return value switch
        {
            PrismaValue.Word { Name: "null" } => negated ? $"{column} IS NOT NULL" : $"{column} IS NULL",
            PrismaValue.Word { Name: "true" or "false" } word => $"{column} {same} {word.Name}",
            PrismaValue.Number number => $"{column} {same} {number.Digits}",
            PrismaValue.Text text => $"{column} {same} {SqlString.Quote(text.Value)}",
            _ => null,
        };
    }
}
