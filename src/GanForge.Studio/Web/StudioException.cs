namespace GanForge.Studio.Web;

/// <summary>A request that cannot be answered; the page shows the message.</summary>
/// <param name="status">The HTTP status, for example 404.</param>
/// <param name="message">A sentence that says what is wrong and what would be right.</param>
internal sealed class StudioException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
