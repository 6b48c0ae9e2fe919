namespace GanForge.Cli.Errors;

/// <summary>An invalid command line; the message is the sentence that the user reads.</summary>
/// <param name="message">One sentence: the problem, its place, and the remedy.</param>
internal sealed class UsageException(string message) : Exception(message);
