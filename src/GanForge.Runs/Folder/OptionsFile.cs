using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;
using GanForge.Tensors;

namespace GanForge.Runs.Folder;

/// <summary>The contents of options.json: everything needed to repeat a run.</summary>
internal sealed record OptionsFile(
    TrainingOptions Options,
    RunIdentity Identity,
    Shape Image,
    int Classes,
    string Started
)
{
    /// <summary>The longest time between checkpoints, about thirty years: as good as forever.</summary>
    private const double MaxSeconds = 1e9;

    private const int Format = 1;
    private const int MaxImageSize = 4_096;
    private const int MaxChannels = 64;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The environment that started the run or last resumed it.</summary>
    public RunEnvironment Origin { get; init; } = RunEnvironment.Here;

    public void Write(RunFolder folder) => AtomicFile.Write(folder.OptionsPath, ToJson());

    public string ToJson()
    {
        var json = new JsonObject { ["format"] = Format };
        Identity.WriteTo(json);
        json["image"] = new JsonArray(Image[0], Image[1], Image[2]);
        json["classes"] = Classes;
        json["steps"] = Options.Steps;
        json["sampleEvery"] = Options.SampleEvery;
        json["keepEvery"] = Options.KeepEvery;
        json["checkpointEverySeconds"] = Math.Min(Options.CheckpointEvery.TotalSeconds, MaxSeconds);
        json["evaluateEvery"] = Options.EvaluateEvery;
        json["evaluateSamples"] = Options.EvaluateSamples;
        json["dataDirectory"] = Options.DataDirectory;
        json["description"] = Options.Description;
        var here = RunEnvironment.Here;
        json["threads"] = here.Threads;
        json["started"] = Started;
        json["versions"] = new JsonObject
        {
            ["ganforge"] = here.Version,
            ["dotnet"] = Environment.Version.ToString(),
            ["system"] = RuntimeInformation.OSDescription,
            ["processor"] = here.Processor,
        };
        return json.ToJsonString(Indented) + "\n";
    }

    /// <exception cref="UserErrorException">
    /// The file is missing, or does not have the format of this version.
    /// </exception>
    public static OptionsFile Read(RunFolder folder)
    {
        try
        {
            return JsonFile.Read(
                folder.OptionsPath,
                Format,
                json => FromJson(json, Path.GetDirectoryName(Path.GetFullPath(folder.Path))!)
            );
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{folder.Path} is not a run's folder: it has no options.json.", problem);
        }
    }

    private static OptionsFile FromJson(JsonField json, string outDirectory)
    {
        var identity = RunIdentity.FromJson(json);
        var options = new TrainingOptions
        {
            Recipe = identity.Recipe,
            Settings = identity.Settings,
            Dataset = identity.Dataset,
            Images = identity.Images,
            Seed = identity.Seed,
            Steps = json.Find("steps")?.Whole(minimum: 1),
            SampleEvery = json["sampleEvery"].Int32(minimum: 1),
            KeepEvery = json.Find("keepEvery")?.Int32(minimum: 1),
            CheckpointEvery = json.Find("checkpointEverySeconds") is { } seconds
                ? TimeSpan.FromSeconds(seconds.Number(minimum: 1e-7, maximum: MaxSeconds))
                : new TrainingOptions().CheckpointEvery,
            EvaluateEvery = json.Find("evaluateEvery")?.Int32(),
            EvaluateSamples = json.Find("evaluateSamples")?.Int32(minimum: 1),
            DataDirectory = json.Find("dataDirectory")?.Text(),
            Description = json.Find("description")?.AnyText(),
            OutDirectory = outDirectory,
        };
        var classes = json.Find("classes")?.Int32(maximum: 256) ?? 0;
        if (classes > 0 && identity.Data is { } data && data.ClassCounts.Count != classes)
            throw json["classes"].Wrong($"the number of classes that data has, {data.ClassCounts.Count}");
        var versions = json.Find("versions");
        return new OptionsFile(options, identity, ImageOf(json["image"]), classes, DateOf(json["started"]))
        {
            Origin = new RunEnvironment(
                versions?.Find("ganforge")?.Text() ?? "",
                versions?.Find("processor")?.Text() ?? "",
                json.Find("threads")?.Int32() ?? 0
            ),
        };
    }

    private static Shape ImageOf(JsonField json)
    {
        int[] sizes = [.. json.Items().Select(size => size.Int32(minimum: 1, maximum: MaxImageSize))];
        return sizes is [var height, var width, var channels] && channels <= MaxChannels
            ? [height, width, channels]
            : throw json.Wrong("a height, a width and a number of channels");
    }

    /// <summary>Parses a date, even one edited by hand, and returns it in the format of <see cref="ToJson"/>.</summary>
    private static string DateOf(JsonField json) =>
        DateTimeOffset.TryParse(json.Text(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("O", CultureInfo.InvariantCulture)
            : throw json.Wrong("a date");

    public static string Version =>
        typeof(OptionsFile)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
