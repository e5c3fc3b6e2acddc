using System.Text;
using Plumbline.Cli;

var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.OutputEncoding = encoding;
// The console's own writer asks the system once for every 256 characters.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), encoding, 1 << 14) { AutoFlush = true });
return CommandLine.Run(args, Console.Out, Console.Error);
