namespace GanForge.Benchmarks;

/// <summary>The folder of the sources, from which benchmarks start PyTorch's script and publish the tool.</summary>
internal static class Repository
{
    /// <summary>Returns a path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        for (
            var folder = AppContext.BaseDirectory;
            folder is not null;
            folder = System.IO.Path.GetDirectoryName(folder)
        )
        {
            if (File.Exists(System.IO.Path.Combine(folder, "GanForge.slnx")))
                return folder;
        }
        throw new BenchmarkException(
            $"{AppContext.BaseDirectory} lies outside of GanForge's sources, which the benchmarks need."
        );
    }
}
