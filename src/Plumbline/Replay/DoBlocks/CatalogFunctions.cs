using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Functions that look into the catalog (manual 9.27).</summary>
internal static class CatalogFunctions
{
    public static object? Call(string name, object[] arguments, Scope scope)
    {
        if (name.StartsWith("has_", StringComparison.Ordinal) && name.EndsWith("_privilege", StringComparison.Ordinal)) return AccessList.Has(arguments, scope);
        if (name.StartsWith("to_reg", StringComparison.Ordinal)) return scope.System.Find(name["to_".Length..], Values.Text(arguments[0]));
        var subject = arguments.Length > 0 ? Subject(arguments[0], scope) : null;
        switch (name)
        {
            case "pg_get_constraintdef": return subject is null ? Unknown.Value : ConstraintTexts.Definition(subject);
            case "pg_get_indexdef": return subject is null ? Unknown.Value : IndexTexts.Definition(subject);
            case "pg_get_expr": return arguments[0] is string ? arguments[0] : Unknown.Value;
            case "pg_get_viewdef": return subject is View view ? view.Query : Unknown.Value;
            case "pg_get_function_identity_arguments" or "pg_get_function_arguments": return subject is Function function ? string.Join(", ", CatalogTables.IdentityTypes(function)) : Unknown.Value;
            case "format_type": return arguments[0] is ObjectReference { Id: var type } ? SystemTypes.Formatted(type, arguments.Length > 1 ? arguments[1] : null) : Unknown.Value;
            case "obj_description": return subject is null ? Unknown.Value : subject.Comment;
            case "pg_table_is_visible" or "pg_type_is_visible" or "pg_function_is_visible": return subject is null ? Unknown.Value : scope.Catalog.Session.SearchPath.Contains(subject.Name.Schema ?? "");
            case "pg_get_serial_sequence": return SerialSequence(arguments, scope);
            case "pg_get_partkeydef": return subject is Table { PartitionBy: { } key } ? key : null;
            default: return Unknown.Value;
        }
    }

    private static SchemaObject? Subject(object argument, Scope scope) => argument is string ? null : scope.System.Behind(argument);

    private static object? SerialSequence(object[] arguments, Scope scope)
    {
        if (arguments.Length < 2 || scope.System.Find("regclass", Values.Text(arguments[0])) is not { } table) return null;
        var column = new ObjectId(Column.OfKind, table.Id.Name.Member(Values.Text(arguments[1])));
        var sequence = scope.Catalog.Current.Children<Sequence>(column).FirstOrDefault();
        return sequence is null ? null : $"{Quoting.Name(sequence.Name.Schema ?? "public")}.{Quoting.Name(sequence.Name.Name)}";
    }
}
