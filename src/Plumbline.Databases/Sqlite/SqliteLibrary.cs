using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Plumbline.Databases.Sqlite;

/// <summary>
/// Which SQLite is used: ours, or this machine's when that is newer. A database written by a newer SQLite (STRICT is 3.37)
/// cannot even be listed by an older one.
/// </summary>
public static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";

    private static readonly string[] s_systems = OperatingSystem.IsWindows() ? ["winsqlite3.dll"] : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];

    private static readonly Lazy<Version> s_version = new(Load);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    /// <summary>Of the library that is used; loads it when nobody has.</summary>
    public static Version Version => s_version.Value;

    private static Version Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var newest = Newest(provider);
        if (newest != 0) NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == Bundled ? newest : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return VersionOf(raw.sqlite3_libversion_number());
    }

    private static nint Newest(Assembly provider)
    {
        var (newest, number) = NativeLibrary.TryLoad(Bundled, provider, null, out var bundled) ? (bundled, NumberOf(bundled)) : (0, 0);
        foreach (var name in s_systems)
            if (NativeLibrary.TryLoad(name, out var system) && NumberOf(system) is var own && own > number) (newest, number) = (system, own);
        return newest;
    }

    private static int NumberOf(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var address) ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(address)() : 0;

    /// <summary>3040001 is 3.40.1.</summary>
    private static Version VersionOf(int number) => new(number / 1_000_000, number / 1000 % 1000, number % 1000);
}
