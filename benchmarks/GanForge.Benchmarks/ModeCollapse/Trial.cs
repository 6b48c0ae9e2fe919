using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Benchmarks;

/// <summary>The training of a variant with one seed, and the measurement of its generator.</summary>
internal sealed class Trial(string dataset, Variant variant, ulong seed, string directory)
{
    private const string ResultFile = "metrics.json";

    /// <summary>A folder for exactly these settings, so that an existing result can be reused.</summary>
    private string Folder =>
        Path.Combine(directory, dataset, $"{variant.Recipe}-{Key(variant.ToString())}", $"seed-{seed}");

    /// <summary>Returns the metrics by name, from an earlier run if there is one.</summary>
    public IReadOnlyDictionary<string, double> Run(ModeMetrics metrics)
    {
        var result = Path.Combine(Folder, ResultFile);
        if (File.Exists(result))
            return JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(result))!;
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        var measured = metrics.Measure(GeneratorModel.Load(Train()));
        File.WriteAllText(result, JsonSerializer.Serialize(measured));
        return measured;
    }

    private RunFolder Train()
    {
        var options = new TrainingOptions
        {
            Recipe = variant.Recipe,
            Dataset = dataset,
            Settings = variant.Settings,
            Seed = seed,
            SampleEvery = int.MaxValue,
            OutDirectory = Folder,
        };
        using var session = TrainingSession.Start(options, DatasetPair.Load(options));
        return session.Run(new SilentObserver()).Folder;
    }

    private static string Key(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
