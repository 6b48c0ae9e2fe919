using GanForge.Experiments.Comparisons;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Tests;

public class CurveTests
{
    [Fact]
    public void A_step_is_placed_within_its_epoch_and_an_epoch_value_at_its_end()
    {
        var history = new RunHistory();
        for (var step = 1; step <= 10; step++)
            history.Add("loss", step, 1 + ((step - 1) / 4), step);
        history.Add("accuracy", 4, 1, 0.5);
        history.Add("accuracy", 8, 2, 0.6);

        CurvePositions
            .Compute(history["loss"], history, CurveAxis.Epochs, stepsPerEpoch: 4)
            .ShouldBe([0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5]);
        CurvePositions.Compute(history["accuracy"], history, CurveAxis.Epochs, stepsPerEpoch: 4).ShouldBe([1, 2]);
        CurvePositions
            .Compute(history["loss"], history, CurveAxis.Steps, stepsPerEpoch: 4)
            .ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public void Points_over_seconds_are_placed_by_the_clock()
    {
        var history = new RunHistory();
        for (var step = 1; step <= 4; step++)
        {
            history.Add("loss", step, 1, step);
            history.Clock.Add(step, 1, step * 0.5);
        }
        history.Add("accuracy", 4, 1, 0.5);

        CurvePositions
            .Compute(history["loss"], history, CurveAxis.Seconds, stepsPerEpoch: null)
            .ShouldBe([0.5, 1, 1.5, 2]);
        CurvePositions.Compute(history["accuracy"], history, CurveAxis.Seconds, stepsPerEpoch: null).ShouldBe([2]);
    }

    [Fact]
    public void Smoothing_averages_equal_intervals_and_skips_NaN()
    {
        var series = new ScalarSeries();
        double[] values = [1, 3, double.NaN, 8, 5, 7];
        for (var i = 0; i < values.Length; i++)
            series.Add(i + 1, 1, values[i]);
        var curve = new ComparedCurve(series, [1, 2, 3, 4, 5, 6]);

        curve.Smooth(2).ShouldBe([(2, 2), (4, 8), (6, 6)]);
        curve.Smooth(0).Select(point => point.Mean).ShouldBe([1, 3, 8, 5, 7]);
        curve.End.ShouldBe(6);
    }

    [Fact]
    public void A_long_curve_keeps_its_mean()
    {
        var series = new ScalarSeries();
        for (var i = 1; i <= 100_000; i++)
            series.Add(i, 1, i % 2);
        var curve = new ComparedCurve(series, [.. Enumerable.Range(1, 100_000).Select(i => (double)i)]);

        var smooth = curve.Smooth(1_000);
        smooth.Count.ShouldBe(100);
        smooth.ShouldAllBe(point => Math.Abs(point.Mean - 0.5) < 0.01);
    }
}
