namespace GanForge.Networks.Checkpoints;

/// <summary>A file of weights is broken, or holds those of another network; the message is one sentence that says where.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Without a message.</summary>
    public ModelFormatException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what led to it.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
