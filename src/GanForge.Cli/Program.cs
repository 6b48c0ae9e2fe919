using GanForge.Cli.Terminals;

namespace GanForge.Cli;

/// <summary>The entry point, as a named class because ASP.NET Core would make top-level statements public.</summary>
internal static class Program
{
    private static int Main(string[] args) => CommandLine.Run(args, Terminal.OfProcess(DocumentContext.Readable));
}
