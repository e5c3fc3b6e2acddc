using System.Text;

namespace Plumbline.Sql;

/// <summary>Prints function calls with all that may follow them.</summary>
internal static class CallPrinter
{
    public static void Write(ExprPrinter printer, StringBuilder text, Expr.Call call)
    {
        if (call.Name is { Schema: null, Name: "position" } && call.Arguments is [var within, var sought])
        {
            // The grammar takes position(a IN b) only.
            text.Append("POSITION(");
            printer.WriteOperand(sought);
            text.Append(" IN ");
            printer.WriteTop(within);
            text.Append(')');
            return;
        }
        if (call.Name is { Schema: null, Name: "overlay" } && call.IsPlain && call.Arguments.Length is 3 or 4)
        {
            // Before PostgreSQL 14 the grammar takes nothing else.
            string[] words = ["OVERLAY(", " PLACING ", " FROM ", " FOR "];
            for (var i = 0; i < call.Arguments.Length; i++)
            {
                text.Append(words[i]);
                printer.WriteTop(call.Arguments[i]);
            }
            text.Append(')');
            return;
        }
        if (call.Name is { Schema: null, Name: "cast" } && call.Arguments is [var value, Expr.Constant type])
        {
            text.Append("CAST(");
            printer.WriteTop(value);
            text.Append(" AS ").Append(type.Text).Append(')');
            return;
        }
        text.Append(FunctionName(call.Name.Schema, call.Name.Name)).Append('(');
        if (call.Star) text.Append('*');
        if (call.OnlyDistinct) text.Append("DISTINCT ");
        WriteArguments(printer, text, call);
        if (call.OrderBy.Length > 0) WriteOrder(printer, text, call.OrderBy, call.Arguments.Length > 0 ? " ORDER BY " : "ORDER BY ");
        text.Append(')');
        if (call.WithinGroup.Length > 0)
        {
            WriteOrder(printer, text, call.WithinGroup, " WITHIN GROUP (ORDER BY ");
            text.Append(')');
        }
        if (call.Filter is not null)
        {
            text.Append(" FILTER (WHERE ");
            printer.WriteTop(call.Filter);
            text.Append(')');
        }
        if (call.Nulls is not null) text.Append(' ').Append(call.Nulls);
        if (call.Over is not null)
        {
            text.Append(" OVER ");
            WriteWindow(printer, text, call.Over);
        }
    }

    private static void WriteArguments(ExprPrinter printer, StringBuilder text, Expr.Call call)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (i > 0) text.Append(", ");
            if (call.Variadic && i == call.Arguments.Length - 1) text.Append("VARIADIC ");
            if (call.ArgumentNames?[i] is { } name) text.Append(Quoting.Name(name)).Append(" => ");
            printer.WriteTop(call.Arguments[i]);
        }
    }

    public static void WriteOrder(ExprPrinter printer, StringBuilder text, Expr.SortKey[] keys, string lead)
    {
        text.Append(lead);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0) text.Append(", ");
            printer.WriteTop(keys[i].Value);
            text.Append(keys[i].Direction);
        }
    }

    public static void WriteWindow(ExprPrinter printer, StringBuilder text, Expr.Window window)
    {
        if (!window.Defined) { text.Append(Quoting.Name(window.Name!)); return; }
        text.Append('(');
        var start = text.Length;
        if (window.Name is not null) text.Append(Quoting.Name(window.Name));
        if (window.PartitionBy.Length > 0)
        {
            text.Append(text.Length > start ? " PARTITION BY " : "PARTITION BY ");
            printer.WriteList(window.PartitionBy);
        }
        if (window.OrderBy.Length > 0) WriteOrder(printer, text, window.OrderBy, text.Length > start ? " ORDER BY " : "ORDER BY ");
        if (window.Frame is not null) text.Append(text.Length > start ? " " : "").Append(window.Frame);
        text.Append(')');
    }

    /// <summary>Key words that the grammar calls as functions stay as they are; COALESCE and its kin in capitals, as the server prints them.</summary>
    private static string FunctionName(string? schema, string name)
    {
        if (schema is not null) return $"{Quoting.Name(schema)}.{Quoting.Name(name)}";
        return name switch
        {
            "coalesce" => "COALESCE",
            "nullif" => "NULLIF",
            "greatest" => "GREATEST",
            "least" => "LEAST",
            "grouping" => "GROUPING",
            "xmlconcat" => "XMLCONCAT",
            "merge_action" => "MERGE_ACTION",
            "substring" or "trim" or "overlay" or "normalize" or "left" or "right" or "overlaps" or "current_schema" or "json_table" => name,
            _ => Quoting.Name(name),
        };
    }
}
