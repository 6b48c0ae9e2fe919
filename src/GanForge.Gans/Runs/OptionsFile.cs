using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>options.json: everything it takes to run a run again.</summary>
internal sealed record OptionsFile(TrainingOptions Options, RunIdentity Identity, Shape Image, int Classes, string Started)
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What trained the run, or last went on with it.</summary>
    public RunOrigin Origin { get; init; } = RunOrigin.Here;

    public void Write(RunFolder folder) =>
        AtomicFile.Write(folder.OptionsPath, ToJson());

    public string ToJson()
    {
        var json = new JsonObject { ["format"] = Format };
        Identity.WriteTo(json);
        json["image"] = new JsonArray(Image[0], Image[1], Image[2]);
        json["classes"] = Classes;
        json["steps"] = Options.Steps;
        json["sampleEvery"] = Options.SampleEvery;
        json["keepEvery"] = Options.KeepEvery;
        json["evaluateEvery"] = Options.EvaluateEvery;
        json["evaluateSamples"] = Options.EvaluateSamples;
        json["dataDirectory"] = Options.DataDirectory;
        json["description"] = Options.Description;
        var here = RunOrigin.Here;
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

    /// <exception cref="UserErrorException">The file is missing, or not as this version writes it.</exception>
    public static OptionsFile Read(RunFolder folder)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(folder.OptionsPath))!.AsObject();
            if ((int)json["format"]! != Format)
                throw new UserErrorException($"{folder.OptionsPath} has format {json["format"]}, and this version reads format {Format}.");
            var identity = RunIdentity.FromJson(json);
            var image = json["image"]!.AsArray();
            var options = new TrainingOptions
            {
                Recipe = identity.Recipe,
                Settings = identity.Settings,
                Dataset = identity.Dataset,
                Images = identity.Images,
                Seed = identity.Seed,
                Steps = (long?)json["steps"],
                SampleEvery = (int)json["sampleEvery"]!,
                KeepEvery = (int?)json["keepEvery"],
                EvaluateEvery = (int?)json["evaluateEvery"],
                EvaluateSamples = (int?)json["evaluateSamples"],
                DataDirectory = (string?)json["dataDirectory"],
                Description = (string?)json["description"],
                OutDirectory = Path.GetDirectoryName(Path.GetFullPath(folder.Path))!,
            };
            return new OptionsFile(options, identity, [(int)image[0]!, (int)image[1]!, (int)image[2]!], (int?)json["classes"] ?? 0, (string)json["started"]!)
            {
                Origin = new RunOrigin((string)json["versions"]!["ganforge"]!, (string)json["versions"]!["processor"]!, (int)json["threads"]!),
            };
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{folder.Path} is not a run's folder: it has no options.json.", problem);
        }
        catch (Exception problem) when (problem is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UserErrorException($"{folder.OptionsPath} is damaged: it is not the JSON that training writes.", problem);
        }
    }

    public static string Version =>
        typeof(OptionsFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
