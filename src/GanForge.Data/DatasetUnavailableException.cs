namespace GanForge.Data;

/// <summary>
/// The exception for an unknown or unavailable data set; the message is one sentence that says where it was searched
/// for and what to do.
/// </summary>
/// <param name="message">The message, one sentence.</param>
public sealed class DatasetUnavailableException(string message) : Exception(message)
{
    /// <summary>Whether the request was valid and only the download failed.</summary>
    public bool IsFailedDownload { get; init; }
}
