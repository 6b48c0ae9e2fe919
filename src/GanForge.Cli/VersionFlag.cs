using System.CommandLine;
using System.CommandLine.Invocation;
using GanForge.Cli.Terminals;

namespace GanForge.Cli;

/// <summary>`ganforge --version`.</summary>
internal sealed class VersionFlag : Option<bool>
{
    public VersionFlag(Terminal terminal)
        : base("--version", "-v")
    {
        Description = "Prints the version.";
        Arity = ArgumentArity.Zero;
        Action = new Print(terminal);
    }

    private sealed class Print(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine($"ganforge {Product.Version}");
            return ExitCode.Done;
        }
    }
}
