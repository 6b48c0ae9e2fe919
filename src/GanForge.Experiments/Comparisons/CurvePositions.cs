using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>Where the points of a series lie along an axis that several runs share.</summary>
internal static class CurvePositions
{
    /// <summary>The position of each point, in order.</summary>
    /// <param name="series">The points.</param>
    /// <param name="history">The run they belong to.</param>
    /// <param name="axis">What the positions count.</param>
    /// <param name="stepsPerEpoch">Steps of a whole epoch where that is known.</param>
    public static double[] Compute(ScalarSeries series, RunHistory history, CurveAxis axis, long? stepsPerEpoch) => axis switch
    {
        CurveAxis.Epochs => Epochs(series, stepsPerEpoch),
        CurveAxis.Steps => [.. series.Points.Select(point => (double)point.Step)],
        _ => Seconds(series, history.Clock),
    };

    /// <summary>A step lies within its epoch by its share of the epoch's steps; what is measured once an epoch lies at the epoch's end.</summary>
    private static double[] Epochs(ScalarSeries series, long? stepsPerEpoch)
    {
        var positions = new double[series.Count];
        for (var start = 0; start < series.Count;)
        {
            var (first, epoch, _) = series[start];
            var end = start;
            while (end < series.Count && series[end].Epoch == epoch)
                end++;
            // The last epoch may be under way, so its own steps are only the least it can have.
            var own = series[end - 1].Step - first + 1;
            var length = end < series.Count ? series[end].Step - first : Math.Max(own, stepsPerEpoch ?? 0);
            var isMeasuredOnce = end - start == 1 && (end < series.Count || start > 0 || first % length == 0);
            for (var i = start; i < end; i++)
                positions[i] = isMeasuredOnce ? epoch : epoch - 1 + ((double)(series[i].Step - first + 1) / length);
            start = end;
        }
        return positions;
    }

    private static double[] Seconds(ScalarSeries series, ScalarSeries clock)
    {
        var positions = new double[series.Count];
        var line = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            while (line < clock.Count - 1 && clock[line].Step < series[i].Step)
                line++;
            positions[i] = line < clock.Count ? clock[line].Value : double.NaN;
        }
        return positions;
    }
}
