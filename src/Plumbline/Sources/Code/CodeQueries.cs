using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>SQL that stands in code: what its names use of the schema.</summary>
/// <param name="catalog">The schema that the code is taken to be written for: what names mean, and of which kind it is.</param>
public sealed class CodeQueries(string source, Catalog catalog, IQueryMeanings meanings)
{
    /// <summary>What a file imports that speaks to PostgreSQL in SQL: what it hands to <c>query</c> and the like goes there.</summary>
    private static readonly HashSet<string> s_drivers = new(StringComparer.Ordinal)
    {
        "pg", "pg-promise", "postgres", "slonik", "knex", "kysely", "drizzle-orm", "@prisma/client", "@neondatabase/serverless", "@vercel/postgres", "@electric-sql/pglite", "typeorm", "sequelize", "postgres.js",
    };

    /// <summary>For all that declares or makes the schema; null where it is none of PostgreSQL.</summary>
    public static CodeQueries? Over(string source, IReadOnlyList<Source> schemas, int major)
    {
        var speaks = schemas.Where(s => s.Dialect == AllDialects.Postgres).ToList();
        if (speaks.Count == 0) return null;
        var union = speaks[0].Catalog;
        foreach (var other in speaks.Skip(1))
            foreach (var subject in other.Catalog.Objects)
                if (!union.Contains(subject.Id())) union = union.With(subject);
        var isWhole = speaks.Exists(s => s is { Role: SourceRole.History, Unread: 0 } or { Role: SourceRole.Database });
        return new(source, union, new QueryMeanings(union, major, ["public"]) { HasAllRelations = isWhole, HasAllFunctions = isWhole });
    }

    /// <summary>Texts that go to somebody who is not known: another database may have tables of the same name.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>C# names the server in the command's type, or by the driver that the file uses; where it says nothing, there is one server.</summary>
    private static bool IsPostgres(CodeFile file, CodeText text)
    {
        if (text.Tag.StartsWith("Npgsql", StringComparison.Ordinal)) return true;
        if (text.Tag.EndsWith("Command", StringComparison.Ordinal) && text.Tag is not ("DbCommand" or "CreateCommand")) return false;
        return IsMeant(file);
    }

    private static readonly string[] s_otherDrivers = ["Microsoft.Data.Sqlite", "System.Data.SQLite", "Microsoft.Data.SqlClient", "System.Data.SqlClient", "MySql", "Oracle", "DuckDB", "ClickHouse", "Microsoft.Azure.Cosmos", "Cassandra"];

    private bool IsMeant(CodeFile file, CodeText text, CodeReceivers? receivers)
    {
        if (text.Tag.StartsWith('$') || text.Tag is "queryRaw" or "executeRaw" || (file.IsCSharp() ? IsPostgres(file, text) : receivers?.MadeBy(file, text.Of) is { } module ? IsDriver(module) ?? IsMeant(file) : IsMeant(file))) return true;
        Elsewhere++;
        return false;
    }

    /// <summary>Whether a package speaks to PostgreSQL; null for one of which that is not known.</summary>
    private static bool? IsDriver(string module)
    {
        if (s_drivers.Contains(module)) return true;
        if (Array.Exists(s_otherModules, m => module == m || module.StartsWith("drizzle-orm/", StringComparison.Ordinal) && module["drizzle-orm/".Length..] == m)) return false;
        return module.StartsWith("drizzle-orm/", StringComparison.Ordinal) ? true : null;
    }

    private static readonly string[] s_otherModules = ["better-sqlite3", "sqlite3", "bun:sqlite", "bun-sqlite", "node:sqlite", "libsql", "@libsql/client", "d1", "expo-sqlite", "mysql", "mysql2", "mysql2/promise", "planetscale-serverless", "@planetscale/database", "mssql", "oracledb", "@clickhouse/client", "duckdb"];

    private static bool IsMeant(CodeFile file)
    {
        if (file.IsCSharp()) return file.Imports.Any(i => i.Module.StartsWith("Npgsql", StringComparison.Ordinal)) || !file.Imports.Any(i => Array.Exists(s_otherDrivers, d => i.Module.StartsWith(d, StringComparison.Ordinal)));
        foreach (var import in file.Imports)
            if (IsDriver(import.Module) is true) return true;
        return false;
    }

    /// <summary>What is made and changed in code; each file once.</summary>
    internal IEnumerable<CodeDefinition> Definitions(CodeFile file, CodeDefinitions definitions, CodeReceivers receivers)
    {
        foreach (var text in file.Texts)
        {
            if (!(receivers.MadeBy(file, text.Of) is { } module && IsDriver(module) is { } known ? known : IsMeant(file))) continue;
            if (text.Pieces.Count != 1 || text.Pieces[0].Text is null) continue;
            var places = new Places(text);
            foreach (var found in definitions.Of(file.Path, places.Text, offset => places.At(source, file.Path, offset))) yield return found;
        }
    }

    /// <summary>Statements that were read, and those that were not.</summary>
    public int Statements { get; private set; }
    public int Unread { get; private set; }

    /// <summary>Texts that hold what nobody sees here, in a place where it may be a name: what a tag fills in is a value.</summary>
    public int Built { get; private set; }

    /// <summary>Names of which it cannot be told what they mean.</summary>
    public int Unsure { get; private set; }
    public int Names { get; private set; }

    /// <param name="receivers">Null where nothing but the file is known.</param>
    public IEnumerable<Usage> Of(CodeFile file, CodeReceivers? receivers = null)
    {
        foreach (var text in file.Texts)
        {
            if (!IsMeant(file, text, receivers)) continue;
            if (text.Tag is not ("$queryRaw" or "$executeRaw" or "queryRaw" or "executeRaw" or "sql" or "SQL") && text.Pieces.Any(p => p.Text is null)) Built++;
            foreach (var usage in Of(file.Path, text)) yield return usage with { Site = file.Site };
        }
    }

    private IEnumerable<Usage> Of(string path, CodeText text)
    {
        var places = new Places(text);
        var reading = QueryNames.Read(places.Text, meanings);
        Statements += reading.Statements;
        Unread += reading.Unread.Count;
        Names += reading.Names.Count;
        foreach (var name in reading.Names)
        {
            if (name.Verdict == NameVerdict.Unsure) Unsure++;
            else if (Subject(name) is { } subject)
                yield return new(name.Use, subject, places.At(source, path, name.At), places.Text.Substring(name.At, name.Length).Replace(QueryHoles.Hole.ToString(), "…", StringComparison.Ordinal))
                {
                    Label = name.Label,
                    Column = name.Column,
                    IsDeclared = name.Verdict == NameVerdict.Known,
                    Means = UsageMeans.Sql,
                };
        }
    }

    /// <summary>null for what is the server's own, and for a view's column that is there: the view itself is named, too.</summary>
    private ObjectId? Subject(QueryName name)
    {
        if (name.Name.Schema is "pg_catalog" or "information_schema") return null;
        switch (name.Part)
        {
            case NamePart.Relation: return catalog.Relation(name.Name.Schema, name.Name.Name)?.Id() ?? new(Table.OfKind, name.Name);
            case NamePart.Column:
                if (name.Name.Table is null) return null;
                return name.Verdict == NameVerdict.Missing || catalog.Contains(new(Column.OfKind, name.Name)) ? new(Column.OfKind, name.Name) : null;
            case NamePart.Function: return Function(name);
            default: return catalog.Contains(new(EnumType.OfKind, name.Name)) || name.Verdict == NameVerdict.Missing ? new(EnumType.OfKind, name.Name) : null;
        }
    }

    /// <summary>The user's function, where there is one of its name alone.</summary>
    private ObjectId? Function(QueryName name)
    {
        if (name.Verdict == NameVerdict.Missing) return new(Model.Function.OfKind, name.Name);
        return catalog.Functions(name.Name.Schema ?? "public", name.Name.Name).Take(2).ToList() is [var only] ? only.Id() : null;
    }

    /// <summary>A text put together from its pieces, and the way back from an offset to the file.</summary>
    private sealed class Places
    {
        private readonly List<(int Start, CodePlace At)> _pieces = [];

        public Places(CodeText text)
        {
            var whole = new StringBuilder();
            foreach (var piece in text.Pieces)
            {
                _pieces.Add((whole.Length, piece.At));
                if (piece.Text is { } written) whole.Append(written);
                else whole.Append(QueryHoles.Hole);
            }
            Text = whole.ToString();
        }

        public string Text { get; }

        public Origin At(string source, string path, int offset)
        {
            var (low, high) = (0, _pieces.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (_pieces[middle].Start <= offset) low = middle;
                else high = middle - 1;
            }
            var (start, at) = _pieces[low];
            var before = Text.AsSpan(start, offset - start);
            var line = before.LastIndexOf('\n');
            return new(source, path, at.Line + before.Count('\n'), line < 0 ? at.Column + before.Length : before.Length - line);
        }
    }
}
