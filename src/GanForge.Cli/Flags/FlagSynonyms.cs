namespace GanForge.Cli.Flags;

/// <summary>Names of flags in other tools that are not similar enough to be found by spelling.</summary>
internal static class FlagSynonyms
{
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["--out"] = ["output", "output-dir", "outdir", "dest"],
        ["--desc"] = ["name", "tag", "description"],
        ["--keep-every"] = ["save-every", "checkpoint-every"],
        ["--count"] = ["num-images", "num-samples", "number"],
        ["--images"] = ["num-images"],
        ["--samples"] = ["num-images", "num-samples", "number"],
        ["--steps"] = ["iterations", "iters", "max-steps"],
        ["--recipe"] = ["model", "arch", "gan"],
        ["--data-dir"] = ["data-root", "dataroot", "data-path"],
        ["--threads"] = ["workers", "jobs", "cpus"],
        ["--resume"] = ["continue", "restart"],
        ["--digit"] = ["label"],
        ["--scale"] = ["size", "zoom"],
        ["--quiet"] = ["silent"],
    };

    /// <summary>Returns the flag that the user probably meant, or null.</summary>
    /// <param name="typed">The flag as it was typed.</param>
    /// <param name="flags">The flags of the command.</param>
    public static string? Find(string typed, IEnumerable<string> flags)
    {
        var name = typed.TrimStart('-').Replace('_', '-').ToLowerInvariant();
        return flags.FirstOrDefault(flag => Others.GetValueOrDefault(flag, []).Contains(name));
    }
}
