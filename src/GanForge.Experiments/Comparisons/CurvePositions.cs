using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>Computes the positions of a curve's points along an axis that several runs share.</summary>
internal static class CurvePositions
{
    /// <summary>Computes the position of each point, in order.</summary>
    /// <param name="series">The points.</param>
    /// <param name="history">The history of the run that contains the points.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="stepsPerEpoch">The steps of a whole epoch, if known.</param>
    public static double[] Compute(ScalarSeries series, RunHistory history, CurveAxis axis, long? stepsPerEpoch) =>
        axis switch
        {
            CurveAxis.Epochs => Epochs(series, stepsPerEpoch),
            CurveAxis.Steps => [.. series.Points.Select(point => (double)point.Step)],
            _ => Seconds(series, history.Clock),
        };

    /// <summary>
    /// Places a step within its epoch by its share of the epoch's steps, and a value measured once per epoch at the
    /// epoch's end.
    /// </summary>
    private static double[] Epochs(ScalarSeries series, long? stepsPerEpoch)
    {
        var positions = new double[series.Count];
        for (var start = 0; start < series.Count; )
        {
            var (first, epoch, _) = series[start];
            var end = start;
            while (end < series.Count && series[end].Epoch == epoch)
                end++;
            // The last epoch may be incomplete, so its steps so far are only a lower bound.
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
