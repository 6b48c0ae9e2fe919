namespace GanForge.Gans.Settings;

/// <summary>Somebody asked for what cannot be; the message is one sentence that says what, where, and what would be right.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What was thrown below, where something was.</param>
public sealed class UserErrorException(string message, Exception? cause = null) : Exception(message, cause);
