using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// What C# says to a database, file by file and without building it: the SQL handed to Entity Framework, Dapper and ADO.NET.
/// A text is taken as SQL by where it goes, never by how it begins.
/// </summary>
public sealed class CSharpReader : ICodeLanguage
{
    private const int WorthParallel = 8;
    private const int Deepest = 2_000;
    private const string TooDeep = "nested too deeply";

    private static readonly string[] s_methods =
    [
        "FromSql", "FromSqlRaw", "FromSqlInterpolated", "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "SqlQuery", "SqlQueryRaw",
        "CommandDefinition", "CreateCommand", "NpgsqlCommand", "NpgsqlBatchCommand", "SqliteCommand", "BeginTextExport", "BeginTextImport",
    ];

    /// <summary>Dapper's, which come in many endings: QueryFirstOrDefaultAsync, ExecuteScalar, …</summary>
    private static readonly string[] s_beginnings = ["Query", "Execute"];

    public string Name => "C#";

    public string Version { get; } = typeof(CSharpReader).Module.ModuleVersionId.ToString();

    public bool Reads(string path) => path.EndsWith(".cs", StringComparison.Ordinal);

    public void Read(string root, IReadOnlyList<string> paths, Action<int, ReadOnlyMemory<byte>> seen)
    {
        var facts = new ReadOnlyMemory<byte>[paths.Count];
        if (facts.Length >= WorthParallel) Parallel.For(0, facts.Length, One);
        else for (var i = 0; i < facts.Length; i++) One(i);
        for (var i = 0; i < facts.Length; i++) seen(i, facts[i]);

        void One(int i) => facts[i] = CodeFileWriter.Write(OnDisk(root, paths[i]));
    }

    private static CodeFile OnDisk(string root, string path)
    {
        try
        {
            return Read(path, File.ReadAllText(Path.Combine(root, path)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(path) { Fault = "cannot be read" };
        }
    }

    /// <param name="path">Repository path.</param>
    public static CodeFile Read(string path, string text)
    {
        var file = new CodeFile(path) { Words = CSharpWords.Of(text) };
        if (IsGenerated(path, text)) return file;
        if (IsTooDeep(text)) return file with { Fault = TooDeep };
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
        try
        {
            file = CSharpFacts.Read(file, root);
        }
        catch (InsufficientExecutionStackException)
        {
            return file with { Fault = TooDeep };
        }
        return MaySpeak(text) ? file with { Texts = [.. Texts(root)], Imports = [.. root.Usings.Select(u => new CodeImport("", u.Name?.ToString() ?? "", "*"))] } : file;
    }

    /// <summary>The compiler's own parser runs out of stack over brackets in brackets, and nothing stops it.</summary>
    private static bool IsTooDeep(string text)
    {
        var depth = 0;
        foreach (var c in text)
            if (c is '(' or '[' or '{') { if (++depth > Deepest) return true; }
            else if (c is ')' or ']' or '}') depth = Math.Max(0, depth - 1);
        return false;
    }

    private static IEnumerable<CodeText> Texts(SyntaxNode root)
    {
        var (texts, strings) = (new CSharpTexts(root), new CSharpStrings(root));
        var hasDapper = root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(u => u.Name?.ToString() == "Dapper");
        foreach (var node in root.DescendantNodes())
        {
            if (Handed(node) is not var (tag, values)) continue;
            // Called as a static method, an extension has the connection before the text.
            var found = values.Select(v => texts.Of(v, TakesValues(tag)).ToList()).FirstOrDefault(t => t.Exists(p => p is not null)) ?? [null];
            // What is not known is one text, however often it is met.
            foreach (var pieces in found.Distinct())
                if (pieces is { Count: > 0 }) yield return new(tag, null, [.. pieces], pieces[0].At);
                else if (pieces is null && TakesSqlAlone(tag, hasDapper)) yield return new(tag, null, [], strings.At(node.SpanStart));
        }
    }

    /// <summary>Whether nothing but SQL can have been handed over, even where its text is not known.</summary>
    private static bool TakesSqlAlone(string tag, bool hasDapper) =>
        tag is "CommandText" or "NpgsqlCommand" or "NpgsqlBatchCommand" or "SqliteCommand" or "SQLiteCommand" or "BeginTextExport" or "BeginTextImport" || tag.Contains("Sql", StringComparison.Ordinal)
        || (hasDapper && (tag == "CommandDefinition" || Array.Exists(s_beginnings, b => tag.StartsWith(b, StringComparison.Ordinal))));

    /// <summary>Migrations, and what is written by a generator: the schema's own history, and no use of it.</summary>
    private static bool IsGenerated(string path, string text) =>
        path.EndsWith(".Designer.cs", StringComparison.Ordinal) || path.EndsWith(".g.cs", StringComparison.Ordinal) || path.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal)
        || text.AsSpan(0, Math.Min(text.Length, 400)).Contains("<auto-generated", StringComparison.Ordinal) || text.Contains("MigrationBuilder ", StringComparison.Ordinal);

    private static bool MaySpeak(string text) =>
        text.Contains("Sql", StringComparison.Ordinal) || text.Contains("Npgsql", StringComparison.Ordinal) || text.Contains("CommandText", StringComparison.Ordinal) || text.Contains("Dapper", StringComparison.Ordinal) || text.Contains("DbCommand", StringComparison.Ordinal);

    /// <summary>The text that is handed over as SQL at this node, and to what.</summary>
    private static (string Tag, IEnumerable<ExpressionSyntax> Values)? Handed(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when NameOf(call.Expression) is { } name && IsMethod(name) => (name, MayBeTexts(call.ArgumentList)),
        ObjectCreationExpressionSyntax made when NameOf(made.Type) is { } type && (type.EndsWith("Command", StringComparison.Ordinal) || type == "CommandDefinition") && made.ArgumentList is { } arguments => (type, MayBeTexts(arguments)),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "CommandText" } } set => ("CommandText", [set.Right]),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "CommandText" } } set => ("CommandText", [set.Right]),
        _ => null,
    };

    /// <summary>Methods of Entity Framework that make parameters of what an interpolated string holds.</summary>
    private static bool TakesValues(string tag) => tag is "FromSql" or "ExecuteSql" or "ExecuteSqlAsync" or "SqlQuery" || tag.Contains("Interpolated", StringComparison.Ordinal);

    private static bool IsMethod(string name) => Array.IndexOf(s_methods, name) >= 0 || Array.Exists(s_beginnings, b => name.StartsWith(b, StringComparison.Ordinal));

    /// <summary>The arguments that may be the text, the likeliest first: it is named, or one of the first two.</summary>
    private static IEnumerable<ExpressionSyntax> MayBeTexts(ArgumentListSyntax arguments)
    {
        var named = arguments.Arguments.Where(a => a.NameColon is { Name.Identifier.Text: "sql" or "commandText" or "cmdText" }).Select(a => a.Expression).ToList();
        return named.Count > 0 ? named : arguments.Arguments.Where(a => a.NameColon is null).Take(2).Select(a => a.Expression).Where(MayBeText);
    }

    private static bool MayBeText(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax => true,
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) || sum.IsKind(SyntaxKind.CoalesceExpression),
        ParenthesizedExpressionSyntax inner => MayBeText(inner.Expression),
        PostfixUnaryExpressionSyntax inner => MayBeText(inner.Operand),
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        _ => null,
    };
}
