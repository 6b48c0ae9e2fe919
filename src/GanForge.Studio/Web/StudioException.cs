namespace GanForge.Studio.Web;

/// <summary>A request that cannot be answered; the message is the sentence that the page shows.</summary>
/// <param name="status">The HTTP status, for example 404.</param>
/// <param name="message">What is wrong, and what would be right.</param>
internal sealed class StudioException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
