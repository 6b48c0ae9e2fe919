using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>The reason why a file or folder could not be written.</summary>
/// <param name="Reason">The reason in words, as the end of a sentence, without a period.</param>
/// <param name="IsOfPath">
/// True if another path would help, as with a folder without write permission; false if the disk fails.
/// </param>
public sealed record FileProblem(string Reason, bool IsOfPath)
{
    private const int Exists = 17,
        NoFolder = 20,
        ReadOnly = 30;
    private const int WindowsFileExists = unchecked((int)0x80070050),
        WindowsExists = unchecked((int)0x800700B7);

    /// <summary>Describes an exception thrown while writing.</summary>
    /// <param name="exception">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    public static FileProblem From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            UnauthorizedAccessException => new("there is no permission to write there", IsOfPath: true),
            FileNotFoundException or DirectoryNotFoundException => new(
                "no file or folder can be created there",
                IsOfPath: true
            ),
            PathTooLongException => new("the name is too long", IsOfPath: true),
            { HResult: Exists or NoFolder or WindowsFileExists or WindowsExists } => new(
                "there is a file where a folder should be",
                IsOfPath: true
            ),
            { HResult: ReadOnly } => new("what is there can only be read", IsOfPath: true),
            // The runtime writes "No space left on device : 'temporary file'".
            _ => new(exception.Message.Split(" : '")[0].TrimEnd('.'), IsOfPath: false),
        };
    }

    /// <summary>Creates the exception for a folder that cannot be written to.</summary>
    /// <param name="what">The start of the message, for example "No run can be kept in runs".</param>
    /// <param name="advice">The advice to the user if another folder would help.</param>
    /// <param name="exception">The exception thrown while writing.</param>
    internal static Exception Refuse(string what, string advice, Exception exception)
    {
        var problem = From(exception);
        return problem.IsOfPath
            ? new UserErrorException($"{what}: {problem.Reason}; {advice}.", exception)
            : new IOException($"{what}: {problem.Reason}.", exception);
    }
}
