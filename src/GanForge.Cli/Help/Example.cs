namespace GanForge.Cli.Help;

/// <summary>An example command.</summary>
/// <param name="Command">The complete command line.</param>
/// <param name="Meaning">A short description of the command.</param>
internal sealed record Example(string Command, string Meaning);
