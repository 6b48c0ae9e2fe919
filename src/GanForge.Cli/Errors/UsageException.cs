namespace GanForge.Cli.Errors;

/// <summary>The command line asks for something that cannot be; the message is the sentence the user reads.</summary>
/// <param name="message">One sentence: what, where, what would be right.</param>
internal sealed class UsageException(string message) : Exception(message);
