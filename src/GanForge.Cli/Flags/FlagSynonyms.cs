namespace GanForge.Cli.Flags;

/// <summary>What other tools call a flag, where no letters lead from that to ours.</summary>
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

    /// <summary>The flag of a verb that is meant, or null.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="flags">The verb's flags.</param>
    public static string? Find(string typed, IEnumerable<string> flags)
    {
        var name = typed.TrimStart('-').Replace('_', '-').ToLowerInvariant();
        return flags.FirstOrDefault(flag => Others.GetValueOrDefault(flag, []).Contains(name));
    }
}
