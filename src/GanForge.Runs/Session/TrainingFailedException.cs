namespace GanForge.Runs.Session;

/// <summary>
/// Thrown when a run cannot continue, for example because of a full disk or a loss that is not a number. The message is
/// one sentence and names the last good checkpoint.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="cause">The underlying exception, or null.</param>
public sealed class TrainingFailedException(string message, Exception? cause = null) : Exception(message, cause);
