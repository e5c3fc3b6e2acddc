using Xunit;

namespace Plumbline.Tests.Rules;

public class PlaceInBodyTests
{
    private const string Table = "CREATE TABLE t (id int);\n";

    /// <summary>The name stands where the finding points, in whatever way the body is quoted.</summary>
    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t WHERE gone = 1; END $$;", 2, 83)]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$\n\n  BEGIN\n    DELETE FROM t\n    WHERE gone = 1;\n  END $body$;", 6, 11)]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS '\nBEGIN\n  PERFORM ''it''''s'', 1; DELETE FROM t WHERE gone = 1; END';", 4, 47)]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  EXECUTE 'DELETE FROM t WHERE gone = 1'; END $$;", 3, 32)]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS E'BEGIN\\n DELETE FROM t WHERE gone = 1; END';", 2, 1)]
    public void A_finding_points_at_the_name_in_the_body(string function, int line, int column)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var found = Assert.Single(TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = (Table + function).Replace("\n", lineEnd) }).Check().Findings, f => f.Rule == "function-body-references-missing-object");
            Assert.Equal((line, column), (found.Where.Line, found.Where.Column));
        }
    }
}
