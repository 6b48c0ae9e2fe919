using System.Text.Json.Serialization;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>
/// The contents of status.json: the progress and outcome of a run. Written at its start, with each checkpoint and at
/// its end.
/// </summary>
public sealed record RunStatus
{
    private const int CurrentFormat = 1;

    /// <summary>The format of the file.</summary>
    [JsonInclude]
    internal int Format { get; init; } = CurrentFormat;

    /// <summary>The state of the run.</summary>
    [JsonConverter(typeof(KebabCaseEnum<RunState>))]
    public required RunState State { get; init; }

    /// <summary>The number of steps done.</summary>
    public required long Step { get; init; }

    /// <summary>The total number of steps planned.</summary>
    public required long Steps { get; init; }

    /// <summary>The number of whole epochs done, including those of preparatory stages.</summary>
    public required int Epoch { get; init; }

    /// <summary>The total number of epochs planned.</summary>
    public required int Epochs { get; init; }

    /// <summary>The number of steps per epoch of the main stage.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>
    /// The number of real images trained on so far, including repetitions; null if an older version wrote the file.
    /// </summary>
    public long? Images { get; init; }

    /// <summary>
    /// The epoch of the weights kept for sampling, if the recipe keeps the best ones; null if they are the newest, or
    /// if an older version wrote the file.
    /// </summary>
    [JsonBounds(Minimum = 1)]
    public int? KeptEpoch { get; init; }

    /// <summary>The seconds of training so far.</summary>
    [JsonBounds(Minimum = 0)]
    public required double Seconds { get; init; }

    /// <summary>The number of trainable parameters of each network.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>
    /// The ID of the process that trains the run, or trained it last; null if an older version wrote the file.
    /// </summary>
    public int? Process { get; init; }

    /// <summary>The reason for a failure, in one sentence; null if the run did not fail.</summary>
    [JsonBounds(Minimum = 0)]
    public string? Message { get; init; }

    /// <summary>True if the run completed or stopped early.</summary>
    [JsonIgnore]
    public bool IsDone => State is RunState.Completed or RunState.StoppedEarly;

    /// <summary>Reads a run's status; null if an older version wrote the run without one.</summary>
    /// <exception cref="UserErrorException">The file does not have the format of this version.</exception>
    public static RunStatus? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            var status = JsonFile.Read(
                folder.StatusPath,
                CurrentFormat,
                json => JsonText.Read(json, RunFileContext.Files.RunStatus)
            );
            return status.State == RunState.Running && !folder.IsBeingTrained
                ? status with
                {
                    State = RunState.CutShort,
                }
                : status;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The state in words, for example "stopped early".</summary>
    internal static string Words(RunState state) => NameOf(state).Replace('-', ' ');

    internal void Write(RunFolder folder) =>
        JsonFile.Write(
            folder.StatusPath,
            this with
            {
                Seconds = Math.Round(Seconds, 3),
            },
            RunFileContext.Files.RunStatus
        );

    private static string NameOf(RunState state) => KebabCase.From(state.ToString());
}
