namespace GanForge.Benchmarks;

/// <summary>A temporary folder with many copies of one run.</summary>
internal sealed class CopiedRuns : IDisposable
{
    public CopiedRuns(string run, int count)
    {
        Count = count;
        Path = Directory.CreateTempSubdirectory("ganforge-benchmark-").FullName;
        Copy(run, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(run)), withWeights: true);
        var name = System.IO.Path.GetFileName(run)[5..];
        for (var i = 1; i < count; i++)
            Copy(run, System.IO.Path.Combine(Path, $"{90_000 + i}{name}"), withWeights: false);
    }

    public string Path { get; }

    public int Count { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Copy(string from, string to, bool withWeights)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        if (withWeights)
        {
            Copy(
                System.IO.Path.Combine(from, "checkpoints"),
                System.IO.Path.Combine(to, "checkpoints"),
                withWeights: false
            );
        }
    }
}
