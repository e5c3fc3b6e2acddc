using System.Reflection;
using System.Text;

namespace Plumbline.EfCore;

/// <summary>
/// Runs inside the user's project, with its runtime and its packages: <c>dotnet exec --depsfile … --runtimeconfig … Plumbline.EfCore.dll ASSEMBLY STARTUP CONTEXT?</c>.
/// Asks Entity Framework for its create script and for the script of each migration, and writes them to standard output: sections that begin with a line
/// of U+0001, the section's kind and its name. What the user's own code prints goes to standard error. Everything of EF is reached by reflection: its version is the user's.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        Console.SetOut(Console.Error);
        try
        {
            var target = Assembly.Load(new AssemblyName(arguments[0]));
            var startup = arguments[1] == arguments[0] ? target : Assembly.Load(new AssemblyName(arguments[1]));
            using var contexts = new Contexts(target, startup);
            var context = contexts.Create(arguments.Length > 2 ? arguments[2] : null);
            Scripts.Write(context, target, output);
            output.Flush();
            return 0;
        }
        catch (Exception fault)
        {
            var cause = fault;
            while (cause is TargetInvocationException or TypeInitializationException && cause.InnerException is { } inner) cause = inner;
            output.WriteLine($"\u0001fault {(cause is LoaderException ? cause.Message : $"{cause.GetType().Name}: {cause.Message}".Replace('\n', ' ').Replace('\r', ' '))}");
            output.Flush();
            return 1;
        }
    }
}

/// <summary>What stands in the way, in words for the user.</summary>
internal sealed class LoaderException(string message) : Exception(message);
