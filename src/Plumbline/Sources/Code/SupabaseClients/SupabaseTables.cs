using Plumbline.Model;

namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>A table that a chain of calls began with.</summary>
internal sealed record FromTable(ObjectName Name, SchemaObject? Found);

/// <summary>Tells which table a chain of calls on a client is about.</summary>
internal sealed class SupabaseTables(SupabaseSchema schema, SupabaseClients clients)
{
    public bool IsClient(CodeFile file, CodeValue on) => clients.IsClient(file, on);

    /// <summary>The table that <c>on.from(value)</c> names.</summary>
    public FromTable? Of(CodeFile file, CodeValue on, CodeValue value)
    {
        var text = value as CodeValue.Text ?? (value is CodeValue.Bound { Binding: var index } && index < file.Bindings.Count && file.Bindings[index] is CodeBinding.Variable { Certain: true, Value: CodeValue.Text named } ? named : null);
        if (text is null || Schema(file, on) is not { } space) return null;
        return new(new(space, text.Value), schema.Relation(space, text.Value));
    }

    /// <summary>What <c>.schema('x')</c> says; null where it is not known.</summary>
    public static string? Schema(CodeFile file, CodeValue on)
    {
        if (on is CodeValue.Known known) on = file.Calls[known.Index];
        return on is CodeValue.Call { Callee: CodeValue.Member { Name: "schema" }, Arguments: [var named, ..] } ? (named as CodeValue.Text)?.Value : "public";
    }

    public FromTable? Behind(CodeFile file, CodeValue on)
    {
        for (var call = CallOf(file, on); call is { Callee: CodeValue.Member member }; call = CallOf(file, member.Of))
            if (member.Name == "from") return From(file, call);
        return null;
    }

    /// <summary>The table of <c>client.from('t')</c>.</summary>
    public FromTable? From(CodeFile file, CodeValue.Call call) =>
        call is { Callee: CodeValue.Member { Of: var on }, Arguments: [var name, ..] } && clients.IsClient(file, on) ? Of(file, on, name) : null;

    public static CodeValue.Call? CallOf(CodeFile file, CodeValue value) => value switch
    {
        CodeValue.Call call => call,
        CodeValue.Known known => file.Calls[known.Index],
        _ => null,
    };
}
