using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Imaging;
using GanForge.Runs.Session;

namespace GanForge.Cli.Errors;

/// <summary>A failure as shown to the user: an exit code and one sentence.</summary>
/// <param name="ExitCode">One of <see cref="Terminals.ExitCode"/>.</param>
/// <param name="Sentence">The problem, its place, and the remedy.</param>
internal sealed record Failure(int ExitCode, string Sentence)
{
    /// <summary>
    /// Describes an exception; the details of an unexpected one are saved in a file that the sentence names.
    /// </summary>
    public static Failure From(Exception exception, IReadOnlyList<string> arguments) =>
        exception switch
        {
            DatasetUnavailableException { IsFailedDownload: true } => new Failure(
                Terminals.ExitCode.Failed,
                exception.Message
            ),
            UsageException
            or UserErrorException
            or DataFormatException
            or ImageFormatException
            or DatasetUnavailableException => BadInput(exception.Message),
            TrainingFailedException => new Failure(Terminals.ExitCode.Failed, Sentenced(exception.Message)),
            FileNotFoundException { FileName: { } file } => BadInput($"There is no file {PathText.Short(file)}."),
            DirectoryNotFoundException => BadInput(Sentenced(exception.Message)),
            UnauthorizedAccessException => BadInput(
                $"{exception.Message.TrimEnd('.')}: no permission to write or read there."
            ),
            IOException => new Failure(Terminals.ExitCode.Failed, Sentenced(exception.Message)),
            OutOfMemoryException => new Failure(
                Terminals.ExitCode.Failed,
                "Out of memory; use a smaller --batch-size for training or fewer --samples for evaluation."
            ),
            AggregateException { InnerExceptions: [var only] } => From(only, arguments),
            _ => Unexpected(exception, arguments),
        };

    private static Failure BadInput(string sentence) => new(Terminals.ExitCode.BadInput, sentence);

    private static Failure Unexpected(Exception exception, IReadOnlyList<string> arguments)
    {
        var details = CrashLog.Write(exception, arguments) is { } path
            ? $"the details are in {path}"
            : $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
        return new Failure(Terminals.ExitCode.Failed, $"Something went wrong that ganforge did not expect; {details}");
    }

    /// <summary>Turns a message into a sentence; the runtime writes "No space left on device : 'file'".</summary>
    private static string Sentenced(string message) => message.Replace(" : '", ": '").TrimEnd('.') + ".";
}
