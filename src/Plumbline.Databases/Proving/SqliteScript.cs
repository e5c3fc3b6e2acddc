using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using SQLitePCL;

namespace Plumbline.Databases.Proving;

/// <summary>Runs a file's text on a SQLite database as its tool or the shell would: SQLite itself says where a statement ends, since those of triggers hold others.</summary>
internal static class SqliteScript
{
    /// <returns>Null when all ran; else why the first statement that failed was refused. No transaction is left open.</returns>
    public static Rejection? Run(SqliteConnection connection, SourceText file, Bracket bracket, List<StatementTrace>? traces, CancellationToken cancel)
    {
        var own = bracket is Bracket.File or Bracket.Run;
        if (own) Send(connection, "BEGIN");
        var rejection = RunAll(connection, file, traces, cancel);
        var isOpen = raw.sqlite3_get_autocommit(connection.Handle) == 0;
        if (!isOpen) return rejection;
        if (rejection is not null || !own) Send(connection, "ROLLBACK");
        else if (Refused(connection, "COMMIT") is { } late) return new(file.At(file.Text.Length), late.Code, late.Message);
        return rejection;
    }

    private static Rejection? RunAll(SqliteConnection connection, SourceText file, List<StatementTrace>? traces, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        for (var at = 0; at < bytes.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            at = Next(bytes, at);
            if (at == bytes.Length) break;
            var start = Encoding.UTF8.GetCharCount(bytes, 0, at);
            var code = raw.sqlite3_prepare_v2(connection.Handle, bytes.AsSpan(at), out var statement, out var rest);
            if (code != raw.SQLITE_OK) return new(file.At(start), Code(code), Message(connection));
            at = bytes.Length - rest.Length;
            // Only blanks and comments were left.
            if (statement.IsInvalid) continue;
            var clock = Stopwatch.StartNew();
            using (statement)
            {
                while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { }
            }
            var trace = new StatementTrace(file.At(start), file.Text[start..Encoding.UTF8.GetCharCount(bytes, 0, at)].Trim(), clock.Elapsed);
            if (code == raw.SQLITE_DONE) { traces?.Add(trace); continue; }
            if (code == raw.SQLITE_INTERRUPT) throw new OperationCanceledException(cancel);
            var rejection = new Rejection(trace.Where, Code(code), Message(connection));
            traces?.Add(trace with { Rejected = rejection });
            return rejection;
        }
        return null;
    }

    /// <summary>
    /// Where the next statement's own text begins: behind blanks, lines of comment, and the shell's commands, lines that begin with a dot, which are none of SQLite's.
    /// </summary>
    private static int Next(byte[] bytes, int at)
    {
        while (at < bytes.Length)
            if (bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            else if (bytes[at] == '.' || bytes[at] == '-' && at + 1 < bytes.Length && bytes[at + 1] == '-') at = Array.IndexOf(bytes, (byte)'\n', at) is >= 0 and var end ? end + 1 : bytes.Length;
            else break;
        return at;
    }

    private static string Code(int code) => $"SQLITE_{code}";

    private static string Message(SqliteConnection connection) => raw.sqlite3_errmsg(connection.Handle).utf8_to_string();

    private static (string Code, string Message)? Refused(SqliteConnection connection, string sql)
    {
        try
        {
            Send(connection, sql);
            return null;
        }
        catch (SqliteException fault)
        {
            var said = (Code(fault.SqliteErrorCode), Message(connection));
            Send(connection, "ROLLBACK");
            return said;
        }
    }

    public static void Send(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
