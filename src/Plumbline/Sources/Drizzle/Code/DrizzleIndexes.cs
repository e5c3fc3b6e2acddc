using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>Indexes as the code declares them.</summary>
internal sealed class DrizzleIndexes(DrizzleValues values, string? casing, DrizzleModel model, DrizzleKeyNames names)
{
    public void Add(DrizzleTable table, DrizzleTableDraft draft, DrizzleThing.Part part, string? name, Origin at)
    {
        var on = part.Said.GetValueOrDefault("on") ?? part.Said.GetValueOrDefault("onOnly");
        var method = "btree";
        if (part.Said.TryGetValue("using", out var use))
        {
            method = DrizzleBuilders.Word(use, 0) ?? method;
            on = use.Skip(1).ToList();
        }
        var keys = (on ?? []).Select(k => Key(k, draft.Sqlite)).ToList();
        var where = part.First("where");
        var condition = where is null ? null : values.Sql(where);
        if (keys.Count == 0 || keys.Contains(null) || (where is not null && condition is null))
        {
            model.UnknownParts.Add(new(draft.Schema, draft.Name));
            return;
        }
        name ??= names.Index(draft.Name, on!.Select(k => NameOf(k) ?? "expr"));
        table.Indexes.Add(new(name, keys.Select(k => new DrizzleIndexKey(k!)).ToEquatableArray(), part.Kind == "uniqueIndex", at)
        {
            Method = method,
            Where = condition,
            With = part.First("with") is DrizzleThing.Record with ? with.Members.Select(m => $"{m.Name}={(m.Value is Sources.Code.CodeValue.Plain plain ? plain.Word : "")}").ToEquatableArray() : [],
        });
    }

    private string? NameOf(DrizzleThing? key) => key switch
    {
        DrizzleThing.Column column => column.Draft.NameIn(casing),
        DrizzleThing.Ordered ordered => NameOf(ordered.Of),
        _ => null,
    };

    private string? Key(DrizzleThing? key, bool sqlite) => key switch
    {
        DrizzleThing.Column column => DrizzleSql.Quoted(column.Draft.NameIn(casing)),
        DrizzleThing.Ordered ordered when Key(ordered.Of, sqlite) is { } of => sqlite ? of + (ordered.Descending ? " DESC" : "") : DrizzleSnapshot.DirectionOf(of, ordered.Operators, !ordered.Descending, ordered.NullsFirst ?? false),
        DrizzleThing.Sql sql => values.Sql(sql, bare: true),
        _ => null,
    };
}
