using System.CommandLine;
if (args is ["--fast"]) { Console.WriteLine("plumb 0.1.0"); return 0; }
var root = new RootCommand("x");
var check = new Command("check", "y") { new Argument<string>("path") { Arity = ArgumentArity.ZeroOrOne }, new Option<string>("--format") };
check.SetAction(r => { Console.WriteLine("hi"); return 0; });
root.Subcommands.Add(check);
return root.Parse(args).Invoke();
