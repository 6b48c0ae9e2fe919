using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>The contents of options.json: everything needed to repeat a run.</summary>
/// <remarks>The file is one object with the fields of the options, of the identity and of further facts.</remarks>
internal sealed record OptionsFile(
    TrainingOptions Options,
    RunIdentity Identity,
    ImageShape Image,
    int Classes,
    string Started
)
{
    private const int Format = 1;
    private const int MaxImageSize = 4_096;
    private const int MaxChannels = 64;

    /// <summary>The environment that started the run or last resumed it.</summary>
    public RunEnvironment Origin { get; init; } = RunEnvironment.Here;

    public void Write(RunFolder folder) => AtomicFile.Write(folder.OptionsPath, ToJson());

    public string ToJson()
    {
        var here = RunEnvironment.Here;
        var facts = new Facts
        {
            Image = [Image.Height, Image.Width, Image.Channels],
            Classes = Classes,
            Threads = here.Threads,
            Started = Started,
            Versions = new Facts.VersionFacts
            {
                GanForge = here.Version,
                DotNet = Environment.Version.ToString(),
                System = RuntimeInformation.OSDescription,
                Processor = here.Processor,
            },
        };
        var files = RunFileContext.Files;
        var json = JsonText.Join(
            JsonSerializer.SerializeToNode(new JsonFormat { Format = Format }, JsonFormat.Context.JsonFormat),
            JsonSerializer.SerializeToNode(Identity, files.RunIdentity),
            JsonSerializer.SerializeToNode(Options with { Settings = Identity.Settings }, files.TrainingOptions),
            JsonSerializer.SerializeToNode(facts, files.Facts)
        );
        return json.ToJsonString(files.Options) + "\n";
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

    private static OptionsFile FromJson(JsonElement json, string outDirectory)
    {
        var files = RunFileContext.Files;
        var identity = JsonText.Read(json, files.RunIdentity);
        var options = JsonText.Read(json, files.TrainingOptions) with { OutDirectory = outDirectory };
        var facts = JsonText.Read(json, files.Facts);
        if (facts.Classes > 0 && identity.Data is { } data && data.ClassCounts.Count != facts.Classes)
        {
            throw new JsonPlace()
                .Below("classes")
                .Fault(json.GetProperty("classes"), $"the number of classes that data has, {data.ClassCounts.Count}");
        }

        var started = DateTimeOffset.Parse(facts.Started, CultureInfo.InvariantCulture);
        return new OptionsFile(
            options,
            identity,
            new ImageShape(facts.Image[0], facts.Image[1], facts.Image[2]),
            facts.Classes ?? 0,
            started.ToString("O", CultureInfo.InvariantCulture)
        )
        {
            Origin = new RunEnvironment(
                facts.Versions?.GanForge ?? "",
                facts.Versions?.Processor ?? "",
                facts.Threads ?? 0
            ),
        };
    }

    public static string Version =>
        typeof(OptionsFile)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>The fields of options.json beyond the options and the identity.</summary>
    internal sealed record Facts : IJsonChecked
    {
        /// <summary>The height, width and number of channels of an image as the networks see it.</summary>
        [JsonBounds(Minimum = 1, Maximum = MaxImageSize)]
        public required IReadOnlyList<int> Image { get; init; }

        /// <summary>The number of the generator's classes; 0 if it is unconditional.</summary>
        [JsonBounds(Maximum = 256)]
        public int? Classes { get; init; }

        /// <summary>The number of processor threads.</summary>
        public int? Threads { get; init; }

        /// <summary>The time at which the run was first started, possibly edited by hand.</summary>
        public required string Started { get; init; }

        /// <summary>The versions of what trained the run.</summary>
        public VersionFacts? Versions { get; init; }

        (string Field, string Expected)? IJsonChecked.Fault =>
            Image is not [_, _, <= MaxChannels] ? ("image", "a height, a width and a number of channels")
            : !DateTimeOffset.TryParse(Started, CultureInfo.InvariantCulture, out _) ? ("started", "a date")
            : null;

        /// <summary>The versions of what trained a run.</summary>
        internal sealed record VersionFacts
        {
            /// <summary>The version of this program.</summary>
            [JsonPropertyName("ganforge")]
            public string? GanForge { get; init; }

            /// <summary>The version of the .NET runtime.</summary>
            [JsonPropertyName("dotnet")]
            public string? DotNet { get; init; }

            /// <summary>The operating system.</summary>
            public string? System { get; init; }

            /// <summary>The instruction set, for example "X64, 512-bit vectors".</summary>
            public string? Processor { get; init; }
        }
    }
}
