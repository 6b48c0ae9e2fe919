namespace GanForge.Imaging;

/// <summary>A picture file is broken, or of a kind that is not read; the message says which and where.</summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>Makes the exception with a general message.</summary>
    public ImageFormatException()
        : base("The picture cannot be read.")
    {
    }

    /// <summary>Makes the exception with a message that says what is wrong and where.</summary>
    public ImageFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and the error that caused it.</summary>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
