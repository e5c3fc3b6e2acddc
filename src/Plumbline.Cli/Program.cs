using System.Text;
using Plumbline.Cli;

var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.OutputEncoding = encoding;
// The console's own writer asks the system once for every 256 characters.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), encoding, 1 << 14) { AutoFlush = true });
// Most runs end before a collection would pay.
TryWithoutCollecting(64 << 20);
return CommandLine.Run(args, Console.Out, Console.Error);

static void TryWithoutCollecting(long bytes)
{
    try
    {
        GC.TryStartNoGCRegion(bytes);
    }
    catch (ArgumentOutOfRangeException)
    {
        // The process is not allowed as much: it collects from the start, as others do.
    }
}
