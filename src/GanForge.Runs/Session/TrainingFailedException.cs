namespace GanForge.Runs.Session;

/// <summary>A run had to stop: a full disk, a loss that is no longer a number. The message is one sentence and names the last good checkpoint.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What was thrown below, where something was.</param>
public sealed class TrainingFailedException(string message, Exception? cause = null) : Exception(message, cause);
