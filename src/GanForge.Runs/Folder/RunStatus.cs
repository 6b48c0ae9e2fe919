using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>
/// The contents of status.json: the progress and outcome of a run. Written at its start, with each checkpoint and at
/// its end.
/// </summary>
public sealed record RunStatus
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The state of the run.</summary>
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
    public int? KeptEpoch { get; init; }

    /// <summary>The seconds of training so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>The number of trainable parameters of each network.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>
    /// The ID of the process that trains the run, or trained it last; null if an older version wrote the file.
    /// </summary>
    public int? Process { get; init; }

    /// <summary>The reason for a failure, in one sentence; null if the run did not fail.</summary>
    public string? Message { get; init; }

    /// <summary>True if the run completed or stopped early.</summary>
    public bool IsDone => State is RunState.Completed or RunState.StoppedEarly;

    /// <summary>Reads a run's status; null if an older version wrote the run without one.</summary>
    /// <exception cref="UserErrorException">The file does not have the format of this version.</exception>
    public static RunStatus? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return JsonFile.Read(folder.StatusPath, Format, json => FromJson(json, folder));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static RunStatus FromJson(JsonField json, RunFolder folder)
    {
        var state = StateOf(json["state"]);
        return new RunStatus
        {
            State = state == RunState.Running && !folder.IsBeingTrained ? RunState.CutShort : state,
            Step = json["step"].Whole(),
            Steps = json["steps"].Whole(),
            Epoch = json["epoch"].Int32(),
            Epochs = json["epochs"].Int32(),
            StepsPerEpoch = json["stepsPerEpoch"].Whole(),
            Images = json.Find("images")?.Whole(),
            KeptEpoch = json.Find("keptEpoch")?.Int32(minimum: 1),
            Seconds = json["seconds"].Number(minimum: 0),
            Parameters = json["parameters"].Fields().ToDictionary(player => player.Name, player => player.Whole()),
            Process = json.Find("process")?.Int32(),
            Message = json.Find("message")?.AnyText(),
        };
    }

    private static RunState StateOf(JsonField json)
    {
        var name = json.Text();
        foreach (var state in Enum.GetValues<RunState>())
        {
            if (NameOf(state) == name)
                return state;
        }
        throw json.Wrong($"one of {string.Join(", ", Enum.GetValues<RunState>().Select(NameOf))}");
    }

    /// <summary>The state in words, for example "stopped early".</summary>
    internal static string Words(RunState state) => NameOf(state).Replace('-', ' ');

    internal void Write(RunFolder folder)
    {
        var json = new JsonObject
        {
            ["format"] = Format,
            ["state"] = NameOf(State),
            ["step"] = Step,
            ["steps"] = Steps,
            ["epoch"] = Epoch,
            ["epochs"] = Epochs,
            ["stepsPerEpoch"] = StepsPerEpoch,
            ["images"] = Images,
            ["keptEpoch"] = KeptEpoch,
            ["seconds"] = Math.Round(Seconds, 3),
            ["parameters"] = new JsonObject(
                Parameters.Select(player => KeyValuePair.Create(player.Key, (JsonNode?)player.Value))
            ),
            ["process"] = Process,
            ["message"] = Message,
        };
        AtomicFile.Write(folder.StatusPath, json.ToJsonString(Indented) + "\n");
    }

    private static string NameOf(RunState state) => KebabCase.From(state.ToString());
}
