using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Dialects;

public class CatalogTests
{
    private static Catalog Replayed(string folder)
    {
        var catalog = new CatalogBuilder(PostgresDialect.Instance.Start()) { Blocks = DoBlock.Read };
        foreach (var path in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
            PostgresDialect.Instance.Execute(new SourceText("history", path, File.ReadAllText(path)), catalog);
        return catalog.Current;
    }

    /// <summary>A replayed catalog has grown object by object, with removals and renames on the way.</summary>
    [Fact]
    public void Made_at_once_or_one_by_one_a_catalog_answers_the_same()
    {
        var folders = Directory.EnumerateDirectories(Repository.Path("tests", "cases", "replay")).SelectMany(Directory.EnumerateDirectories).ToList();
        Assert.True(folders.Count > 80);
        foreach (var grown in folders.Select(Replayed)) ExpectSame(grown, Catalog.Of(grown.Objects));
    }

    private static void ExpectSame(Catalog grown, Catalog made)
    {
        Assert.Equal(grown.Count, made.Count);
        Assert.Equal(grown.Fingerprint(), made.Fingerprint());
        Assert.Equal(Named(grown.Schemas()), Named(made.Schemas()));
        foreach (var subject in grown.Objects)
        {
            Assert.Same(subject, made.Find(subject.Id()));
            Assert.Equal(Named(grown.Children(subject.Id())), Named(made.Children(subject.Id())));
            Assert.Equal(Named(grown.Dependents(subject.Id())), Named(made.Dependents(subject.Id())));
            Assert.Equal(Named(grown.Parts(subject.Name.Schema, subject.Name.Name)), Named(made.Parts(subject.Name.Schema, subject.Name.Name)));
            if (subject.Kind.IsRelation) Assert.Equal(grown.Relation(subject.Name.Schema, subject.Name.Name)?.Id(), made.Relation(subject.Name.Schema, subject.Name.Name)?.Id());
        }
        // What it was made from is gone again without leaving anything behind.
        Assert.Equal(0, grown.Objects.Aggregate(made, (catalog, subject) => catalog.Without(subject.Id())).Count);
    }

    private static List<string> Named(IEnumerable<SchemaObject> objects) => Catalog.Sorted(objects.Distinct()).ConvertAll(o => o.Id().ToString());

    /// <summary>What two maps share is passed over, what differs never: with clashing keys, in every depth.</summary>
    [Fact]
    public void Two_maps_are_told_apart_by_every_key_that_differs()
    {
        var start = PersistentMap<Clashing, int>.Of(Enumerable.Range(0, 3000).ToDictionary(i => new Clashing(i))).SetItem(new(-1), 0);
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var (one, other) = (start, start);
            for (var i = random.Next(8); i >= 0; i--) one = random.Next(2) == 0 ? one.Remove(new(random.Next(3100))) : one.SetItem(new(random.Next(3100)), random.Next());
            for (var i = random.Next(8); i >= 0; i--) other = random.Next(2) == 0 ? other.Remove(new(random.Next(3100))) : other.SetItem(new(random.Next(3100)), random.Next());
            var apart = PersistentMap<Clashing, int>.Apart(one, other)!;
            for (var i = -1; i < 3100; i++)
                if (one.TryGetValue(new(i), out var a) != other.TryGetValue(new(i), out var b) || a != b) Assert.Contains(new Clashing(i), apart);
            Assert.True(apart.Count < 500, $"{apart.Count} keys of {start.Count}");
        }
    }

    /// <summary>Keys whose hashes collide, wholly and in their first bits, share no slot by accident.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    public void A_map_is_what_a_dictionary_would_be_after_every_change(int atOnce)
    {
        var expected = Enumerable.Range(0, atOnce).ToDictionary(i => new Clashing(i));
        var map = PersistentMap<Clashing, int>.Of(new(expected));
        if (atOnce == 0) map = PersistentMap<Clashing, int>.Empty;
        var random = new Random(11);
        for (var round = 0; round < 4000; round++)
        {
            var (key, value) = (new Clashing(random.Next(1000)), random.Next());
            var earlier = (map, map.Count);
            if (random.Next(3) == 0)
            {
                map = map.Remove(key);
                expected.Remove(key);
            }
            else
            {
                map = map.SetItem(key, value);
                expected[key] = value;
            }
            Assert.Equal(expected.Count, map.Count);
            Assert.Equal(earlier.Count, earlier.map.Count);
            if (round % 100 != 0) continue;
            Assert.Equal(expected.Values.Order(), map.Values().Order());
            for (var i = 0; i < 1000; i++) Assert.Equal(expected.TryGetValue(new(i), out var a) ? a : null, map.TryGetValue(new(i), out var b) ? b : (int?)null);
        }
    }

    [Fact]
    public void A_map_of_many_entries_finds_each_of_them()
    {
        var entries = Enumerable.Range(0, 5000).ToDictionary(i => new Clashing(i));
        var map = PersistentMap<Clashing, int>.Of(entries);
        Assert.Equal(entries.Count, map.Count);
        foreach (var (key, value) in entries) Assert.Equal(value, map.GetValueOrDefault(key));
        Assert.False(map.ContainsKey(new(5000)));
        var without = map.Remove(new(77));
        Assert.Equal(entries.Count - 1, without.Count);
        foreach (var (key, value) in entries) Assert.Equal(value != 77, without.TryGetValue(key, out var found) && found == value);
        Assert.Equal(without.Values().Order(), map.Values().Order().Where(v => v != 77));
        Assert.Equal(entries.Count, map.SetItem(new(77), 0).Count);
        Assert.Equal(0, PersistentMap<Clashing, int>.Of([]).Count);
    }

    private sealed record Clashing(int Number)
    {
        public bool Equals(Clashing? other) => other?.Number == Number;
        public override int GetHashCode() => Number % 3 == 0 ? 7 : Number << 20;
    }
}
