using BenchmarkDotNet.Running;
using Plumbline.Bench;

switch (args)
{
    case ["introspect", var url, var runs, var command]: await Live.IntrospectAsync(url, int.Parse(runs), command); break;
    case ["plan", var from, var to, var largeFrom, var largeTo, var runs]: await LivePlan.RunAsync(new(from, to), new(largeFrom, largeTo), int.Parse(runs)); break;
    case ["shadow", var runs]: await Live.ShadowAsync(int.Parse(runs)); break;
    default: BenchmarkSwitcher.FromAssembly(typeof(Live).Assembly).Run(args); break;
}
