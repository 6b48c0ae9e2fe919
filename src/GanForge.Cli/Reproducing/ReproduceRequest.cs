using GanForge.Gans.Latent;

namespace GanForge.Cli.Reproducing;

/// <summary>A request of `reproduce`.</summary>
internal sealed record ReproduceRequest
{
    /// <summary>The name of the result, or null for all.</summary>
    public string? Name { get; init; }

    /// <summary>The seeds, or null for those of the result.</summary>
    public NumberList? Seeds { get; init; }

    /// <summary>The folder of the data set, or null for the location in the catalog.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The parent folder of the result's folder.</summary>
    public required string OutDirectory { get; init; }

    /// <summary>The number of threads, or null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>A file of tables, or null for the built-in ones.</summary>
    public string? Catalogue { get; init; }

    /// <summary>True to record the measurements in that file.</summary>
    public bool Record { get; init; }

    /// <summary>The Markdown file whose tables are redrawn, or null.</summary>
    public string? Markdown { get; init; }

    /// <summary>True to show only what would be trained.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to print a JSON document.</summary>
    public bool Json { get; init; }
}
