using System.Reflection;

namespace Plumbline.EfCore;

/// <summary>The contexts of a project, made as <c>dotnet ef</c> makes them: by a design-time factory, by the services of the program, or by themselves.</summary>
internal sealed class Contexts(Assembly target, Assembly startup) : IDisposable
{
    private const string Factory = "Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory`1";

    private readonly List<object> _made = [];

    public object Create(string? wanted)
    {
        var type = Choose(wanted);
        var context = ByFactory(type) ?? ByServices(type) ?? ByItself(type)
            ?? throw new LoaderException($"{type.FullName} cannot be made: there is no IDesignTimeDbContextFactory for it, {startup.GetName().Name} gives no services that have it, and it has no constructor without parameters");
        _made.Add(context);
        return context;
    }

    private Type Choose(string? wanted)
    {
        var found = Types(target).Concat(target == startup ? [] : Types(startup)).Where(IsContext).Distinct().ToList();
        if (wanted is not null) found = found.FindAll(t => t.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || t.FullName == wanted);
        if (found.Count == 1) return found[0];
        if (found.Count == 0) throw new LoaderException(wanted is null ? $"{target.GetName().Name} has no DbContext" : $"{target.GetName().Name} has no DbContext called {wanted}");
        throw new LoaderException($"{target.GetName().Name} has several contexts, name one: {string.Join(", ", found.Select(t => t.Name).OrderBy(n => n, StringComparer.Ordinal))}");
    }

    private static bool IsContext(Type type)
    {
        if (type.IsAbstract || type.IsGenericTypeDefinition) return false;
        for (var above = type.BaseType; above is not null; above = above.BaseType)
            if (above.FullName == "Microsoft.EntityFrameworkCore.DbContext") return true;
        return false;
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.Where(t => t is not null)!;
        }
    }

    private object? ByFactory(Type context)
    {
        foreach (var type in Types(target).Concat(Types(startup)).Distinct())
        {
            if (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null && !type.IsValueType) continue;
            var face = type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition().FullName == Factory && context.IsAssignableFrom(i.GenericTypeArguments[0]));
            if (face is null) continue;
            var made = Activator.CreateInstance(type, nonPublic: true);
            return face.GetMethod("CreateDbContext")!.Invoke(made, [Array.Empty<string>()]);
        }
        return null;
    }

    private object? ByServices(Type context)
    {
        if (Host.Services(startup) is not { } services) return null;
        // A context lives in a scope.
        var factory = services.GetService(Named("Microsoft.Extensions.DependencyInjection.IServiceScopeFactory", "Microsoft.Extensions.DependencyInjection.Abstractions"));
        var scope = factory?.GetType().GetInterfaces().Select(i => i.GetMethod("CreateScope")).FirstOrDefault(m => m is not null)?.Invoke(factory, null);
        var inner = scope is null ? services : (IServiceProvider)scope.GetType().GetProperty("ServiceProvider")!.GetValue(scope)!;
        if (inner.GetService(context) is { } made) return made;
        var pool = Named("Microsoft.EntityFrameworkCore.IDbContextFactory`1", "Microsoft.EntityFrameworkCore").MakeGenericType(context);
        return inner.GetService(pool) is { } maker ? pool.GetMethod("CreateDbContext")!.Invoke(maker, null) : null;
    }

    private static Type Named(string type, string assembly) => Assembly.Load(new AssemblyName(assembly)).GetType(type, throwOnError: true)!;

    private static object? ByItself(Type context) => context.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, Type.EmptyTypes, null)?.Invoke(null);

    public void Dispose()
    {
        foreach (var one in _made) (one as IDisposable)?.Dispose();
    }
}
