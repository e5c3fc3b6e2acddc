using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>What a database holds of a replayed catalog once its session has ended.</summary>
internal static class Held
{
    /// <param name="role">Who ran the statements: what belongs to that role is not told to belong to anybody.</param>
    public static Catalog By(Catalog catalog, string role)
    {
        catalog = catalog.WithoutRefused();
        foreach (var subject in catalog.Objects.ToList())
        {
            if (subject.Name.Schema == Names.TemporarySchema) catalog = catalog.Without(subject.Id());
            else if (subject.Owner == role) catalog = catalog.With(subject with { Owner = null });
        }
        return catalog;
    }
}
