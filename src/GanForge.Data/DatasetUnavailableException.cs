namespace GanForge.Data;

/// <summary>A data set is unknown or nowhere to be had; the message is one sentence that says where it was looked for and what to do.</summary>
/// <param name="message">The sentence.</param>
public sealed class DatasetUnavailableException(string message) : Exception(message)
{
    /// <summary>Whether all was named rightly and only the download failed.</summary>
    public bool IsFailedDownload { get; init; }
}
