using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// What C# says to a database, file by file and without building it: the SQL handed to Entity Framework, Dapper and ADO.NET.
/// A text is taken as SQL by where it goes, never by how it begins.
/// </summary>
public static class CSharpReader
{
    private static readonly string[] s_methods =
    [
        "FromSql", "FromSqlRaw", "FromSqlInterpolated", "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "SqlQuery", "SqlQueryRaw",
        "CommandDefinition", "CreateCommand", "NpgsqlCommand", "NpgsqlBatchCommand", "SqliteCommand", "BeginTextExport", "BeginTextImport",
    ];

    /// <summary>Dapper's, which come in many endings: QueryFirstOrDefaultAsync, ExecuteScalar, …</summary>
    private static readonly string[] s_beginnings = ["Query", "Execute"];

    /// <param name="path">Repository path.</param>
    public static CodeFile Read(string path, string text)
    {
        // Most files say nothing to a database: they are not parsed.
        if (!MaySpeak(text)) return new(path);
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        var strings = new CSharpStrings(root);
        var texts = new List<CodeText>();
        foreach (var node in root.DescendantNodes())
        {
            if (Handed(node) is not var (tag, value) || strings.Pieces(value) is not { Count: > 0 } pieces) continue;
            texts.Add(new(tag, null, [.. pieces], pieces[0].At));
        }
        return new(path) { Texts = [.. texts] };
    }

    private static bool MaySpeak(string text) =>
        text.Contains("Sql", StringComparison.Ordinal) || text.Contains("CommandText", StringComparison.Ordinal) || text.Contains("Dapper", StringComparison.Ordinal) || text.Contains("DbCommand", StringComparison.Ordinal);

    /// <summary>The text that is handed over as SQL at this node, and to what.</summary>
    private static (string Tag, ExpressionSyntax Value)? Handed(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when NameOf(call.Expression) is { } name && IsMethod(name) => First(name, call.ArgumentList),
        ObjectCreationExpressionSyntax made when NameOf(made.Type) is { } type && (type.EndsWith("Command", StringComparison.Ordinal) || type == "CommandDefinition") && made.ArgumentList is { } arguments => First(type, arguments),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "CommandText" } } set => ("CommandText", set.Right),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "CommandText" } } set => ("CommandText", set.Right),
        _ => null,
    };

    private static bool IsMethod(string name) => Array.IndexOf(s_methods, name) >= 0 || Array.Exists(s_beginnings, b => name.StartsWith(b, StringComparison.Ordinal));

    /// <summary>Called as a static method, an extension has the connection before the text.</summary>
    private static (string, ExpressionSyntax)? First(string name, ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
            if (argument.NameColon is null or { Name.Identifier.Text: "sql" or "commandText" or "cmdText" } && CSharpStrings.MayBeText(argument.Expression)) return (name, argument.Expression);
        return null;
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        _ => null,
    };
}
