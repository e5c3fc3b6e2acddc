using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What a value in code is to Prisma. Closed; null stands for what is not known.</summary>
internal abstract record Meaning
{
    /// <summary>A client, also an extended one and that of a transaction.</summary>
    public sealed record Client : Meaning;

    /// <summary>What <c>new</c> makes a client of.</summary>
    public sealed record ClientClass : Meaning;

    /// <summary><c>client.user</c></summary>
    public sealed record Delegate(PrismaTable Table) : Meaning;

    /// <summary>A row, or many; null or not is all one.</summary>
    public sealed record Row(PrismaTable Table, bool Many) : Meaning;

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
    public sealed record Written(CodeFile File, CodeValue.Record Record) : Meaning;

    /// <summary>Made of a class of the project.</summary>
    public sealed record Instance(CodeFile File, CodeBinding.Class Class) : Meaning;
}
