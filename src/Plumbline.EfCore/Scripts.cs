using System.Collections;
using System.Reflection;

namespace Plumbline.EfCore;

/// <summary>What a context says: its create script, its migrations' scripts, and how its entities and properties are called in the database.</summary>
internal static class Scripts
{
    private const string Core = "Microsoft.EntityFrameworkCore", Relational = "Microsoft.EntityFrameworkCore.Relational";

    public static void Write(object context, Assembly target, TextWriter output)
    {
        var database = context.GetType().GetProperty("Database")!.GetValue(context)!;
        var provider = (string?)database.GetType().GetProperty("ProviderName")!.GetValue(database) ?? throw new LoaderException($"{context.GetType().Name} has no database provider");
        if (!IsRelational(target)) throw new LoaderException($"{context.GetType().Name} uses {provider}, which is not relational");
        Section(output, "provider", provider);
        Section(output, "context", context.GetType().FullName!);
        Section(output, "create", "");
        output.WriteLine((string)Static(Relational, "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "GenerateCreateScript").Invoke(null, [database])!);
        Names(context, output);
        Migrations(context, output);
    }

    private static bool IsRelational(Assembly target)
    {
        try
        {
            return Assembly.Load(new AssemblyName(Relational)) is not null;
        }
        catch (FileNotFoundException)
        {
            return target is null;
        }
    }

    private static void Section(TextWriter output, string kind, string name) => output.WriteLine($"\u0001{kind} {name}");

    private static MethodInfo Static(string assembly, string type, string name) => Type(assembly, type).GetMethods(BindingFlags.Public | BindingFlags.Static).First(m => m.Name == name && m.GetParameters().Length == 1);

    private static Type Type(string assembly, string name) => Assembly.Load(new AssemblyName(assembly)).GetType(name, throwOnError: true)!;

    /// <summary>A service of EF's own, of this context.</summary>
    private static object Service(object context, string assembly, string name)
    {
        var services = context.GetType().GetInterfaces().Concat(Type(Core, "Microsoft.EntityFrameworkCore.DbContext").GetInterfaces())
            .First(i => i.IsGenericType && i.GetGenericTypeDefinition().FullName == "Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure`1" && i.GenericTypeArguments[0] == typeof(IServiceProvider))
            .GetProperty("Instance")!.GetValue(context)!;
        return ((IServiceProvider)services).GetService(Type(assembly, name)) ?? throw new LoaderException($"{context.GetType().Name} gives no {name}");
    }

    private static void Migrations(object context, TextWriter output)
    {
        var assembly = Service(context, Relational, "Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly");
        var ids = ((IEnumerable)Face(assembly, "IMigrationsAssembly").GetProperty("Migrations")!.GetValue(assembly)!).Cast<object>().Select(p => (string)p.GetType().GetProperty("Key")!.GetValue(p)!).ToList();
        if (ids.Count == 0) return;
        var migrator = Service(context, Relational, "Microsoft.EntityFrameworkCore.Migrations.IMigrator");
        var generate = Face(migrator, "IMigrator").GetMethods().First(m => m.Name == "GenerateScript");
        var record = Record(context);
        for (var i = 0; i < ids.Count; i++)
        {
            Section(output, "migration", ids[i]);
            // 0 stands for the time before the first one.
            object?[] arguments = [i == 0 ? "0" : ids[i - 1], ids[i], .. generate.GetParameters().Skip(2).Select(p => p.ParameterType.IsEnum ? Enum.ToObject(p.ParameterType, 0) : (object)false)];
            output.WriteLine(WithoutRecord((string)generate.Invoke(migrator, arguments)!, record));
        }
    }

    private static Type Face(object service, string name) => service.GetType().GetInterfaces().First(i => i.Name == name);

    /// <summary>The script that makes EF's own table of what was applied, and that table's name as it is written in it.</summary>
    private static (string Create, string Table) Record(object context)
    {
        var repository = Service(context, Relational, "Microsoft.EntityFrameworkCore.Migrations.IHistoryRepository");
        var face = Face(repository, "IHistoryRepository");
        var create = (string)face.GetMethod("GetCreateIfNotExistsScript")!.Invoke(repository, null)!;
        var plain = (string)face.GetMethod("GetCreateScript")!.Invoke(repository, null)!;
        var start = plain.IndexOf("TABLE ", StringComparison.Ordinal) + "TABLE ".Length;
        if (plain.IndexOf("IF NOT EXISTS ", start, StringComparison.Ordinal) == start) start += "IF NOT EXISTS ".Length;
        return (create.TrimEnd(), plain.Substring(start, plain.IndexOf('(', start) - start).Trim());
    }

    /// <summary>What EF writes down for itself is no part of the schema.</summary>
    private static string WithoutRecord(string script, (string Create, string Table) record)
    {
        script = script.Replace(record.Create, "");
        for (var at = script.IndexOf($"INSERT INTO {record.Table}", StringComparison.Ordinal); at >= 0; at = script.IndexOf($"INSERT INTO {record.Table}", StringComparison.Ordinal))
        {
            var end = script.IndexOf(';', at);
            script = script.Remove(at, (end < 0 ? script.Length : end + 1) - at);
        }
        return script;
    }

    /// <summary>A line an entity, and one for each of its properties: <c>entity Order public.orders</c>, <c>property Total total_amount</c>.</summary>
    private static void Names(object context, TextWriter output)
    {
        var model = context.GetType().GetProperty("Model")!.GetValue(context)!;
        var types = (IEnumerable)Call(model, "GetEntityTypes")!;
        foreach (var type in types)
        {
            if (Extension(type, "RelationalEntityTypeExtensions", "GetTableName") is not string table) continue;
            var schema = Extension(type, "RelationalEntityTypeExtensions", "GetSchema") as string;
            var clr = (Type)Property(type, "ClrType")!;
            Section(output, "entity", $"{clr.FullName}\t{schema}\t{table}");
            foreach (var property in (IEnumerable)Call(type, "GetProperties")!)
                if (Extension(property, "RelationalPropertyExtensions", "GetColumnName") is string column) Section(output, "property", $"{Property(property, "Name")}\t{column}");
        }
    }

    private static object? Extension(object subject, string type, string name) =>
        Type(Relational, $"Microsoft.EntityFrameworkCore.{type}").GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => m.Name == name && m.GetParameters().Length == 1 && m.GetParameters()[0].ParameterType.IsInstanceOfType(subject))?.Invoke(null, [subject]);

    private static object? Call(object subject, string method) =>
        subject.GetType().GetInterfaces().Select(i => i.GetMethod(method, System.Type.EmptyTypes)).FirstOrDefault(m => m is not null)?.Invoke(subject, null);

    private static object? Property(object subject, string name) =>
        subject.GetType().GetInterfaces().Select(i => i.GetProperty(name)).FirstOrDefault(p => p is not null)?.GetValue(subject);
}
