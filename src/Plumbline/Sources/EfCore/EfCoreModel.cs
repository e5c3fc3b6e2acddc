using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.EfCore;

/// <summary>
/// What Entity Framework says of a built project: its create script, the script of each migration, and how entities are called in the database.
/// Read from the text that the loader writes (<c>Plumbline.EfCore</c>): sections that begin with a line of U+0001, kind and name.
/// </summary>
/// <param name="Project">Repository path of the project.</param>
public sealed record EfCoreModel(string Project, string Provider, string Context, string CreateScript)
{
    private const char Mark = '\u0001';

    public EquatableArray<EfCoreMigration> Migrations { get; init; }
    public EquatableArray<EfCoreName> Names { get; init; }

    /// <summary>What stood in the way, in words; null when nothing did.</summary>
    public string? Fault { get; init; }

    public static EfCoreModel Read(string project, string output)
    {
        var model = new EfCoreModel(project, "", "", "");
        var migrations = new List<EfCoreMigration>();
        var names = new List<EfCoreName>();
        EfCoreName? entity = null;
        foreach (var (kind, name, text) in Sections(output))
        {
            switch (kind)
            {
                case "fault": model = model with { Fault = name }; break;
                case "provider": model = model with { Provider = name }; break;
                case "context": model = model with { Context = name }; break;
                case "create": model = model with { CreateScript = text }; break;
                case "migration": migrations.Add(new(name, text)); break;
                case "entity" when name.Split('\t') is [var type, var schema, var table]:
                    names.Add(entity = new(type, null, schema.Length == 0 ? null : schema, table, null));
                    break;
                case "property" when entity is not null && name.Split('\t') is [var property, var column]:
                    names.Add(entity with { Property = property, Column = column });
                    break;
            }
        }
        return model with { Migrations = [.. migrations], Names = [.. names] };
    }

    private static IEnumerable<(string Kind, string Name, string Text)> Sections(string output)
    {
        (string Kind, string Name)? at = null;
        var text = new StringBuilder();
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line is not [Mark, ..])
            {
                text.Append(line).Append('\n');
                continue;
            }
            if (at is var (kind, name)) yield return (kind, name, text.ToString());
            text.Clear();
            var space = line.IndexOf(' ');
            at = space < 0 ? (line[1..], "") : (line[1..space], line[(space + 1)..]);
        }
        if (at is var (last, named)) yield return (last, named, text.ToString());
    }

    /// <summary>The dialect of EF's provider; null for a database that is not read.</summary>
    public string? Dialect() =>
        Provider.Contains("Npgsql", StringComparison.Ordinal) ? AllDialects.Postgres : Provider.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) ? AllDialects.Sqlite : null;

    /// <summary>The declared schema: what EF would create.</summary>
    public Source Declared(string name, SqlSchemaSettings settings)
    {
        var dialect = Dialect() ?? AllDialects.Postgres;
        var source = SqlSchema.Read([new(name, Project, CreateScript, new(name, Project, 1, 1))], name, Project, settings with { Dialect = dialect });
        return source with { Format = "efcore", ModelNames = ModelNames(AllDialects.Find(dialect)!.DefaultSchema) };
    }

    private Dictionary<ObjectId, ModelName> ModelNames(string schema)
    {
        var names = new Dictionary<ObjectId, ModelName>();
        foreach (var each in Names)
        {
            var table = new ObjectName(each.Schema ?? schema, each.Table);
            var entity = each.Entity[(each.Entity.LastIndexOf('.') + 1)..];
            if (each.Property is { } property) names[new(Column.OfKind, table.Member(each.Column!))] = new(entity, property, property != each.Column);
            else names[new(Table.OfKind, table)] = new(entity, null, entity != each.Table);
        }
        return names;
    }

    /// <summary>The migrations as EF's own scripts, replayed; each stands where its C# file is.</summary>
    /// <param name="fileOf">The repository path of a migration's file by its id; null where it is not found.</param>
    public Source History(string name, MigrationFolderSettings settings, Func<string, string?> fileOf)
    {
        var folder = Paths.Under(Paths.Folder(Project), "Migrations");
        var files = Migrations.Select(m =>
        {
            var file = fileOf(m.Id) ?? Project;
            return new SourceText(name, $"{folder}/{m.Id}.sql", m.Script, new(name, file, 1, 1));
        });
        var listing = new MigrationFolderListing(folder, [.. files]) { Dialect = Dialect() };
        return MigrationFolder.Read(listing, name, settings) with { Format = "efcore", Location = Project };
    }
}

/// <summary>A migration and the SQL that EF would run for it.</summary>
public sealed record EfCoreMigration(string Id, string Script);

/// <summary>How an entity, or one of its properties, is called in the database.</summary>
public sealed record EfCoreName(string Entity, string? Property, string? Schema, string Table, string? Column);
