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
            var (row, path) = Row(type, table);
            Section(output, "entity", $"{((Type)Property(row, "ClrType")!).FullName}\t{schema}\t{table}");
            if (path.Length > 0 && Container(type) is { } container)
            {
                // The outermost is the column; what is within is none.
                if (path.IndexOf('.') == path.Length - 1) Section(output, "property", $"{path.TrimEnd('.')}\t{container}");
                continue;
            }
            Properties(type, path, Type(Relational, "Microsoft.EntityFrameworkCore.Metadata.StoreObjectIdentifier").GetMethod("Table", [typeof(string), typeof(string)])!.Invoke(null, [table, schema])!, output);
        }
    }

    /// <summary>The entity in whose rows an owned one is kept, and the way to it: <c>Address.</c>; the entity itself where it has rows of its own.</summary>
    private static (object Type, string Path) Row(object type, string table)
    {
        var path = "";
        while (Call(type, "FindOwnership") is { } ownership && Property(ownership, "PrincipalEntityType") is { } owner && Property(ownership, "PrincipalToDependent") is { } navigation
            && Property(ownership, "IsUnique") is true && Extension(owner, "RelationalEntityTypeExtensions", "GetTableName") as string == table)
            (type, path) = (owner, $"{Property(navigation, "Name")}.{path}");
        return (type, path);
    }

    /// <summary>The properties of an entity, those of its complex properties behind their names. An owned one's key is its owner's, and no property of it.</summary>
    /// <param name="table">As EF identifies it: what a property is called may differ from table to table.</param>
    private static void Properties(object type, string path, object table, TextWriter output)
    {
        foreach (var property in (IEnumerable)Call(type, "GetProperties")!)
            if ((path.Length == 0 || Property(property, "PropertyInfo") is not null) && Extension(property, "RelationalPropertyExtensions", "GetColumnName", table) is string column)
                Section(output, "property", $"{path}{Property(property, "Name")}\t{column}");
        foreach (var complex in Call(type, "GetComplexProperties") as IEnumerable ?? Array.Empty<object>())
            if (Property(complex, "IsCollection") is not true && Property(complex, "ComplexType") is { } inner && Container(inner) is null) Properties(inner, $"{path}{Property(complex, "Name")}.", table, output);
    }

    /// <summary>The JSON column that it is kept in; where that is asked for differs by EF's version.</summary>
    private static string? Container(object type) =>
        (Extension(type, "RelationalTypeBaseExtensions", "GetContainerColumnName") ?? Extension(type, "RelationalEntityTypeExtensions", "GetContainerColumnName")) as string;

    private static object? Extension(object subject, string type, string name, params object[] more) =>
        Assembly.Load(new AssemblyName(Relational)).GetType($"Microsoft.EntityFrameworkCore.{type}")?.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => m.Name == name && m.GetParameters().Length == 1 + more.Length && m.GetParameters()[0].ParameterType.IsInstanceOfType(subject))?.Invoke(null, [subject, .. more]);

    private static object? Call(object subject, string method) =>
        subject.GetType().GetInterfaces().Select(i => i.GetMethod(method, System.Type.EmptyTypes)).FirstOrDefault(m => m is not null)?.Invoke(subject, null);

    private static object? Property(object subject, string name) =>
        subject.GetType().GetInterfaces().Select(i => i.GetProperty(name)).FirstOrDefault(p => p is not null)?.GetValue(subject);
}
