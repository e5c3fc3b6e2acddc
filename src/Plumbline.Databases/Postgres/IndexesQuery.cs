using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;
using Index = Plumbline.Model.Index;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_index (manual 53.26): indexes, and the primary keys, unique and exclusion constraints that stand on one.</summary>
internal sealed class IndexesQuery : CatalogQuery
{
    public override string What => "indexes";

    public override IReadOnlyList<Kind> Kinds => [Model.Index.OfKind, PrimaryKey.OfKind, Model.Unique.OfKind, Exclusion.OfKind];

    /// <summary>
    /// The server prints definitions, which is slow, only where plain columns do not tell everything: of an expression it alone knows the collation, and so
    /// whether the key's is another. Where no collation is used (0) but the database's own (100), both are that one, and the expressions are enough.
    /// </summary>
    public override string Sql(int version) =>
        $"""
        select i.indexrelid, i.indrelid, c.relname, m.amname, i.indnkeyatts, i.indkey, i.indclass, i.indcollation, i.indoption,
            i.indisunique, {(version >= 15 ? "i.indnullsnotdistinct" : "false")}, i.indisvalid, i.indisclustered, i.indisreplident,
            c.reloptions, s.spcname, case when k.contype is distinct from 'x' then pg_get_expr(i.indpred, i.indrelid) end,
            case when k.contype = 'x' then pg_get_constraintdef(k.oid)
                when i.indexprs is null then null
                when i.indcollation::oid[] <@ array[0, 100]::oid[] and i.indrelid not in (select attrelid from pg_attribute where attrelid >= 16384 and attnum > 0 and attcollation not in (0, 100))
                    then pg_get_expr(i.indexprs, i.indrelid)
                else pg_get_indexdef(i.indexrelid) end,
            k.oid, k.contype, k.conname, k.condeferrable, k.condeferred, {(version >= 18 ? "coalesce(k.conperiod, false)" : "false")}
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        join pg_am m on m.oid = c.relam
        left join pg_tablespace s on s.oid = c.reltablespace
        left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
        where i.indexrelid >= 16384 and c.relpersistence <> 't'
        """;

    public override void Read(Row row, Reading reading)
    {
        var (oid, relation) = (row.Oid(0), row.Oid(1));
        if (!reading.Relations.TryGetValue(relation, out var on)) return;
        var own = reading.IsOwn(Oids.Relation, relation);
        var isKey = !row.IsNull(18);
        var name = on.Name.Member(row.GetString(isKey ? 20 : 2));
        if (row.GetBoolean(13)) reading.Change<Table>(on, t => t with { ReplicaIdentity = $"index {row.GetString(2)}" });
        SchemaObject made = !isKey ? Index(row, reading, name, oid, relation, on) : row.GetChar(19) switch
        {
            'p' => Primary(row, reading, name, relation),
            'u' => Unique(row, reading, name, relation),
            _ => Excluding(row, reading, name),
        };
        reading.Relations[oid] = made.Id();
        if (!own) return;
        if (isKey)
        {
            // The comment may stand on the constraint or on its index: it is one thing here.
            if (reading.Comments.TryGetValue(new(Oids.Relation, oid), out var comment) && !reading.Comments.Contains(new(Oids.Constraint, row.Oid(18)))) reading.Comments[new(Oids.Constraint, row.Oid(18))] = comment;
            reading.Add(Oids.Constraint, row.Oid(18), made);
        }
        else reading.Add(Oids.Relation, oid, made);
    }

    private static PrimaryKey Primary(Row row, Reading reading, ObjectName name, uint relation)
    {
        var (columns, include) = KeyColumns(row, reading, relation);
        return new(name, columns) { Origin = reading.Origin, Include = include, Deferral = Deferral(row), Options = row.Sorted(14), Tablespace = Tablespace(row), WithoutOverlaps = row.GetBoolean(23) };
    }

    private static Unique Unique(Row row, Reading reading, ObjectName name, uint relation)
    {
        var (columns, include) = KeyColumns(row, reading, relation);
        return new(name, columns)
        {
            Origin = reading.Origin,
            Include = include,
            NullsNotDistinct = row.GetBoolean(10),
            Deferral = Deferral(row),
            Options = row.Sorted(14),
            Tablespace = Tablespace(row),
            WithoutOverlaps = row.GetBoolean(23),
        };
    }

    /// <summary>Its operators stand in no plain column, so that the server prints it and the statement's own reader reads it.</summary>
    private static Exclusion Excluding(Row row, Reading reading, ObjectName name)
    {
        var sql = SqlReader.Over(row.Printed(17));
        sql.Expect("EXCLUDE");
        return Exclusions.Read(sql, name) with { Origin = reading.Origin, Options = row.Sorted(14) };
    }

    private static Index Index(Row row, Reading reading, ObjectName name, uint oid, uint relation, ObjectId on)
    {
        var numbers = row.Numbers(5);
        var count = row.GetInt16(4);
        var keys = new IndexKey[count];
        var columns = new List<string>(numbers.Length);
        var printed = numbers.Contains((short)0) ? row.Printed(17) : null;
        if (printed?.StartsWith("CREATE ", StringComparison.Ordinal) ?? false) ReadPrinted(printed, keys, columns);
        else ReadKeys(row, reading, numbers, oid, relation, keys, Expressions(printed, reading, numbers, columns));
        foreach (var number in numbers)
            if (number != 0 && reading.Column(relation, number) is var column && !columns.Contains(column)) columns.Add(column);
        SqlExpression? predicate = null;
        if (row.Text(16) is { } text)
        {
            var read = reading.Expression(text);
            predicate = read.Expression;
            foreach (var column in read.Columns)
                if (!columns.Contains(column)) columns.Add(column);
        }
        return new(name, EquatableArray.Create<IndexKey>(keys))
        {
            Origin = reading.Origin,
            Method = row.Name(reading, 3),
            Unique = row.GetBoolean(9),
            NullsNotDistinct = row.GetBoolean(10),
            Invalid = !row.GetBoolean(11),
            Clustered = row.GetBoolean(12),
            Include = reading.Columns(relation, numbers.AsSpan(count)),
            Options = row.Sorted(14),
            Tablespace = Tablespace(row),
            Predicate = predicate,
            Columns = columns.ToEquatableArray(),
            Statistics = reading.TargetsOf(oid, numbers.Length),
            OnMaterializedView = on.Kind == MaterializedView.OfKind,
        };
    }

    private static void ReadKeys(Row row, Reading reading, short[] numbers, uint oid, uint relation, IndexKey[] keys, Queue<ParsedExpression> expressions)
    {
        var (classes, collations, options) = (row.Oids(6), row.Oids(7), row.Numbers(8));
        for (var i = 0; i < keys.Length; i++)
        {
            var column = numbers[i] == 0 ? null : reading.Column(relation, numbers[i]);
            var expression = column is null ? expressions.Dequeue().Expression : null;
            var (descending, first) = ((options[i] & 1) != 0, (options[i] & 2) != 0);
            var (operators, isDefault) = reading.OperatorClasses[classes[i]];
            var named = reading.OperatorClassOptions.TryGetValue(new(0, oid, i + 1), out var parameters) ? $"{operators} ({parameters})" : isDefault ? null : operators;
            var collation = column is not null && collations[i] != 0 && collations[i] != reading.CollationOf(relation, numbers[i]) ? reading.Collations.GetValueOrDefault(collations[i]) : null;
            keys[i] = new(column, expression, collation, named, descending, first == descending ? null : first);
        }
    }

    /// <summary>Those of the keys that are no column, one after another, as the server prints them all together.</summary>
    private static Queue<ParsedExpression> Expressions(string? printed, Reading reading, short[] numbers, List<string> columns)
    {
        var read = new Queue<ParsedExpression>();
        if (printed is null) return read;
        if (numbers.Count(n => n == 0) == 1) read.Enqueue(reading.Expression(printed));
        else
        {
            var sql = SqlReader.Over(printed);
            do read.Enqueue(Plumbline.Sql.Expressions.Read(sql));
            while (sql.Take(TokenKind.Comma));
        }
        foreach (var column in read.SelectMany(e => e.Columns))
            if (!columns.Contains(column)) columns.Add(column);
        return read;
    }

    /// <summary>Expressions have collations and classes that only the server knows to be the defaults: it leaves those out.</summary>
    private static void ReadPrinted(string definition, IndexKey[] keys, List<string> columns)
    {
        var sql = SqlReader.Over(definition);
        while (!sql.Is("USING")) sql.Advance();
        sql.At += 2;
        var read = IndexKeys.Read(sql);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = read[i].Key;
            foreach (var column in read[i].Columns)
                if (!columns.Contains(column)) columns.Add(column);
        }
    }

    private static (EquatableArray<string> Columns, EquatableArray<string> Include) KeyColumns(Row row, Reading reading, uint relation)
    {
        var numbers = row.Numbers(5);
        var count = row.GetInt16(4);
        return (reading.Columns(relation, numbers.AsSpan(0, count)), reading.Columns(relation, numbers.AsSpan(count)));
    }

    private static Deferral Deferral(Row row) => ConstraintsQuery.Deferral(row.GetBoolean(21), row.GetBoolean(22));

    private static string? Tablespace(Row row) => row.Text(15) is { } space && space != "pg_default" ? space : null;

    /// <summary>Indexes of partitions are part of an index above, which may have been read after them.</summary>
    public override void Finish(Reading reading)
    {
        foreach (var (child, parent) in reading.IndexParents)
            if (reading.Relations.TryGetValue(child, out var index) && reading.Relations.TryGetValue(parent, out var above))
                reading.Change<Index>(index, i => i with { PartitionOf = above.Name });
    }
}
