using GanForge.Gans.Latent;

namespace GanForge.Cli.Reproducing;

/// <summary>What `reproduce` is asked for.</summary>
internal sealed record ReproduceRequest
{
    /// <summary>The result, or null for all of them.</summary>
    public string? Name { get; init; }

    /// <summary>The seeds, or null for the result's own.</summary>
    public NumberList? Seeds { get; init; }

    /// <summary>The folder that holds the data set, or null for where the catalogue finds it.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder that gets the result's.</summary>
    public required string OutDirectory { get; init; }

    /// <summary>Threads, or null for as many as there are processors.</summary>
    public int? Threads { get; init; }

    /// <summary>A file of tables, or null for the program's own.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Whether to write what was measured into that file.</summary>
    public bool Record { get; init; }

    /// <summary>The Markdown file whose tables are to be drawn anew, or null.</summary>
    public string? Markdown { get; init; }

    /// <summary>Whether only to show what would be trained.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether to print a JSON document.</summary>
    public bool Json { get; init; }
}
