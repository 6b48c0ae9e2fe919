using GanForge.Cli.Terminals;

namespace GanForge.Cli;

/// <summary>The process. A class with a name, since top-level statements would be made public where ASP.NET Core is referenced.</summary>
internal static class Program
{
    private static int Main(string[] args) => CommandLine.Run(args, Terminal.OfProcess(DocumentContext.Readable));
}
