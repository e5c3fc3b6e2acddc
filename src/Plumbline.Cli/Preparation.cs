using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// Has what nearly every run needs made ready on the core that is idle at first: the runtime prepares each type and method when it is first met, and in a short run that takes longer than the work.
/// </summary>
internal static class Preparation
{
    /// <summary>One of each statement that most migrations are made of.</summary>
    private const string Sample = """
        CREATE TYPE mood AS ENUM ('good', 'bad');
        CREATE TABLE a (id bigint PRIMARY KEY, name text NOT NULL DEFAULT 'x', made timestamptz DEFAULT now(), CHECK (id > 0));
        CREATE TABLE b (id serial PRIMARY KEY, a_id bigint REFERENCES a (id) ON DELETE CASCADE, UNIQUE (a_id));
        CREATE INDEX b_a ON b (a_id) WHERE a_id > 1;
        ALTER TABLE b ADD COLUMN note varchar(20), ALTER COLUMN a_id SET NOT NULL;
        ALTER TABLE b DROP COLUMN note;
        """;

    private static readonly Lazy<Task> s_begun = new(() => Task.Run(static () =>
    {
        _ = AllRules.List;
        _ = SqlSchema.Read([new("sample", "sample.sql", Sample)], "sample", "sample.sql", new());
    }));

    /// <param name="verb">What will be run.</param>
    public static void Begin(string? verb)
    {
        if (verb is "check" or "lint" or "plan" or "status" or "diff" or "inspect") _ = s_begun.Value;
    }
}
