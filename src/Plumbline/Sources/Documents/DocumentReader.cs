using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Sources.Documents;

/// <summary>What reading documents stands on besides their text.</summary>
public sealed record DocumentSettings
{
    public int PostgresVersion { get; init; } = 17;
    public EquatableArray<string> Assume { get; init; }

    /// <summary>The databases by the names that the configuration gives them, read or not.</summary>
    public EquatableArray<string> Databases { get; init; }
}

/// <summary>
/// Markdown files as a voice: the claims that they make about the schema of the sources beside them. Prose counts only where its pattern is certain;
/// what a sentence leaves open is left open.
/// </summary>
public static class DocumentReader
{
    public const string Format = "markdown";

    /// <summary>A document that the parser gives up on.</summary>
    public const string UnreadableRule = "document-not-understood";

    /// <param name="sources">The other sources of the project: their names are the words that are looked for.</param>
    /// <param name="location">What the configuration said, or what was found.</param>
    public static Source Read(IReadOnlyList<SourceText> files, IReadOnlyList<Source> sources, string name, string location, DocumentSettings settings)
    {
        var known = new Vocabulary(sources);
        var dialect = AllDialects.Find(sources.FirstOrDefault(s => s.Role is SourceRole.History or SourceRole.Declared)?.Dialect ?? AllDialects.Postgres) ?? AllDialects.Find(AllDialects.Postgres)!;
        var meanings = Meanings(sources, dialect, settings);
        var (read, findings) = (new List<(DocumentContext Context, IReadOnlyList<DocumentBlock> Blocks)>(), new List<Finding>());
        foreach (var file in files)
        {
            try
            {
                read.Add(Read(file, known, dialect, meanings, settings));
            }
            catch (ArgumentException)
            {
                findings.Add(new(UnreadableRule, Severity.Low, null, new(name, file.Path), "its lists or quotes are nested too deeply: what it says was not read") { About = file.Path, AboutKind = "file" });
            }
        }
        UseCaseClaims.Read(read);
        return new(name, SourceRole.Document, Format, dialect.Name, location, Catalog.Empty, new(Format, _ => false, (_, _) => false))
        {
            Claims = read.SelectMany(r => r.Context.Claims).ToEquatableArray(),
            Findings = findings.ToEquatableArray(),
            Unread = findings.Count,
        };
    }

    /// <summary>What names in queries mean to each schema: to the declared ones together, which come first, and to each history.</summary>
    private static List<SchemaMeanings> Meanings(IReadOnlyList<Source> sources, Dialect dialect, DocumentSettings settings)
    {
        if (dialect.Name != AllDialects.Postgres) return [];
        var path = new OutsideObjects(settings.Assume).SearchPath(dialect.DefaultSchema);
        var catalogs = sources.Where(s => s.Role == SourceRole.History).Select(s => (s.Catalog, IsDeclared: false)).ToList();
        var declared = sources.Where(s => s.Role == SourceRole.Declared).ToList();
        if (declared.Count > 0) catalogs.Insert(0, (declared.Skip(1).SelectMany(s => s.Catalog.Objects).Aggregate(declared[0].Catalog, (all, o) => all.With(o)), true));
        // What a schema leaves out (Prisma knows no views) may be there: then nothing is told.
        return [.. catalogs.Select(c => new SchemaMeanings(new QueryMeanings(c.Catalog, settings.PostgresVersion, path) { HasAllRelations = false, HasAllFunctions = false }, c.IsDeclared))];
    }

    private static (DocumentContext, IReadOnlyList<DocumentBlock>) Read(SourceText file, Vocabulary known, Dialect dialect, IReadOnlyList<SchemaMeanings> meanings, DocumentSettings settings)
    {
        var blocks = DocumentText.Read(file.Text);
        var context = new DocumentContext(file, known, settings.Databases, new(dialect, settings.PostgresVersion, settings.Assume, known.Sources));
        context.FindMigrations(blocks);
        var code = blocks.Where(b => b.Kind == BlockKind.Code).ToList();
        SqlClaims.Read(code.Where(b => SqlClaims.IsSql(b.Language)), context, meanings);
        PrismaClaims.Read(code.Where(b => b.Language == "prisma"), context);
        foreach (var diagram in code.Where(b => b.Language == "mermaid")) MermaidClaims.Read(diagram, context);
        foreach (var block in blocks) Text(block, context);
        foreach (var list in Lists(blocks)) ListClaims.Read(list, context);
        SaidTwice.Read(blocks, context);
        return (context, blocks);
    }

    private static void Text(DocumentBlock block, DocumentContext context)
    {
        if (block.Kind == BlockKind.Table)
        {
            TableClaims.Read(block, context);
            foreach (var cell in block.Rows.Skip(1).SelectMany(r => r)) Sentences(cell.Words, block, context);
        }
        // An open box is work that is still to do.
        else if (block.Kind is not BlockKind.Code && block.IsChecked is not false) Sentences(block.Words, block, context);
    }

    private static void Sentences(EquatableArray<Word> words, DocumentBlock block, DocumentContext context)
    {
        if (words.Count < 2) return;
        foreach (var sentence in Documents.Sentences.Of(words))
        {
            CountClaims.Read(sentence, block, context);
            StatementClaims.Read(sentence, block, context);
            KeyClaims.Read(sentence, block, context);
            ChangeClaims.Read(sentence, block, context);
            ObjectClaims.Read(sentence, block, context);
            StandingClaims.Read(sentence, block, context);
        }
    }

    /// <summary>Items that stand one behind the other.</summary>
    private static IEnumerable<List<DocumentBlock>> Lists(IReadOnlyList<DocumentBlock> blocks)
    {
        var list = new List<DocumentBlock>();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Item) list.Add(block);
            else if (list.Count > 0)
            {
                yield return list;
                list = [];
            }
        }
        if (list.Count > 0) yield return list;
    }
}
