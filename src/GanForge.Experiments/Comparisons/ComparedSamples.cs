namespace GanForge.Experiments.Comparisons;

/// <summary>Selects the sample grids to compare: those of common epochs, then each run's last.</summary>
internal static class ComparedSamples
{
    private const int MaxPictures = 64;

    /// <summary>
    /// Returns epochs for which as many runs as possible have samples: the first, the last, and some in between.
    /// </summary>
    public static IReadOnlyList<int> CommonEpochs(IReadOnlyList<ComparedRun> runs)
    {
        var drawn = runs.Where(run => run.Samples.Count > 0).ToArray();
        if (drawn.Length == 0)
            return [];
        var counted = drawn.SelectMany(run => run.Samples.Keys).GroupBy(epoch => epoch).ToArray();
        // Samples of an untrained generator are shown only if there are no others.
        var most = counted.Where(group => group.Key > 0).Select(group => group.Count()).DefaultIfEmpty(0).Max();
        int[] common =
        [
            .. counted.Where(group => group.Key > 0 && group.Count() == most).Select(group => group.Key).Order(),
        ];
        if (common.Length == 0)
            return [0];
        var shown = Math.Min(common.Length, Math.Clamp(MaxPictures / drawn.Length, 2, 4));
        return
        [
            .. Enumerable.Range(0, shown).Select(i => common[shown == 1 ? 0 : i * (common.Length - 1) / (shown - 1)]),
        ];
    }

    /// <summary>Returns a run's last epoch with samples, unless it is already shown.</summary>
    public static int? LastBeyond(ComparedRun run, IReadOnlyList<int> shown) =>
        run.Samples.Count == 0 || shown.Contains(run.Samples.Keys.Max()) ? null : run.Samples.Keys.Max();
}
