using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// The few system calls that .NET has no word for. <c>flock</c> is called directly because file locks of .NET can be switched off for a
/// whole process (<c>System.IO.DisableFileLocking</c>), and because the kernel lets go of it when its holder dies, however it dies.
/// </summary>
internal static partial class Posix
{
    public const int Quit = 3;

    private const int AtWorkingFolder = -100, DoNotFollow = 0x100, AskOwner = 0x8, OwnerOffset = 20, StatxSize = 256;

    private const int ReadWrite = 2, CloseOnExecuteLinux = 0x80000, CloseOnExecuteElsewhere = 0x1000000;

    private const int LockExclusive = 2, LockWithoutWaiting = 4, Probe = 0, NotPermitted = 1;

    public static bool IsRoot => !OperatingSystem.IsWindows() && geteuid() == 0;

    public static uint UserId => geteuid();

    /// <summary>Whether a folder is ours and no link: in a folder where all may write, somebody else could have been first.</summary>
    public static bool IsOurs(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.ResolveLinkTarget(path, returnFinalTarget: false) is null;
        Span<byte> answer = stackalloc byte[StatxSize];
        return statx(AtWorkingFolder, path, DoNotFollow, AskOwner, answer) == 0 && BitConverter.ToUInt32(answer[OwnerOffset..]) == geteuid() && File.ResolveLinkTarget(path, returnFinalTarget: false) is null;
    }

    public static void MakeFolder(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>Opens a file, made before if need be, for <see cref="TryLock"/>: .NET's own way would lock it already.</summary>
    public static SafeFileHandle OpenForLock(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            if (!File.Exists(path)) new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first; both open the same file.
        }
        var file = open(path, ReadWrite | (OperatingSystem.IsLinux() ? CloseOnExecuteLinux : CloseOnExecuteElsewhere));
        return file.IsInvalid ? throw new IOException($"{path} could not be opened: {Marshal.GetLastPInvokeErrorMessage()}") : file;
    }

    /// <summary>Whether this file is now ours alone, until the handle is closed.</summary>
    public static bool TryLock(SafeFileHandle file) => flock(file, LockExclusive | LockWithoutWaiting) == 0;

    public static bool IsAlive(int process) => kill(process, Probe) == 0 || Marshal.GetLastPInvokeError() == NotPermitted;

    public static void Signal(int process, int signal) => kill(process, signal);

    public static void GiveTo(string path, uint user, uint group)
    {
        if (chown(path, user, group) != 0) throw new IOException($"{path} could not be given to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint user, uint group);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> answer);

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
