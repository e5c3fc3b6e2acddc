using System.Text;
using Plumbline.Cli;

// What files and databases tell is kept until the end: collecting garbage meanwhile copies it again and again, and frees little.
// 5,000 migrations need 320 MB; what is not used costs nothing.
const long Spared = 480L << 20;
if (Spared < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4) GC.TryStartNoGCRegion(Spared);

Preparation.Begin(args is [var verb, ..] ? verb : null);
var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.OutputEncoding = encoding;
// The console's own writer asks the system once for every 256 characters.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), encoding, 1 << 14) { AutoFlush = true });
return CommandLine.Run(args, Console.Out, Console.Error);
