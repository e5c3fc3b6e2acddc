namespace Plumbline.Databases.Connections;

/// <summary>
/// Work with the driver that waits where it stands, on a thread of its own. The driver's asynchronous side is hundreds of methods that are compiled when
/// they are first used, and each of its reads changes the thread: for one connection that is read from end to end, both cost more than a thread.
/// It keeps no process from ending.
/// </summary>
internal static class OwnThread
{
    public static Task<T> Run<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
