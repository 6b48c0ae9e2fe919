using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>status.json: how far a run has come and how it ended. Written at its start, with each checkpoint, and at its end.</summary>
public sealed record RunStatus
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Where the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Steps done.</summary>
    public required long Step { get; init; }

    /// <summary>Steps there will be in all.</summary>
    public required long Steps { get; init; }

    /// <summary>Whole epochs done, those of preparations too.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs there will be in all.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps of an epoch of the training.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>Real images learnt from so far, repetitions included; null where an older version wrote the file.</summary>
    public long? Images { get; init; }

    /// <summary>The epoch whose weights are kept for sampling, where the recipe keeps the best ones; null where they are the newest, or an older version wrote the file.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>Seconds of training so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>Trainable parameters of each network.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>The process that trains the run, or did last; null where an older version wrote the file.</summary>
    public int? Process { get; init; }

    /// <summary>Why the run failed, as one sentence; null where it did not.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the run came to its end: completed, or stopped early.</summary>
    public bool IsDone => State is RunState.Completed or RunState.StoppedEarly;

    /// <summary>Reads a run's status; null where an older version wrote the run, and kept none.</summary>
    /// <exception cref="UserErrorException">The file is not as this version writes it.</exception>
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
            ["parameters"] = new JsonObject(Parameters.Select(player => KeyValuePair.Create(player.Key, (JsonNode?)player.Value))),
            ["process"] = Process,
            ["message"] = Message,
        };
        AtomicFile.Write(folder.StatusPath, json.ToJsonString(Indented) + "\n");
    }

    private static string NameOf(RunState state) => KebabCase.From(state.ToString());
}
