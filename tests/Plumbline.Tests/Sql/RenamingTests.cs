using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class RenamingTests
{
    private static readonly ObjectName s_docs = new("public", "docs");

    [Theory]
    [InlineData("owner = auth.uid()", "holder = auth.uid()")]
    [InlineData("lower(docs.owner) > 'owner'", "lower(holder) > 'owner'")]
    [InlineData("EXISTS (SELECT 1 FROM members m WHERE m.owner = docs.owner)", "EXISTS (SELECT 1 FROM members m WHERE owner = docs.holder)")]
    [InlineData("EXISTS (SELECT 1 FROM docs d WHERE d.owner = 1 AND owner > 2)", "EXISTS (SELECT 1 FROM docs d WHERE holder = 1 AND holder > 2)")]
    public void A_column_follows(string before, string after) =>
        Assert.Equal(after, Expressions.RenameColumn(Expressions.Read(before).Expression, s_docs, "owner", "holder").Text);

    [Theory]
    [InlineData("nextval('docs'::regclass)", "nextval('papers'::regclass)")]
    [InlineData("id IN (SELECT docs.id FROM docs WHERE docs.a = 1)", "id IN (SELECT id FROM papers WHERE a = 1)")]
    [InlineData("id IN (SELECT docs.id FROM other docs)", "id IN (SELECT id FROM other docs)")]
    public void A_relation_follows(string before, string after) =>
        Assert.Equal(after, Expressions.RenameRelation(Expressions.Read(before).Expression, s_docs, new("public", "papers")).Text);

    [Fact]
    public void A_column_of_another_table_does_not_follow() =>
        Assert.Equal("owner = (SELECT max(holder) FROM docs)",
            Expressions.RenameColumn(Expressions.Read("owner = (SELECT max(owner) FROM docs)").Expression, s_docs, "owner", "holder", new("public", "members")).Text);

    [Fact]
    public void A_function_and_a_type_follow()
    {
        var expression = Expressions.Read("total(a) > 'x'::mood").Expression;
        Assert.Equal("app.sum(a) > 'x'::mood", Expressions.RenameFunction(expression, new("public", "total"), new("app", "sum")).Sql);
        Assert.Equal("total(a) > 'x'::feeling", Expressions.RenameType(expression, new("public", "mood"), new("public", "feeling")).Sql);
    }

    [Fact]
    public void A_renamed_column_keeps_its_name_in_a_result()
    {
        var query = Queries.RenameColumn("SELECT owner, d.id FROM docs d", s_docs, "owner", "holder");
        Assert.Equal("SELECT holder AS owner, id FROM docs d", query.Text);
        Assert.Equal(["owner", "id"], query.Results);
    }

    [Fact]
    public void A_renamed_relation_takes_its_qualifiers_along() =>
        Assert.Equal("SELECT papers.a, b.c FROM papers JOIN b ON papers.id = b.id", Queries.RenameRelation("SELECT docs.a, b.c FROM public.docs JOIN b ON docs.id = b.id", s_docs, new("public", "papers")).Text);
}
