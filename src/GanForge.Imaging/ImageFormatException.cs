namespace GanForge.Imaging;

/// <summary>
/// The exception for a picture file that is damaged or unsupported; the message says what is wrong and where.
/// </summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>Creates the exception with a general message.</summary>
    public ImageFormatException()
        : base("The picture cannot be read.") { }

    /// <summary>Creates the exception with a message that says what is wrong and where.</summary>
    public ImageFormatException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and the exception that caused it.</summary>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
