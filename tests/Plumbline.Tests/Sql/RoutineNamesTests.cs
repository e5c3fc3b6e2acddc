using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests.Sql;

public class RoutineNamesTests
{
    public static TheoryData<string> Cases() => new(BodyCase.Names());

    [Theory, MemberData(nameof(Cases))]
    public void The_names_of_a_body_are_found_and_resolved(string name)
    {
        var (routine, reading) = BodyCase.Read(name, 17);
        var got = QueryCase.Print(reading, routine.Body!);
        if (Repository.Accepting) File.WriteAllText(BodyCase.Expected(name), got);
        Assert.Equal(File.ReadAllText(BodyCase.Expected(name)), got);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN")]
    [InlineData("#")]
    [InlineData("<<a>> DECLARE x int = ; BEGIN x := ; END")]
    [InlineData("DECLARE c CURSOR ( BEGIN END")]
    [InlineData("BEGIN FOR i IN 1.. LOOP END LOOP; END")]
    [InlineData("BEGIN a[b := 1; EXECUTE; RAISE USING; GET DIAGNOSTICS; OPEN; FETCH; SELECT INTO; CREATE; END")]
    [InlineData("BEGIN EXECUTE 'a''b' 'c'; EXECUTE $q$SELECT$q$; EXECUTE E'\\n'; END")]
    public void Any_text_is_read_without_an_exception(string body)
    {
        foreach (var language in new[] { "plpgsql", "sql" })
            Assert.NotNull(RoutineNames.In(Catalog.Empty, 17).Of(new(new("public", "f()"), "") { Language = language, Body = body + " " }, Session.Default));
    }
}
