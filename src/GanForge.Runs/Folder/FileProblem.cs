using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>Why a file or folder could not be written.</summary>
/// <param name="Reason">In words, as the end of a sentence, without a full stop.</param>
/// <param name="IsOfPath">Whether another path would help, as with a folder that may not be written; else it is the disk that fails.</param>
public sealed record FileProblem(string Reason, bool IsOfPath)
{
    private const int Exists = 17, NoFolder = 20, ReadOnly = 30;
    private const int WindowsFileExists = unchecked((int)0x80070050), WindowsExists = unchecked((int)0x800700B7);

    /// <summary>Describes what writing threw.</summary>
    /// <param name="exception">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    public static FileProblem From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            UnauthorizedAccessException => new("there is no permission to write there", IsOfPath: true),
            FileNotFoundException or DirectoryNotFoundException => new("no file or folder can be made there", IsOfPath: true),
            PathTooLongException => new("the name is too long", IsOfPath: true),
            { HResult: Exists or NoFolder or WindowsFileExists or WindowsExists } => new("there is a file where a folder should be", IsOfPath: true),
            { HResult: ReadOnly } => new("what is there can only be read", IsOfPath: true),
            // The runtime writes "No space left on device : 'temporary file'".
            _ => new(exception.Message.Split(" : '")[0].TrimEnd('.'), IsOfPath: false),
        };
    }

    /// <summary>The exception that says so of a folder in which something was to be kept.</summary>
    /// <param name="what">"No run can be kept in runs".</param>
    /// <param name="advice">What to do where another folder would help.</param>
    /// <param name="exception">What writing threw.</param>
    internal static Exception Refuse(string what, string advice, Exception exception)
    {
        var problem = From(exception);
        return problem.IsOfPath
            ? new UserErrorException($"{what}: {problem.Reason}; {advice}.", exception)
            : new IOException($"{what}: {problem.Reason}.", exception);
    }
}
