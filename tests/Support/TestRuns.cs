using System.Text.Json.Nodes;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Testing;

/// <summary>Training runs in tests, and the contents of their files in a form to compare.</summary>
internal static class TestRuns
{
    public static TrainingResult Train(TrainingOptions options, long? stopAfter = null)
    {
        using var session = TrainingSession.Start(options, Toys.Blobs);
        using var listener = new Listener { StopAfter = stopAfter };
        return session.Run(listener, listener.Stop);
    }

    public static TrainingResult Resume(RunFolder folder, ResumeOptions? options = null, long? stopAfter = null)
    {
        using var session = TrainingSession.Resume(folder.Path, options, Toys.Blobs);
        using var listener = new Listener { StopAfter = stopAfter };
        return session.Run(listener, listener.Stop);
    }

    /// <summary>The lines of stats.jsonl without their times.</summary>
    public static string[] Scalars(RunFolder folder) =>
        [
            .. File.ReadLines(folder.StatisticsPath)
                .Select(line =>
                {
                    var json = JsonNode.Parse(line)!.AsObject();
                    json.Remove("wall").ShouldBeTrue();
                    return json.ToJsonString();
                }),
        ];

    /// <summary>A hash of each tensor in a checkpoint or a file of weights, and the counters as they are.</summary>
    public static Dictionary<string, string> Bits(string path)
    {
        var file = SafeTensors.Load(path);
        return file.Names.ToDictionary(
            name => name,
            name =>
                name.EndsWith("steps", StringComparison.Ordinal) || name.EndsWith("updates", StringComparison.Ordinal)
                    ? $"{file.GetInt64(name)}"
                    : Convert.ToHexString(
                        System.Security.Cryptography.SHA256.HashData(
                            System.Runtime.InteropServices.MemoryMarshal.AsBytes(file.GetTensor(name).Span)
                        )
                    )
        );
    }
}
