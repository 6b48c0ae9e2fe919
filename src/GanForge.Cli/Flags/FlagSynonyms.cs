namespace GanForge.Cli;

/// <summary>What other tools call a flag, where no letters lead from that to ours.</summary>
internal static class FlagSynonyms
{
    private static readonly Dictionary<string, string[]> Meant = new()
    {
        ["output"] = ["--out"], ["output-dir"] = ["--out"], ["outdir"] = ["--out"], ["dest"] = ["--out"],
        ["name"] = ["--desc"], ["tag"] = ["--desc"], ["description"] = ["--desc"],
        ["save-every"] = ["--keep-every"], ["checkpoint-every"] = ["--keep-every"],
        ["num-images"] = ["--count", "--images", "--samples"], ["num-samples"] = ["--count", "--samples"], ["number"] = ["--count", "--samples"],
        ["iterations"] = ["--steps"], ["iters"] = ["--steps"], ["max-steps"] = ["--steps"],
        ["model"] = ["--recipe"], ["arch"] = ["--recipe"], ["gan"] = ["--recipe"],
        ["data-root"] = ["--data-dir"], ["dataroot"] = ["--data-dir"], ["data-path"] = ["--data-dir"],
        ["workers"] = ["--threads"], ["jobs"] = ["--threads"], ["cpus"] = ["--threads"],
        ["continue"] = ["--resume"], ["restart"] = ["--resume"],
        ["label"] = ["--digit"], ["size"] = ["--scale"], ["zoom"] = ["--scale"], ["silent"] = ["--quiet"],
    };

    /// <summary>The flag of a verb that is meant, or null.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="flags">The verb's flags.</param>
    public static string? Of(string typed, IEnumerable<string> flags) =>
        Meant.GetValueOrDefault(typed.TrimStart('-').Replace('_', '-').ToLowerInvariant(), []).FirstOrDefault(flags.Contains);
}
