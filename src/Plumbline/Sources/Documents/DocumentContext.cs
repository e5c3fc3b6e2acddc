using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>What the readers of one document share: the names that are known, what the document is about, and the claims so far.</summary>
internal sealed class DocumentContext(SourceText file, Vocabulary known, EquatableArray<string> databases, DocumentSql sql)
{
    private static readonly string[] s_open =
        ["example", "examples", "proposal", "proposed", "proposals", "future", "roadmap", "planned", "todo", "ideas", "idea", "alternative", "alternatives", "draft", "wishlist", "changelog", "deprecated", "legacy", "old", "previous", "before", "later",
         "recommended", "recommendation", "recommendations", "suggested", "suggestion", "suggestions", "optional", "backlog", "someday", "tutorial", "sample", "template", "pseudo", "hypothetical", "rejected", "upcoming", "next", "troubleshooting", "tuning", "optimization", "optimizations"];

    /// <summary>What stands under these is to be made by whoever needs it. A query runs there as anywhere.</summary>
    private static readonly string[] s_fixes = ["fix", "workaround"];

    /// <summary>Words of a file's name that say that it tells what may come.</summary>
    private static readonly string[] s_plans = ["plan", "plans", "roadmap", "proposal", "todo", "rfc"];

    /// <summary>Words of a folder's name that say that it keeps what may come, or what was.</summary>
    private static readonly string[] s_folders = ["specs", "spec", "rfc", "rfcs", "adr", "adrs", "proposals", "plans", "roadmap", "tasks", "archive", "archived", "blog"];

    private readonly List<Claim> _claims = [];

    public SourceText File => file;
    public Vocabulary Known => known;
    public EquatableArray<string> Databases => databases;
    public DocumentSql Sql => sql;

    /// <summary>The migrations that the document is about: named in a heading, or in its first blocks.</summary>
    public EquatableArray<string> Migrations { get; private set; }

    /// <summary>Those that a section names, by the place of its heading.</summary>
    private readonly Dictionary<int, EquatableArray<string>> _inSections = [];

    /// <summary>The migrations that a block speaks of: its section's, else the document's.</summary>
    public EquatableArray<string> MigrationsOf(DocumentBlock block) => _inSections.TryGetValue(Section(block), out var named) ? named : Migrations;

    public void FindMigrations(IReadOnlyList<DocumentBlock> blocks)
    {
        var about = new List<string>();
        for (var at = 0; at < blocks.Count; at++)
            foreach (var word in blocks[at].Words.Concat(blocks[at].Rows.SelectMany(r => r).SelectMany(c => c.Words)))
            {
                if (known.Migration(word.Text)?.Migration.Name is not { } name) continue;
                if ((blocks[at].Kind == BlockKind.Heading || at < Opening) && !about.Contains(name)) about.Add(name);
                var section = Section(blocks[at]);
                if (!_inSections.TryGetValue(section, out var named)) _inSections[section] = [name];
                else if (!named.Contains(name)) _inSections[section] = named.Add(name);
            }
        Migrations = about.ToEquatableArray();
    }

    private const int Opening = 3;

    private static int Section(DocumentBlock block) => block.Kind == BlockKind.Heading ? block.At : block.Headings.IsEmpty ? -1 : block.Headings[^1].At;

    /// <summary>Why nothing in it can be held against the schema of today: a changelog, a dated note, a plan. null for others.</summary>
    private readonly string? _apart = Apart(file.Path);

    public IReadOnlyList<Claim> Claims => _claims;

    public void Add(ClaimWord word, int at, string text, DocumentBlock? block = null, ClaimAbout about = ClaimAbout.Any, string? database = null, string? open = null) =>
        _claims.Add(new(word, file.At(at), Short(text)) { About = about == ClaimAbout.Any && block is not null ? About(word, block) : about, Database = database, Open = (block is null ? null : Open(word, block)) ?? open });

    public void AddAt(ClaimWord word, Origin where, string text, DocumentBlock block, string? open = null) => _claims.Add(new(word, where, Short(text)) { About = About(word, block), Open = Open(word, block) ?? open });

    /// <summary>
    /// The state that a claim speaks of where its own sentence leaves it open: that of the migrations, where what introduces its block speaks of them,
    /// or where it stands under a heading of what is new and a migration is named that brings it.
    /// </summary>
    private ClaimAbout About(ClaimWord word, DocumentBlock block)
    {
        if (word is not (ClaimWord.Presence or ClaimWord.Described or ClaimWord.Defined or ClaimWord.Runs)) return ClaimAbout.Any;
        var introduction = block.Kind is BlockKind.Table or BlockKind.Code ? block.Before : default;
        if (Sentences.Has(introduction, "migrations") && Sentences.About(introduction) == ClaimAbout.History) return ClaimAbout.History;
        if (MigrationsOf(block).IsEmpty) return ClaimAbout.Any;
        return Sentences.About(introduction) == ClaimAbout.History || (!block.Headings.IsEmpty && Sentences.Has(block.Headings[^1].Words, "new", "added", "migration", "changes")) ? ClaimAbout.History : ClaimAbout.Any;
    }

    /// <summary>Why what a block says cannot be judged; null when it can.</summary>
    private string? Open(ClaimWord claim, DocumentBlock block)
    {
        if (_apart is not null) return _apart;
        foreach (var heading in block.Headings)
            foreach (var word in heading.Words)
                if (word.Kind != WordKind.Code && (Array.Exists(s_open, w => word.Is(w)) || (claim is not ClaimWord.Runs && Array.Exists(s_fixes, w => word.Is(w))) || StatementClaims.IsOpenMark(word))) return $"it stands under {Sentences.Text(heading.Words)}";
        if (block.Kind is not (BlockKind.Heading or BlockKind.Paragraph or BlockKind.Item) && IsOpening(block.Before)) return "it is introduced as something that is not there yet, or as an example";
        return null;
    }

    private static bool IsOpening(EquatableArray<Word> introduction) =>
        Sentences.Has(introduction, "example", "proposed", "planned", "future", "would", "could", "should", "alternative", "suggested", "recommended", "e.g", "instead", "fix");

    /// <summary>Whether what introduces a list says that it is there: not <c>Ensure that `users` has:</c>, not <c>Add to `users`:</c>.</summary>
    public static bool IsSaid(EquatableArray<Word> introduction) => !IsOpening(introduction) && !StatementClaims.IsNotSaid(introduction) && !Sentences.Has(introduction, "add", "create", "need", "needs");

    /// <summary>The table that a word names. A plain word does so only in a form that no other word has.</summary>
    public ObjectName? TableOf(Word word, bool plainCounts = false)
    {
        if (word.Kind == WordKind.Mark || word.Text.Length < 2) return null;
        if (word.Kind == WordKind.Code) return known.Table(word.Text);
        return plainCounts || IsUnlikeProse(word.Text) ? known.Table(word.Text) : null;
    }

    /// <summary>The only table that words name; null when they name none or more.</summary>
    public ObjectName? OnlyTable(EquatableArray<Word> words, bool plainCounts = false)
    {
        ObjectName? found = null;
        foreach (var word in words)
        {
            var table = TableOf(word, plainCounts) ?? (word.Kind == WordKind.Code && known.Dotted(word.Text) is { } dotted ? dotted.Name.OfTable() : null);
            if (table is null || table == found) continue;
            if (found is not null) return null;
            found = table;
        }
        return found;
    }

    /// <summary>The table that a block is about: named in what introduces it, else in the nearest heading that names one.</summary>
    public ObjectName? TableAbout(DocumentBlock block)
    {
        if (block.Kind is BlockKind.Table or BlockKind.Code && OnlyTable(block.Before) is { } introduced) return introduced;
        for (var at = block.Headings.Count - 1; at >= 0; at--)
            if (HeadingTable(block.Headings[at]) is { } table) return table;
        return null;
    }

    /// <summary>Whether what introduces a block, or a heading above it, names the table to the letter.</summary>
    public bool IsNamed(ObjectName table, DocumentBlock block) => block.Before.Concat(block.Headings.SelectMany(h => h.Words)).Any(w => w.Kind != WordKind.Mark && known.IsName(w.Text, table));

    /// <summary>A heading names a table in code, or is nothing but its name beside numbers and the words table, model and entity.</summary>
    private ObjectName? HeadingTable(DocumentBlock heading)
    {
        if (OnlyTable(heading.Words) is { } table) return table;
        // What stands behind a name says more of it: `profiles (module 1)`, `profiles – who signs in`.
        var end = heading.Words.Count;
        for (var at = 1; at < end; at++)
            if (heading.Words[at].Kind == WordKind.Mark && heading.Words[at].Text is "(" or "–" or "—") end = at;
        var names = EquatableArray.Create(heading.Words.Span[..end]).Where(w => w.Kind != WordKind.Mark && !w.IsOneOf("table", "model", "entity", "the", "fields", "columns", "of") && !char.IsAsciiDigit(w.Text[0]));
        return names.Count == 1 ? TableOf(names[0], plainCounts: true) : null;
    }

    public static bool IsUnlikeProse(string word) => word.Contains('_') || (word.Any(char.IsAsciiLetterLower) && word.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 && !word.AsSpan().ContainsAny("-/'"));

    private static string? Apart(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        if (name.Contains("CHANGELOG", StringComparison.OrdinalIgnoreCase) || name.StartsWith("HISTORY", StringComparison.OrdinalIgnoreCase) || name.Contains("RELEASE", StringComparison.OrdinalIgnoreCase)) return "it stands in a changelog, which tells what was";
        if (IsDated(name)) return "its file is dated: it tells what was then";
        if (Path.GetFileNameWithoutExtension(name).Split('-', '_', ' ', '.').Any(w => s_plans.Contains(w, StringComparer.OrdinalIgnoreCase))) return "its file is a plan, by its name";
        var plan = Array.Find(parts[..^1], p => p.Split('-', '_', ' ', '.').Any(w => s_folders.Contains(w, StringComparer.OrdinalIgnoreCase)));
        return plan is null ? null : $"it lies under {plan}/, where plans and decisions are kept";
    }

    /// <summary><c>2025-06-26-alignment.md</c>, <c>runbook-2026-05-10.md</c></summary>
    private static bool IsDated(string name)
    {
        for (var at = 0; at + 10 <= name.Length; at++)
            if (name[at + 4] == '-' && name[at + 7] == '-' && name[at] is '1' or '2' && name.AsSpan(at, 10).Count('-') == 2 && DateOnly.TryParseExact(name.AsSpan(at, 10), "yyyy-MM-dd", out _)) return true;
        return false;
    }

    private static string Short(string text) => text.Length <= 120 ? text : text[..117] + "…";
}
