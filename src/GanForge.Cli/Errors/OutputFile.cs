using GanForge.Runs.Folder;

namespace GanForge.Cli.Errors;

/// <summary>Writes output to the path that the user chose.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file or folder; errors name the path as it was typed.</summary>
    /// <exception cref="UsageException">The path cannot be written.</exception>
    /// <exception cref="IOException">The disk is full or fails otherwise.</exception>
    public static void To(string path, Action write) =>
        To(
            path,
            () =>
            {
                write();
                return true;
            }
        );

    /// <inheritdoc cref="To(string, Action)"/>
    public static T To<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = FileProblem.From(exception);
            var sentence = $"{path} cannot be written: {problem.Reason}.";
            throw problem.IsOfPath ? new UsageException(sentence) : new IOException(sentence, exception);
        }
    }
}
