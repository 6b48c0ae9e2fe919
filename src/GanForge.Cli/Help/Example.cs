namespace GanForge.Cli.Help;

/// <summary>A command worth copying.</summary>
/// <param name="Command">The whole command line.</param>
/// <param name="Meaning">What it does, in a few words.</param>
internal sealed record Example(string Command, string Meaning);
