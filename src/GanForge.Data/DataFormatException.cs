namespace GanForge.Data;

/// <summary>A file is not what it should be; the message is one sentence that names it, what was found and what would be right.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What the file's decoder said, where it said something.</param>
public sealed class DataFormatException(string message, Exception? cause = null) : Exception(message, cause);
