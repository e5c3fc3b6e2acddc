using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>From what the files of a schema export to Drizzle's model: tables first, then what names other tables.</summary>
internal sealed class DrizzleDeclaration
{
    private readonly DrizzleEvaluator _evaluator;
    private readonly DrizzleValues _values;
    private readonly string? _casing;
    private readonly string _source;
    private readonly DrizzleModel _model;
    private readonly HashSet<DrizzleTableDraft> _seen = [];

    private readonly DrizzleKeyNames _names;

    private DrizzleDeclaration(CodeProject project, DrizzleSettings settings, string source)
    {
        _evaluator = new(project);
        _values = new(_evaluator, settings.Casing);
        (_casing, _source, _names) = (settings.Casing, source, new(settings.HasServerNames));
        _model = new(settings.Dialect);
    }

    /// <param name="schemas">The files that the tool's configuration names: what they export is the schema.</param>
    public static DrizzleModel Read(CodeProject project, IReadOnlyList<CodeFile> schemas, DrizzleSettings settings, string source)
    {
        var read = new DrizzleDeclaration(project, settings, source);
        var tables = new List<DrizzleTableDraft>();
        var parts = new List<(string Name, DrizzleThing.Part Part)>();
        var met = new HashSet<(CodeFile, string)>();
        foreach (var file in schemas) read.Exports(file, tables, parts, met);
        foreach (var table in tables) read.Table(table);
        foreach (var (_, part) in parts) read.Whole(part);
        return read._model;
    }

    private void Exports(CodeFile file, List<DrizzleTableDraft> tables, List<(string, DrizzleThing.Part)> parts, HashSet<(CodeFile, string)> met)
    {
        foreach (var export in file.Exports)
        {
            if (!met.Add((file, $"{export.Name} {export.Module}"))) continue;
            if (export is { Name: "*", Module: { } module })
            {
                if (_evaluator.Project.Module(file, module) is { } other) Exports(other, tables, parts, met);
                continue;
            }
            var thing = export.Module is { } from ? _evaluator.Imported(file, from, export.Export ?? export.Name) : _evaluator.Imported(file, Self(file), export.Name);
            switch (thing)
            {
                case DrizzleThing.Table table when _seen.Add(table.Draft):
                    table.Draft.Variable = export.Name;
                    tables.Add(table.Draft);
                    break;
                case DrizzleThing.Enum of when !_model.Enums.Contains(of.Of):
                    _model.Enums.Add(of.Of);
                    break;
                case DrizzleThing.Schema { Name: { } schema } when schema != "public" && _model.Schemas.TrueForAll(s => s.Name != schema):
                    _model.Schemas.Add(new(null, schema, At(file, default)));
                    break;
                case DrizzleThing.Part part:
                    parts.Add((export.Name, part));
                    break;
            }
        }
    }

    /// <summary>The module's name by which a file would import itself.</summary>
    private static string Self(CodeFile file) => $"./{Paths.Name(file.Path)}";

    private Origin At(CodeFile file, CodePlace place) => new(_source, file.Path, Math.Max(1, place.Line), place.Column);

    private Origin At(Origin place) => place with { Source = _source };

    // Tables

    private void Table(DrizzleTableDraft draft)
    {
        // A schema that no file exports is made by somebody else; what stands in it is declared here.
        if (draft.Schema is { } schema and not "public" && _model.Schemas.TrueForAll(s => s.Name != schema)) _model.Schemas.Add(new(null, schema, At(draft.At)));
        var table = new DrizzleTable(new(draft.Schema, draft.Name, At(draft.At))) { Variable = draft.Variable, RowSecurity = draft.RowSecurity };
        foreach (var column in draft.Columns) Column(table, draft, column);
        foreach (var (name, part) in Extra(draft)) Part(table, draft, part, name);
        _model.Tables.Add(table);
    }

    private void Column(DrizzleTable table, DrizzleTableDraft draft, DrizzleColumnDraft column)
    {
        var name = column.NameIn(_casing);
        if (column.Type is null)
        {
            // The column is there; what it is made of is not known.
            _model.Unknown.Add(new(draft.Schema, column.Key == "..." ? "*" : name, draft.Name));
            return;
        }
        var value = column.HasDefault ? _values.Default(column) : null;
        if (column.HasDefault && value is null && column.Default is not DrizzleThing.Plain { Value: "null" or "undefined" }) _model.UnknownDefaults.Add(new(draft.Schema, name, draft.Name));
        table.Columns.Add(new(name, column.Type + column.Arrays, At(column.At))
        {
            TypeSchema = column.Enum is { } of ? of.Name.Schema ?? "public" : null,
            NotNull = column.NotNull,
            IsKey = column.IsKey,
            AutoIncrement = column.AutoIncrement,
            Default = value,
            Generated = column.Generated is { } generated ? Generated(generated, draft) : null,
            Identity = column.Identity is { } identity ? Identity(identity, column.Type) : null,
            Field = column.Key,
        });
        if (column.Unique is { } unique) table.Uniques.Add(new(unique.Name ?? _names.Unique(draft.Name, [(name, column.Name ?? column.Key)]), [name], At(column.At)) { NullsNotDistinct = unique.NullsNotDistinct });
        if (column.References is { To: DrizzleThing.Closure to } reference && _evaluator.Apply(to, [], default, to.Scope.File) is DrizzleThing.Column { Draft: { Table: not null } target })
            Key(table, null, [name], [target], Action(reference.Actions, "onDelete"), Action(reference.Actions, "onUpdate"), At(column.At));
    }

    private DrizzleGenerated? Generated((DrizzleThing? As, DrizzleThing? Options) generated, DrizzleTableDraft draft)
    {
        var text = generated.As is DrizzleThing.Word word ? word.Value : _values.Sql(generated.As);
        return text is null ? null : new(text, !draft.Sqlite || _evaluator.Member(generated.Options, "mode") is DrizzleThing.Word { Value: "stored" });
    }

    private DrizzleIdentity Identity((bool Always, DrizzleThing? Options) identity, string type)
    {
        var most = type switch { "smallint" => "32767", "integer" => "2147483647", _ => "9223372036854775807" };
        return new(identity.Always, (_evaluator.Member(identity.Options, "name") as DrizzleThing.Word)?.Value, Options(identity.Options, most));
    }

    private string Options(DrizzleThing? options, string most)
    {
        var words = new List<string> { $"INCREMENT BY {Option("increment") ?? "1"}", $"MINVALUE {Option("minValue") ?? "1"}", $"MAXVALUE {Option("maxValue") ?? most}", $"START WITH {Option("startWith") ?? "1"}", $"CACHE {Option("cache") ?? "1"}" };
        if (Option("cycle") == "true") words.Add("CYCLE");
        return string.Join(' ', words);

        string? Option(string name) => _evaluator.Member(options, name) switch
        {
            DrizzleThing.Plain plain => plain.Value,
            DrizzleThing.Word word => word.Value,
            _ => null,
        };
    }

    private string Action(DrizzleThing? actions, string name) => (_evaluator.Member(actions, name) as DrizzleThing.Word)?.Value ?? "no action";

    private void Key(DrizzleTable table, string? name, EquatableArray<string> columns, IReadOnlyList<DrizzleColumnDraft> targets, string onDelete, string onUpdate, Origin at)
    {
        var to = targets[0].Table!;
        var referenced = targets.Select(t => t.NameIn(_casing)).ToEquatableArray();
        name ??= _names.ForeignKey(table.Name.Name, columns, to.Name, referenced);
        table.ForeignKeys.Add(new(name, columns, new(to.Schema, to.Name, default), referenced, at) { OnDelete = onDelete, OnUpdate = onUpdate });
    }

    // What stands in a table's third argument

    private IEnumerable<(string Name, DrizzleThing.Part Part)> Extra(DrizzleTableDraft draft)
    {
        var extra = draft.Extra is DrizzleThing.Closure closure ? _evaluator.Apply(closure, [new DrizzleThing.Table(draft)], default, closure.Scope.File) : draft.Extra;
        var items = extra switch
        {
            DrizzleThing.List list => list.Items.SelectMany(i => i is DrizzleThing.List inner ? inner.Items : [i]).Select(i => ("", i)),
            DrizzleThing.Record record => record.Members.Select(m => (m.Name, _evaluator.Eval(m))),
            _ => [],
        };
        foreach (var (name, item) in items)
            if (item is DrizzleThing.Part part) yield return (name, part);
            else if (item is not DrizzleThing.Plain) _model.UnknownParts.Add(new(draft.Schema, draft.Name));
        if (draft.Extra is not null && extra is null) _model.UnknownParts.Add(new(draft.Schema, draft.Name));
    }

    private void Part(DrizzleTable table, DrizzleTableDraft draft, DrizzleThing.Part part, string key)
    {
        var at = At(part.File, part.At);
        var name = DrizzleBuilders.Word(part.Said[""], 0);
        switch (part.Kind)
        {
            case "index" or "uniqueIndex": new DrizzleIndexes(_values, _casing, _model, _names).Add(table, draft, part, name, at); break;
            case "unique": Unique(table, draft, part, name, at); break;
            case "primaryKey": PrimaryKey(table, part, at); break;
            case "foreignKey": ForeignKey(table, part, at); break;
            case "check" when name is not null && part.Said[""] is [_, var condition, ..]:
                if (_values.Sql(condition) is { } sql) table.Checks.Add(new(name, sql, at));
                else _model.UnknownParts.Add(new(draft.Schema, draft.Name));
                break;
            case "pgPolicy" when name is not null: table.Policies.Add(Policy(part, name, at)); break;
        }
    }

    private List<DrizzleColumnDraft> Columns(DrizzleThing? list) => list is DrizzleThing.List items ? items.Items.OfType<DrizzleThing.Column>().Select(c => c.Draft).ToList() : [];

    private void Unique(DrizzleTable table, DrizzleTableDraft draft, DrizzleThing.Part part, string? name, Origin at)
    {
        var columns = part.Said.GetValueOrDefault("on", []).OfType<DrizzleThing.Column>().Select(c => c.Draft).ToList();
        if (columns.Count == 0) return;
        table.Uniques.Add(new(name ?? _names.Unique(draft.Name, [.. columns.Select(c => (c.NameIn(_casing), c.Name ?? c.Key))]), columns.Select(c => c.NameIn(_casing)).ToEquatableArray(), at) { NullsNotDistinct = part.Said.ContainsKey("nullsNotDistinct") });
    }

    private void PrimaryKey(DrizzleTable table, DrizzleThing.Part part, Origin at)
    {
        var first = part.Said[""];
        var columns = Columns(_evaluator.Member(DrizzleBuilders.First(first), "columns"));
        // Before 0.30 columns were handed over one by one.
        if (columns.Count == 0) columns = first.OfType<DrizzleThing.Column>().Select(c => c.Draft).ToList();
        if (columns.Count == 0) return;
        var names = columns.Select(c => c.NameIn(_casing)).ToEquatableArray();
        var name = (_evaluator.Member(DrizzleBuilders.First(first), "name") as DrizzleThing.Word)?.Value ?? _names.PrimaryKey(table.Name.Name, names);
        table.PrimaryKeys.Add(new(name, names, at));
        // Its columns are not null, whether they say so or not; drizzle-kit leaves that to the server.
    }

    private void ForeignKey(DrizzleTable table, DrizzleThing.Part part, Origin at)
    {
        var said = DrizzleBuilders.First(part.Said[""]);
        if (said is DrizzleThing.Closure closure) said = _evaluator.Apply(closure, [], part.At, part.File);
        var (columns, targets) = (Columns(_evaluator.Member(said, "columns")), Columns(_evaluator.Member(said, "foreignColumns")));
        if (columns.Count == 0 || targets.Count != columns.Count || targets.Exists(t => t.Table is null)) return;
        Key(table, (_evaluator.Member(said, "name") as DrizzleThing.Word)?.Value, columns.Select(c => c.NameIn(_casing)).ToEquatableArray(), targets, Word("onDelete"), Word("onUpdate"), at);

        string Word(string name) => part.First(name) is DrizzleThing.Word word ? word.Value : "no action";
    }

    private DrizzlePolicy Policy(DrizzleThing.Part part, string name, Origin at)
    {
        var options = part.Said[""].Count > 1 ? part.Said[""][1] : null;
        var to = _evaluator.Member(options, "to") switch
        {
            DrizzleThing.List list => list.Items.Select(Role).OfType<string>().ToEquatableArray(),
            { } one when Role(one) is { } role => [role],
            _ => (EquatableArray<string>)["public"],
        };
        return new(name, at)
        {
            Restrictive = _evaluator.Member(options, "as") is DrizzleThing.Word { Value: "restrictive" },
            For = (_evaluator.Member(options, "for") as DrizzleThing.Word)?.Value.ToUpperInvariant() ?? "ALL",
            To = to,
            Using = _values.Sql(_evaluator.Member(options, "using")),
            WithCheck = _values.Sql(_evaluator.Member(options, "withCheck")),
        };

        static string? Role(DrizzleThing? thing) => thing switch
        {
            DrizzleThing.Word word => word.Value,
            DrizzleThing.Role role => role.Name,
            // drizzle-orm/supabase and drizzle-orm/neon bring roles under their own names.
            DrizzleThing.Foreign { Name: "authenticatedRole" } => "authenticated",
            DrizzleThing.Foreign { Name: "anonRole" or "anonymousRole" } => "anon",
            DrizzleThing.Foreign { Name: "serviceRole" } => "service_role",
            DrizzleThing.Foreign { Name: "postgresRole" } => "postgres",
            _ => null,
        };
    }

    // What stands beside tables

    private void Whole(DrizzleThing.Part part)
    {
        if (DrizzleBuilders.Word(part.Said[""], 0) is not { } word) return;
        var at = At(part.File, part.At);
        var name = new DrizzleName((part.First("schema") as DrizzleThing.Word)?.Value, word, at);
        switch (part.Kind)
        {
            case "pgSequence":
                _model.Sequences.Add(new(name, Options(part.Said[""].Count > 1 ? part.Said[""][1] : null, "9223372036854775807")));
                break;
            case "pgView" or "pgMaterializedView" or "sqliteView" or "view" when !part.Said.ContainsKey("existing"):
                if (_values.Sql(part.First("as")) is { } query) _model.Views.Add(new(name, query, part.Kind == "pgMaterializedView"));
                else _model.UnknownParts.Add(new(name.Schema, name.Name));
                break;
            case "pgPolicy" when part.First("link") is DrizzleThing.Table { Draft: var table }:
                _model.LinkedPolicies.Add((new(table.Schema, table.Name, default), Policy(part, word, at)));
                break;
        }
    }
}
