using Plumbline.Dialects;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code;

/// <summary>Which database a text in code is sent to, told by who made the client, by what the file imports, and by which databases the project has.</summary>
/// <param name="dialects">Those of the project's schemas that could be read.</param>
/// <param name="schemas">All of them.</param>
internal sealed class CodeDrivers(IReadOnlyList<string> dialects, IReadOnlyList<Source> schemas)
{
    /// <summary>What a library speaks that speaks to several servers: known where the project has one alone.</summary>
    private readonly string? _any = dialects.Count == 1 && schemas.All(IsRead) ? dialects[0] : null;

    /// <summary>What a client of Prisma's speaks: what its schema says.</summary>
    private readonly string? _prisma = schemas.Where(s => s.Format == PrismaSchema.Format).Select(s => IsRead(s) ? s.Dialect : Other).Distinct().ToList() switch { [] => dialects.Count == 1 ? dialects[0] : null, [var one] => one, _ => null };

    /// <summary>A schema for a server that is none of ours holds nothing.</summary>
    private static bool IsRead(Source schema) => schema.Unread == 0 || schema.Catalog.Objects.Any();

    /// <summary>Speaks to a server that is none of ours.</summary>
    private const string Other = "";

    /// <summary>Speaks to several servers, or to whichever is configured.</summary>
    private const string Any = "*";

    private static readonly Dictionary<string, string> s_modules = Modules();

    private static Dictionary<string, string> Modules()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["pg", "pg-promise", "postgres", "slonik", "@neondatabase/serverless", "@vercel/postgres", "@electric-sql/pglite", "postgres.js"]) known[name] = AllDialects.Postgres;
        foreach (var name in (string[])
        [
            "better-sqlite3", "sqlite3", "sqlite", "bun:sqlite", "bun-sqlite", "node:sqlite", "libsql", "@libsql/client", "@libsql/client/web", "@libsql/client/http", "@tursodatabase/database", "@tursodatabase/serverless", "d1",
            "expo-sqlite", "expo-sqlite/next", "sql.js", "@op-engineering/op-sqlite", "react-native-quick-sqlite", "@cloudflare/workers-types", "durable-sqlite", "sqlite-core", "sqlite-proxy",
        ]) known[name] = AllDialects.Sqlite;
        foreach (var name in (string[])["mysql", "mysql2", "mysql2/promise", "planetscale-serverless", "@planetscale/database", "mssql", "oracledb", "@clickhouse/client", "duckdb", "mysql-core", "singlestore"]) known[name] = Other;
        foreach (var name in (string[])["knex", "kysely", "drizzle-orm", "@prisma/client", "typeorm", "sequelize"]) known[name] = Any;
        return known;
    }

    /// <summary>By the beginning of a namespace.</summary>
    private static readonly (string Namespace, string Speaks)[] s_namespaces =
    [
        ("Npgsql", AllDialects.Postgres), ("Microsoft.Data.Sqlite", AllDialects.Sqlite), ("System.Data.SQLite", AllDialects.Sqlite), ("SQLite", AllDialects.Sqlite), ("Microsoft.Data.SqlClient", Other), ("System.Data.SqlClient", Other),
        ("MySql", Other), ("Oracle", Other), ("DuckDB", Other), ("ClickHouse", Other), ("Microsoft.Azure.Cosmos", Other), ("Cassandra", Other),
    ];

    /// <summary>The dialect; null where that is not known, or where it is none that the project has a schema of.</summary>
    public string? Of(CodeFile file, CodeText text, CodeReceivers? receivers) =>
        OfOurs(text, file.IsCSharp() ? CSharp(file, text) : text.IsPrisma() ? _prisma : Script(file, text, receivers));

    /// <summary>The dialect of what a text defines: only the client and the file are asked.</summary>
    public string? OfFile(CodeFile file, CodeText text, CodeReceivers receivers) =>
        OfOurs(text, file.IsCSharp() ? CSharp(file) : receivers.Sender(file, text) is { } module && Speaks(module) is { } known ? known : Imported(file));

    /// <summary>Whether a call whose text is not known hands it to one of the project's databases: the client alone can tell.</summary>
    public bool IsSent(CodeFile file, CodeText text, CodeReceivers? receivers)
    {
        if (file.IsCSharp()) return OfOurs(CSharp(file, text)) is not null;
        if (text.IsPrisma()) return OfOurs(_prisma) is not null;
        if (receivers?.Sender(file, text) is not { } module || Speaks(module) is not { } speaks) return MayBeD1(file, text);
        return OfOurs(speaks) is not null && (!text.IsBatch() || TakesTexts(module));
    }

    /// <summary>Others take a list of statements that were made before: D1, Drizzle.</summary>
    private static bool TakesTexts(string module) => !module.StartsWith("drizzle-orm", StringComparison.Ordinal) && (module.Contains("libsql", StringComparison.Ordinal) || module.Contains("tursodatabase", StringComparison.Ordinal) || module.Contains("op-sqlite", StringComparison.Ordinal));

    private string? OfOurs(CodeText text, string? speaks) => text.MayBeAnything() && speaks != AllDialects.Sqlite ? null : OfOurs(speaks);

    private string? OfOurs(string? speaks) => speaks == Any ? _any : speaks is not null && dialects.Contains(speaks) ? speaks : null;

    private string? Script(CodeFile file, CodeText text, CodeReceivers? receivers)
    {
        var speaks = (receivers?.Sender(file, text) is { } module ? Speaks(module) : null) ?? Imported(file);
        if (speaks is not null) return speaks;
        return MayBeD1(file, text) ? AllDialects.Sqlite : null;
    }

    /// <summary><c>env.DB.prepare('…')</c>: a binding of Cloudflare's is imported from nowhere, and no driver of PostgreSQL has such a method.</summary>
    private bool MayBeD1(CodeFile file, CodeText text) =>
        dialects is [AllDialects.Sqlite] && (text.Tag == "prepare" || (text.Tag == "exec" && !text.Pieces.IsEmpty && file.Texts.Any(t => t.Tag == "prepare")));

    private static string? Speaks(string module)
    {
        if (s_modules.TryGetValue(module, out var known)) return known;
        const string Drizzle = "drizzle-orm/";
        return module.StartsWith(Drizzle, StringComparison.Ordinal) ? s_modules.GetValueOrDefault(module[Drizzle.Length..], AllDialects.Postgres) : null;
    }

    /// <summary>What the file's imports say together: a driver says more than what works over any.</summary>
    private static string? Imported(CodeFile file)
    {
        string? one = null;
        foreach (var import in file.Imports)
        {
            var speaks = Speaks(import.Module);
            if (speaks is null or Other || speaks == one) continue;
            if (one is null or Any) one = speaks;
            else if (speaks != Any) return null;
        }
        return one;
    }

    /// <summary>C# names the server in the command's type, or by the driver that the file uses; where it says nothing, there is one server.</summary>
    private string? CSharp(CodeFile file, CodeText text)
    {
        if (text.Tag.StartsWith("Npgsql", StringComparison.Ordinal)) return AllDialects.Postgres;
        if (text.Tag is "SqliteCommand" or "SQLiteCommand") return AllDialects.Sqlite;
        return text.Tag.EndsWith("Command", StringComparison.Ordinal) && text.Tag is not ("DbCommand" or "CreateCommand") ? Other : CSharp(file);
    }

    private string? CSharp(CodeFile file)
    {
        var found = file.Imports.Select(i => Array.Find(s_namespaces, n => i.Module.StartsWith(n.Namespace, StringComparison.Ordinal)).Speaks).OfType<string>().Distinct().ToList();
        var ours = found.FindAll(f => f != Other);
        return ours.Count == 1 ? ours[0] : found.Count == 0 ? (dialects.Count == 1 ? dialects[0] : null) : null;
    }
}
