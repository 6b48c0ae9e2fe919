namespace GanForge.Gans.Settings;

/// <summary>
/// An error in user input; the message is one sentence that names the fault, its place, and the remedy.
/// </summary>
/// <param name="message">The message sentence.</param>
/// <param name="cause">The underlying exception, if any.</param>
public sealed class UserErrorException(string message, Exception? cause = null) : Exception(message, cause);
