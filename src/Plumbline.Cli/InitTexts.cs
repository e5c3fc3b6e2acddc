using System.Text;

namespace Plumbline.Cli;

/// <summary>The files that <c>plumb init</c> writes: short, commented, and the user's own from then on.</summary>
public static class InitTexts
{
    /// <summary>What a hook of ours is known by.</summary>
    public const string HookMark = "# plumbline: judges what a commit changes of the schema";

    /// <param name="variables">Names of variables that hold connection strings, as <c>.env</c> files give them.</param>
    public static string Configuration(string name, WorkspaceLayout? layout, IReadOnlyList<string> assume, IReadOnlyList<string> variables)
    {
        var text = new StringBuilder();
        text.Append("# What Plumbline cannot see by itself. Every key may be absent; docs/living-with-it.md and `plumb explain RULE` tell more.\n");
        text.Append($"project: {Word(name)}\n");
        text.Append("# postgres: 15                    # the major version of the servers, where no database is read; 17 when nothing is said\n\n");
        var declared = (IReadOnlyList<string>)[.. layout?.Schema is { } schema ? [schema] : (string[])[], .. layout?.DeclaredSql ?? []];
        text.Append("# The schema that is meant: Prisma schemas and SQL files.\n");
        text.Append(declared.Count switch
        {
            0 => "# declared: db/schema.sql\n",
            1 => $"declared: {Word(declared[0])}\n",
            _ => $"declared: [ {string.Join(", ", declared.Select(Word))} ]\n",
        });
        text.Append("# The folder of migrations, in whatever styles they are.\n");
        text.Append(layout?.History is { } history ? $"history: {Word(history)}\n" : "# history: db/migrations\n");
        text.Append("# Who is believed first where they disagree.\n# truth: [declared, history, databases]\n");
        if (assume.Count > 0) text.Append($"# Whose objects the migrations stand on.\nassume: [ {string.Join(", ", assume)} ]\n");
        text.Append("\n# Each database is compared with the files and has a verdict of its own; where its variable is not set it is left out.\n");
        var local = variables.Count > 0 ? variables[0] : "DATABASE_URL";
        text.Append($"# databases:\n#   local:      {{ url: \"${{{local}}}\" }}                # follows: declared, if you push to it on purpose\n");
        text.Append("#   production: { url: \"${PRODUCTION_DATABASE_URL}\", protected: true }\n");
        text.Append("\n# Old findings need not stop new work: plumb check --write-baseline findings.json, and then\n# baseline: findings.json\n");
        text.Append("# rules:    { table-naming-mixed: off, redundant-index: low }\n");
        text.Append("# accepted: [ { finding: foreign-key-without-index Booking.venueId, reason: forty venues, until: 2027-01-31 } ]\n");
        text.Append("# renames:  [ orders.ship_to -> shipping_address ]\n");
        return text.ToString();
    }

    /// <param name="path">The project below the repository's root; <c>.</c> for the root itself.</param>
    public static string Hook(string path) =>
        $$"""
        #!/bin/sh
        {{HookMark}}. Once without: git commit --no-verify
        git rev-parse --quiet --verify HEAD >/dev/null || exit 0
        git diff --cached --name-only -- {{Quoted(path)}} | grep -Eq '\.(sql|prisma)$|_journal\.json$|(^|/)plumbline\.ya?ml$' || exit 0
        command -v plumb >/dev/null || { echo "plumb is not installed: the schema is not checked" >&2; exit 0; }
        exec plumb check {{Quoted(path)}} --offline --since HEAD --fail-on high

        """;

    public static string GitHub(string path) =>
        $$$"""
        # The schema of every pull request: new findings as annotations at their lines, all of them as a report.
        name: plumbline
        on: pull_request
        permissions:
          contents: read
        jobs:
          schema:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
                with: { fetch-depth: 0 }   # --since needs the commits that both branches share
              # plumb has to be on the PATH: add the step that brings it to your runners
              - run: plumb check {{{Quoted(path)}}} --offline --since "origin/${{ github.base_ref }}" --fail-on high --format github --output plumbline.html --output plumbline.sarif
              - uses: actions/upload-artifact@v4
                if: always()
                with: { name: plumbline, path: plumbline.* }

        """;

    public static string GitLab(string path) =>
        $"""
        # The schema of every merge request, in its code quality and test widgets. Include it: include: {GitLabPath}
        plumbline:
          stage: test
          rules:
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          variables:
            GIT_DEPTH: 0   # --since needs the commits that both branches share
          script:
            # plumb has to be on the PATH: take an image that has it
            - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
            - plumb check {Quoted(path)} --offline --since FETCH_HEAD --fail-on high --output gitlab:gl-code-quality-report.json --output junit:plumbline.xml --output plumbline.html
          artifacts:
            when: always
            paths: [plumbline.html]
            reports:
              codequality: gl-code-quality-report.json
              junit: plumbline.xml

        """;

    public static string Script(string path) =>
        $$"""
        #!/bin/sh
        # The schema in CI, whatever runs it: sh {{ScriptPath}} [REVISION]. What changed since the revision gates; without one, everything does.
        set -eu
        cd "$(dirname "$0")/.."
        exec plumb check {{Quoted(path)}} --offline ${1:+--since "$1"} --fail-on high --output plumbline.html

        """;

    public const string GitHubPath = ".github/workflows/plumbline.yml";
    public const string GitLabPath = ".gitlab/plumbline.yml";
    public const string ScriptPath = "ci/plumbline.sh";

    private static string Quoted(string path) => path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A YAML word, quoted where it could be read as something else.</summary>
    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') && char.IsAsciiLetter(text[0]) && text is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off")
            ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
