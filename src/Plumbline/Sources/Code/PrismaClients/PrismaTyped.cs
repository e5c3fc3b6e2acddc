using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What is done with generated types: records that stand under one.</summary>
internal sealed class PrismaTyped(PrismaModels models, Meanings meanings, CodeUsages usages)
{
    private static readonly (string Ending, Part Part)[] s_types =
    [
        ("WhereInput", Part.Where), ("WhereUniqueInput", Part.Where), ("ScalarWhereInput", Part.Where), ("Select", Part.Select), ("Include", Part.Select), ("OrderByWithRelationInput", Part.Order),
        ("UncheckedCreateInput", Part.Data), ("CreateInput", Part.Data), ("CreateManyInput", Part.Data), ("UncheckedUpdateInput", Part.Data), ("UpdateInput", Part.Data), ("DefaultArgs", Part.Arguments),
        ("FindManyArgs", Part.Arguments), ("FindFirstArgs", Part.Arguments), ("FindUniqueArgs", Part.Arguments),
    ];

    private enum Part { Where, Select, Data, Order, Arguments }

    public void Read(CodeFile file)
    {
        foreach (var typed in file.Typed) Read(file, typed);
    }

    /// <summary>A record that stands under a generated type says what a call would.</summary>
    private void Read(CodeFile file, CodeValue.Typed typed)
    {
        if (typed.Type is not CodeType.Named { Name: var name } || !name.StartsWith("Prisma.", StringComparison.Ordinal)) return;
        name = name["Prisma.".Length..];
        foreach (var (ending, part) in s_types)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal) || models.Model(name[..^ending.Length]) is not { } table) continue;
            var arguments = new PrismaArguments(file, models, meanings, usages);
            switch (part)
            {
                case Part.Where: arguments.Where(table, file, typed.Value, UsageKind.Filters); break;
                case Part.Select: arguments.Select(table, file, typed.Value, false); break;
                case Part.Data: arguments.Data(table, file, typed.Value); break;
                case Part.Order: arguments.OrderBy(table, file, typed.Value); break;
                default: arguments.All(table, file, typed.Value); break;
            }
            return;
        }
    }
}
