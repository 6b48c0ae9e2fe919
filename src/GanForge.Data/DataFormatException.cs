namespace GanForge.Data;

/// <summary>
/// The exception for an invalid file; the message is one sentence that names the file, what was found and what was
/// expected.
/// </summary>
/// <param name="message">The message, one sentence.</param>
/// <param name="cause">The exception of the file's decoder, if there was one.</param>
public sealed class DataFormatException(string message, Exception? cause = null) : Exception(message, cause);
