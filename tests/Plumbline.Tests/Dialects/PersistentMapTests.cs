using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests.Dialects;

/// <summary>What a map answers, whether it grew or was made at once, and whatever was done to it since.</summary>
public class PersistentMapTests
{
    /// <summary>Many keys share a hash, or all of its bits but the last.</summary>
    private sealed record Key(int Number)
    {
        public override int GetHashCode() => Number % 7 * 0x08421085 + (Number % 3 << 30);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void Answers_like_a_dictionary(int atOnce)
    {
        var random = new Random(atOnce + 1);
        var expected = Enumerable.Range(0, atOnce).ToDictionary(i => new Key(i), i => -i);
        var map = atOnce == 0 ? PersistentMap<Key, int>.Empty : PersistentMap<Key, int>.Of(new(expected));
        var versions = new List<(PersistentMap<Key, int> Map, Dictionary<Key, int> Expected)>();
        for (var step = 1; step < 2000; step++)
        {
            if (step % 50 == 1) versions.Add((map, new(expected)));
            var key = new Key(random.Next(60));
            if (random.Next(2) == 0) (map, expected[key]) = (map.SetItem(key, step), step);
            else
            {
                map = map.Remove(key);
                expected.Remove(key);
            }
        }
        foreach (var (version, then) in versions)
        {
            Assert.Equal(then.Count, version.Count);
            Assert.Equal(then.Values.Order(), version.Values().Order());
            Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(then.TryGetValue(new(i), out var value) ? value : null, version.TryGetValue(new(i), out var found) ? found : (int?)null));
            var apart = PersistentMap<Key, int>.Apart(version, map)!;
            Assert.All(Enumerable.Range(0, 60).Select(i => new Key(i)), k => Assert.True(apart.Contains(k) || (then.TryGetValue(k, out var value) ? expected.TryGetValue(k, out var now) && now == value : !expected.ContainsKey(k))));
        }
    }
}
