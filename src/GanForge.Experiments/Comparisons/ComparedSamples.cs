namespace GanForge.Experiments.Comparisons;

/// <summary>Which grids of samples stand beside one another: those of the same epochs, then each run's last.</summary>
internal static class ComparedSamples
{
    private const int MaxPictures = 64;

    /// <summary>Epochs that as many runs as possible have samples of: the first, the last, and some between.</summary>
    public static IReadOnlyList<int> CommonEpochs(IReadOnlyList<ComparedRun> runs)
    {
        var drawn = runs.Where(run => run.Samples.Count > 0).ToArray();
        if (drawn.Length == 0)
            return [];
        var counted = drawn.SelectMany(run => run.Samples.Keys).GroupBy(epoch => epoch).ToArray();
        // What a generator makes before it is trained tells runs apart only where there is nothing else.
        var most = counted.Where(group => group.Key > 0).Select(group => group.Count()).DefaultIfEmpty(0).Max();
        int[] common = [.. counted.Where(group => group.Key > 0 && group.Count() == most).Select(group => group.Key).Order()];
        if (common.Length == 0)
            return [0];
        var shown = Math.Min(common.Length, Math.Clamp(MaxPictures / drawn.Length, 2, 4));
        return [.. Enumerable.Range(0, shown).Select(i => common[shown == 1 ? 0 : i * (common.Length - 1) / (shown - 1)])];
    }

    /// <summary>A run's last epoch with samples, unless it is among those shown already.</summary>
    public static int? LastBeyond(ComparedRun run, IReadOnlyList<int> shown) =>
        run.Samples.Count == 0 || shown.Contains(run.Samples.Keys.Max()) ? null : run.Samples.Keys.Max();
}
