using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>What leads from some privileges to others, as <see cref="Grant.Privileges"/> spells them; the lists hold bare names.</summary>
/// <param name="Revoked">Taken back altogether.</param>
/// <param name="Kept">Kept without the grant option they had.</param>
/// <param name="Granted">Given, or given back to PUBLIC, without grant option.</param>
/// <param name="WithOption">Given with grant option.</param>
internal sealed record PrivilegeChanges(EquatableArray<string> Revoked, EquatableArray<string> Kept, EquatableArray<string> Granted, EquatableArray<string> WithOption)
{
    private enum Held { No, Plain, WithOption, TakenBack }

    public static PrivilegeChanges Between(EquatableArray<string> before, EquatableArray<string> after)
    {
        var (earlier, later) = (ByName(before), ByName(after));
        EquatableArray<string> Where(Func<Held, Held, bool> holds) => earlier.Keys.Union(later.Keys).Order(StringComparer.Ordinal)
            .Where(name => holds(earlier.GetValueOrDefault(name), later.GetValueOrDefault(name))).ToEquatableArray();
        return new(
            Where((was, shall) => (shall == Held.TakenBack && was != shall) || (shall == Held.No && was is Held.Plain or Held.WithOption)),
            Where((was, shall) => was == Held.WithOption && shall == Held.Plain),
            Where((was, shall) => (shall == Held.Plain && was is Held.No or Held.TakenBack) || (shall == Held.No && was == Held.TakenBack)),
            Where((was, shall) => shall == Held.WithOption && was != shall));
    }

    private static Dictionary<string, Held> ByName(EquatableArray<string> privileges) => privileges.ToDictionary(
        p => p.Trim('-', '*'), p => p[0] == '-' ? Held.TakenBack : p[^1] == '*' ? Held.WithOption : Held.Plain);

    /// <summary>The statements: taking first, since what is taken from a table is taken from its columns, too.</summary>
    /// <param name="on">What stands between the privileges and the role: <c>ON TABLE t</c>.</param>
    /// <param name="head">What stands in front: ALTER DEFAULT PRIVILEGES …</param>
    public IEnumerable<string> Statements(string on, string role, Func<EquatableArray<string>, string>? words = null, string head = "")
    {
        words ??= Words;
        if (!Revoked.IsEmpty) yield return $"{head}REVOKE {words(Revoked)} {on} FROM {role}";
        if (!Kept.IsEmpty) yield return $"{head}REVOKE GRANT OPTION FOR {words(Kept)} {on} FROM {role}";
        if (!Granted.IsEmpty) yield return $"{head}GRANT {words(Granted)} {on} TO {role}";
        if (!WithOption.IsEmpty) yield return $"{head}GRANT {words(WithOption)} {on} TO {role} WITH GRANT OPTION";
    }

    private static string Words(EquatableArray<string> privileges) => privileges.ToString().ToUpperInvariant();
}
