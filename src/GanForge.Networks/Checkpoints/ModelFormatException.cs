namespace GanForge.Networks.Checkpoints;

/// <summary>
/// A damaged weights file, or one of another network; the message is one sentence that locates the fault.
/// </summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public ModelFormatException() { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The fault, its location, and the expected content.</param>
    public ModelFormatException(string message)
        : base(message) { }

    /// <summary>Creates an exception with a message and a cause.</summary>
    /// <param name="message">The fault, its location, and the expected content.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
