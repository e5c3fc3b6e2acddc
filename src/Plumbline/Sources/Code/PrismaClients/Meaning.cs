using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What a value in code is to Prisma. Closed; null stands for what is not known.</summary>
internal abstract record Meaning
{
    /// <summary>A client, also an extended one and that of a transaction. It is open where its rows may have members that are not known: what it is extended by was not read.</summary>
    public sealed record Client(bool IsOpen = false) : Meaning;

    /// <summary>What <c>new</c> makes a client of.</summary>
    public sealed record ClientClass(bool IsOpen = false) : Meaning;

    /// <summary><c>client.user</c></summary>
    public sealed record Delegate(PrismaTable Table, bool IsOpen) : Meaning;

    /// <summary>A row, or many; null or not is all one.</summary>
    public sealed record Row(RowShape Of, bool Many) : Meaning
    {
        /// <summary>It may have members that no schema has: on its way from the client here, something that was not understood may have put them there.</summary>
        public bool IsOpen { get; init; }

        /// <summary>The row, or rows, that it has under a name.</summary>
        public Meaning? Inner(string name) => Of.Member(name) is RowMember.Inner { Of: { } inner } ? IsOpen ? inner.Opened() : inner : null;
    }

    /// <summary>The generated module's <c>Prisma</c>, and its <c>$Enums</c>.</summary>
    public sealed record Namespace(bool OfEnums) : Meaning;

    public sealed record EnumObject(PrismaEnum Enum, ObjectId Id) : Meaning;

    /// <summary>A list whose items are known one by one: what <c>Promise.all</c> gives.</summary>
    public sealed record Several(EquatableArray<Several.Item> Items) : Meaning
    {
        public sealed record Item(Meaning? Of);
    }

    /// <summary>A record with members of known meaning: <c>ctx</c> of <c>ctx.prisma</c>.</summary>
    public sealed record Shape(CodeFile File, EquatableArray<CodeMember> Members) : Meaning
    {
        /// <summary>A list of such records.</summary>
        public bool IsMany { get; init; }

        /// <summary>It may have members that are not known: of a part that is declared who knows where.</summary>
        public bool IsOpen { get; init; }
    }

    /// <summary>A record as it is written.</summary>
    public sealed record Written(CodeFile File, CodeValue.Record Record, bool IsOpen = false) : Meaning;

    /// <summary>Made of a class of the project.</summary>
    public sealed record Instance(CodeFile File, CodeBinding.Class Class) : Meaning;

    /// <summary>The same, with rows that may have other members, too.</summary>
    public Meaning Opened() => this switch
    {
        Client client => client with { IsOpen = true },
        ClientClass made => made with { IsOpen = true },
        Delegate of => of with { IsOpen = true },
        Row row => row with { IsOpen = true },
        Written written => written with { IsOpen = true },
        Several several => new Several(several.Items.Select(i => new Several.Item(i.Of?.Opened()))),
        _ => this,
    };

    /// <summary>What is one of some: the first that is known. A row is open where another is anything else, a client where another is open.</summary>
    public static Meaning? OneOf(IEnumerable<Meaning?> all)
    {
        var (found, isOpen, isMixed) = ((Meaning?)null, false, false);
        foreach (var one in all)
        {
            isMixed |= one is null || (found is not null && !found.IsLike(one));
            isOpen |= one is Client { IsOpen: true } or Row { IsOpen: true };
            found ??= one;
        }
        return isOpen || (isMixed && found is not Client) ? found?.Opened() : found;
    }

    private bool IsLike(Meaning other) => this is Row row ? other is Row { Of: var shape, Many: var many } && shape == row.Of && many == row.Many : GetType() == other.GetType();
}
