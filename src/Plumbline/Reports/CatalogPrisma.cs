using System.Text;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>A catalog as a Prisma schema: what Prisma can say of it; what it cannot is told in comments.</summary>
public sealed class CatalogPrisma
{
    private readonly Catalog _catalog;
    private readonly StringBuilder _output = new();
    private readonly HashSet<string> _enums;
    private readonly List<Table> _tables;

    private CatalogPrisma(Source source)
    {
        _catalog = source.Catalog;
        _enums = _catalog.OfType<EnumType>().Select(e => e.Name.Name).ToHashSet();
        _tables = _catalog.OfType<Table>().Where(t => t.Persistence != Persistence.Temporary && t.PartitionOf is null).OrderBy(t => t.Name.ToString(), StringComparer.Ordinal).ToList();
    }

    public static string Write(Source source) => new CatalogPrisma(source).Write(source.Dialect);

    /// <summary>The lines of one model.</summary>
    internal static IEnumerable<string> Model(Source source, Table table)
    {
        var writer = new CatalogPrisma(source);
        writer.WriteModel(table);
        return writer._output.ToString().Trim('\n').Split('\n');
    }

    /// <summary>A column as a field: its name, type and attributes.</summary>
    internal static (string Name, string Type, string Attributes) Field(Source source, Column column) => new CatalogPrisma(source).Field(column, null, []);

    /// <summary>What Prisma's own type leaves open: <c>@db.VarChar(20)</c>; null where it leaves nothing.</summary>
    internal static string? Native(Source source, Column column) => new CatalogPrisma(source).PrismaType(column.Type).Native;

    private string Write(string dialect)
    {
        _output.Append($"datasource db {{\n  provider = \"{(dialect == "sqlite" ? "sqlite" : "postgresql")}\"\n  url      = env(\"DATABASE_URL\")\n}}\n\ngenerator client {{\n  provider = \"prisma-client-js\"\n}}\n");
        foreach (var type in _catalog.OfType<EnumType>().OrderBy(e => e.Name.ToString(), StringComparer.Ordinal)) WriteEnum(type);
        foreach (var table in _tables) WriteModel(table);
        return _output.ToString();
    }

    private void WriteEnum(EnumType type)
    {
        _output.Append($"\nenum {Identifier(type.Name.Name)} {{\n");
        foreach (var label in type.Labels)
            _output.Append(IsIdentifier(label) ? $"  {label}\n" : $"  {Identifier(label)} @map({Quoted(label)})\n");
        if (!IsIdentifier(type.Name.Name)) _output.Append($"\n  @@map({Quoted(type.Name.Name)})\n");
        _output.Append("}\n");
    }

    private void WriteModel(Table table)
    {
        var parts = _catalog.Children(table.Id()).OrderBy(p => p.Name.Name, StringComparer.Ordinal).ToList();
        var primary = parts.OfType<PrimaryKey>().FirstOrDefault();
        var uniques = parts.Where(p => p is not (PrimaryKey or Index { Method: not "btree" })).Select(p => UniqueKey.ColumnsOf(p) ?? []).Where(c => !c.IsEmpty).ToList();
        var lines = new List<(string Name, string Type, string Attributes)>();
        foreach (var column in _catalog.Columns(table.Name)) lines.Add(Field(column, primary, uniques));
        foreach (var key in parts.OfType<ForeignKey>()) lines.Add(Relation(key));
        foreach (var key in Incoming(table)) lines.Add(BackRelation(key));

        _output.Append('\n');
        foreach (var unsaid in parts.Where(p => p is Check or Policy or Trigger or Exclusion || p is Index index && (!IsPlain(index) || index.Predicate is not null)))
            _output.Append($"/// not expressible here: {unsaid.Kind.Label} {unsaid.Name.Name}\n");
        _output.Append($"model {Identifier(table.Name.Name)} {{\n");
        var (first, second) = (lines.Select(l => l.Name.Length).DefaultIfEmpty().Max(), lines.Select(l => l.Type.Length).DefaultIfEmpty().Max());
        foreach (var (name, type, rest) in lines) _output.Append($"  {name.PadRight(first)} {type.PadRight(second)} {rest}".TrimEnd()).Append('\n');
        WriteBlockAttributes(table, parts, primary);
        _output.Append("}\n");
    }

    private (string, string, string) Field(Column column, PrimaryKey? primary, List<EquatableArray<string>> uniques)
    {
        var (type, native) = PrismaType(column.Type);
        var rest = new List<string>();
        if (primary?.Columns is [var only] && only == column.Name.Name) rest.Add(OwnKeyName(primary) is { } name ? $"@id(map: {Quoted(name)})" : "@id");
        else if (uniques.Any(u => u is [var one] && one == column.Name.Name)) rest.Add("@unique");
        if (Default(column) is { } value) rest.Add($"@default({value})");
        if (!IsIdentifier(column.Name.Name)) rest.Add($"@map({Quoted(column.Name.Name)})");
        if (native is not null) rest.Add(native);
        var mark = column.Type.IsArray ? "[]" : column.NotNull ? "" : "?";
        return (Identifier(column.Name.Name), type + mark, string.Join(' ', rest));
    }

    /// <summary>The key's name, when Prisma would give it another.</summary>
    private static string? OwnKeyName(PrimaryKey key) => key.Name.Name == $"{key.Name.Table}_pkey" ? null : key.Name.Name;

    private static string? Default(Column column)
    {
        if (column.Identity is not null || column.Default?.Text.StartsWith("nextval(", StringComparison.Ordinal) == true) return "autoincrement()";
        if (column.Default?.Text is not { } text) return null;
        if (text is "CURRENT_TIMESTAMP" or "now()") return "now()";
        if (bool.TryParse(text, out var truth)) return truth ? "true" : "false";
        if (long.TryParse(text, out _) || double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) return text;
        if (text is ['\'', .., '\''] && text.AsSpan(1, text.Length - 2).IndexOf('\'') < 0)
            return column.Type.Name is "text" or "character varying" or "character" ? Quoted(text[1..^1]) : IsIdentifier(text[1..^1]) && column.Type.Schema is not null ? text[1..^1] : $"dbgenerated({Quoted(text)})";
        return $"dbgenerated({Quoted(text)})";
    }

    private (string, string, string) Relation(ForeignKey key)
    {
        var optional = key.Columns.Any(c => _catalog.Find(new(Column.OfKind, key.Name.OfTable().Member(c))) is Column { NotNull: false });
        var rest = $"@relation(\"{Identifier(key.Name.Name)}\", fields: [{Fields(key.Columns)}], references: [{Fields(key.ReferencedColumns)}], onDelete: {Action(key.OnDelete)}, onUpdate: {Action(key.OnUpdate)}, map: {Quoted(key.Name.Name)})";
        return (RelationName(key), Identifier(key.ReferencedTable.Name) + (optional ? "?" : ""), rest);
    }

    private (string, string, string) BackRelation(ForeignKey key) =>
        ($"{Identifier(key.Name.OfTable().Name)}_{RelationName(key)}", Identifier(key.Name.OfTable().Name) + (CatalogMermaid.IsUnique(_catalog, key) ? "?" : "[]"), $"@relation(\"{Identifier(key.Name.Name)}\")");

    private IEnumerable<ForeignKey> Incoming(Table table) =>
        _catalog.Dependents(table.Id()).OfType<ForeignKey>().Where(k => k.ReferencedTable == table.Name).OrderBy(k => k.Name.ToString(), StringComparer.Ordinal);

    /// <summary>A field of its own beside the column: <c>tenantId</c> becomes <c>tenant</c>, else the key's name.</summary>
    private string RelationName(ForeignKey key)
    {
        var words = NameWords.Words(key.Columns[0]);
        var name = key.Columns.Count == 1 && words.Count > 1 && words[^1] == "id" ? key.Columns[0][..^2].TrimEnd('_') : key.Name.Name;
        return _catalog.Contains(new(Column.OfKind, key.Name.OfTable().Member(name))) ? Identifier(key.Name.Name) : Identifier(name);
    }

    private void WriteBlockAttributes(Table table, List<SchemaObject> parts, PrimaryKey? primary)
    {
        var attributes = new List<string>();
        if (primary is { Columns.Count: > 1 }) attributes.Add($"@@id([{Fields(primary.Columns)}]{(OwnKeyName(primary) is { } name ? $", map: {Quoted(name)}" : "")})");
        foreach (var part in parts)
            if (part is not (Unique { Columns.Count: 1 } or Index { Unique: true, Keys.Count: 1 }) && BlockAttribute(part, Identifier) is { } attribute) attributes.Add(attribute);
        if (!IsIdentifier(table.Name.Name)) attributes.Add($"@@map({Quoted(table.Name.Name)})");
        if (primary is null && !attributes.Any(a => a.StartsWith("@@unique", StringComparison.Ordinal)) && !parts.Any(p => p is Unique or Index { Unique: true })) attributes.Add("@@ignore");
        if (attributes.Count > 0) _output.Append('\n');
        foreach (var attribute in attributes) _output.Append($"  {attribute}\n");
    }

    /// <summary>An index or a unique constraint as an attribute of its model; null for what Prisma cannot say.</summary>
    /// <param name="field">The field behind a column.</param>
    internal static string? BlockAttribute(SchemaObject part, Func<string, string> field)
    {
        if (part is Unique unique) return $"@@unique([{string.Join(", ", unique.Columns.Select(field))}], map: {Quoted(unique.Name.Name)})";
        if (part is not Index { Predicate: null } index || !IsPlain(index)) return null;
        var keys = string.Join(", ", index.Keys.Select(k => field(k.Column!) + (k.Descending ? "(sort: Desc)" : "")));
        var method = index.Method == "btree" ? "" : $", type: {char.ToUpperInvariant(index.Method[0])}{index.Method[1..]}";
        return index.Unique ? $"@@unique([{keys}], map: {Quoted(index.Name.Name)})" : $"@@index([{keys}]{method}, map: {Quoted(index.Name.Name)})";
    }

    private (string Type, string? Native) PrismaType(SqlType type)
    {
        if (_enums.Contains(type.Name)) return (Identifier(type.Name), null);
        var size = type.Modifier is null ? "" : $"({type.Modifier.Replace(",", ", ", StringComparison.Ordinal)})";
        return type.Name switch
        {
            "text" => ("String", null),
            "character varying" => ("String", $"@db.VarChar{size}"),
            "character" => ("String", $"@db.Char{size}"),
            "uuid" => ("String", "@db.Uuid"),
            "citext" => ("String", "@db.Citext"),
            "xml" => ("String", "@db.Xml"),
            "inet" => ("String", "@db.Inet"),
            "boolean" => ("Boolean", null),
            "integer" => ("Int", null),
            "smallint" => ("Int", "@db.SmallInt"),
            "bigint" => ("BigInt", null),
            "real" => ("Float", "@db.Real"),
            "double precision" => ("Float", null),
            "numeric" => ("Decimal", type.Modifier == "65,30" ? null : $"@db.Decimal{size}"),
            "money" => ("Decimal", "@db.Money"),
            "timestamp without time zone" => ("DateTime", type.Modifier == "3" ? null : $"@db.Timestamp{size}"),
            "timestamp with time zone" => ("DateTime", $"@db.Timestamptz{size}"),
            "date" => ("DateTime", "@db.Date"),
            "time without time zone" => ("DateTime", $"@db.Time{size}"),
            "time with time zone" => ("DateTime", $"@db.Timetz{size}"),
            "jsonb" => ("Json", null),
            "json" => ("Json", "@db.Json"),
            "bytea" => ("Bytes", null),
            _ => ($"Unsupported({Quoted(type.Element().ToString())})", null),
        };
    }

    private static bool IsPlain(Index index) => index.Keys.All(k => k.Column is not null);

    private static string Action(string action) => action switch { "cascade" => "Cascade", "restrict" => "Restrict", "set null" => "SetNull", "set default" => "SetDefault", _ => "NoAction" };

    private static string Fields(EquatableArray<string> columns) => string.Join(", ", columns.Select(Identifier));

    private static bool IsIdentifier(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Identifier(string name)
    {
        if (IsIdentifier(name)) return name;
        var word = new string(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_').ToArray()).TrimStart('_');
        return word.Length == 0 || !char.IsAsciiLetter(word[0]) ? $"x_{word}" : word;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
