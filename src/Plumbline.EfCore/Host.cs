using System.Reflection;

namespace Plumbline.EfCore;

/// <summary>
/// The services that a program builds before it runs, taken as EF's own tools take them: its entry point is called, and when the host says that it is built
/// (event HostBuilt of Microsoft.Extensions.Hosting) the program is ended.
/// </summary>
internal sealed class Host
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly ManualResetEventSlim _done = new();
    private IServiceProvider? _services;
    private Exception? _fault;

    private Host() { }

    /// <summary>null where the program builds no host.</summary>
    public static IServiceProvider? Services(Assembly startup)
    {
        if (startup.EntryPoint is not { } entry || Listener() is not { } listener) return null;
        return new Host().Run(entry, listener);
    }

    private static Type? Listener()
    {
        try
        {
            return Assembly.Load(new AssemblyName("System.Diagnostics.DiagnosticSource")).GetType("System.Diagnostics.DiagnosticListener");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private IServiceProvider? Run(MethodInfo entry, Type listener)
    {
        var all = listener.GetProperty("AllListeners", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var watcher = Activator.CreateInstance(typeof(Watcher<>).MakeGenericType(listener), new Action<object>(Watch));
        typeof(IObservable<>).MakeGenericType(listener).GetMethod("Subscribe")!.Invoke(all, [watcher]);
        var thread = new Thread(() => Call(entry)) { IsBackground = true };
        thread.Start();
        if (!_done.Wait(s_patience)) throw new LoaderException($"{entry.DeclaringType?.Assembly.GetName().Name} was started and had built no host after {s_patience.TotalSeconds:0} seconds; an IDesignTimeDbContextFactory needs none");
        if (_services is null && _fault is not null) throw new LoaderException($"{entry.DeclaringType?.Assembly.GetName().Name} failed before its host was built: {_fault.GetType().Name}: {_fault.Message}");
        return _services;
    }

    private void Call(MethodInfo entry)
    {
        try
        {
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        catch (TargetInvocationException ended) when (ended.InnerException is BuiltException)
        {
            // as meant
        }
        catch (Exception fault)
        {
            _fault = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
        }
        finally
        {
            _done.Set();
        }
    }

    private void Watch(object listener)
    {
        if ((string)listener.GetType().GetProperty("Name")!.GetValue(listener)! != "Microsoft.Extensions.Hosting") return;
        var subscribe = listener.GetType().GetMethod("Subscribe", [typeof(IObserver<KeyValuePair<string, object?>>)])!;
        subscribe.Invoke(listener, [new Watcher<KeyValuePair<string, object?>>(e => Seen((KeyValuePair<string, object?>)e))]);
    }

    private void Seen(KeyValuePair<string, object?> happened)
    {
        if (happened.Key != "HostBuilt" || happened.Value is not { } host) return;
        _services = (IServiceProvider)host.GetType().GetProperty("Services")!.GetValue(host)!;
        _done.Set();
        throw new BuiltException();
    }

    /// <summary>Ends the program.</summary>
    private sealed class BuiltException : Exception;

    private sealed class Watcher<T>(Action<object> seen) : IObserver<T>
    {
        public void OnNext(T value) => seen(value!);
        public void OnError(Exception error) { }
        public void OnCompleted() { }
    }
}
