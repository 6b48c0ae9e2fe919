using GanForge.Imaging.Plots;

namespace GanForge.Imaging.Tests;

public sealed class CurveTests
{
    [Fact]
    public void A_short_curve_keeps_every_point() => CurveThinning.Choose([3, 1, 2], 4).ShouldBe([0, 1, 2]);

    [Theory]
    [InlineData(1001, 100)]
    [InlineData(30_000, 1600)]
    [InlineData(30_000, 7)]
    public void Thinning_keeps_both_ends_and_all_extremes_in_order(int length, int maximum)
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        (values[length / 3], values[length / 2]) = (9, -9);
        var chosen = CurveThinning.Choose(values, maximum).ToArray();
        chosen.Length.ShouldBeLessThanOrEqualTo(maximum);
        chosen.ShouldBe(chosen.Distinct().Order());
        chosen[0].ShouldBe(0);
        chosen[^1].ShouldBe(length - 1);
        chosen.ShouldContain(length / 3);
        chosen.ShouldContain(length / 2);
    }

    [Fact]
    public void Smoothing_averages_the_same_number_of_points_on_both_sides() =>
        Smooth([1, 2, 6, 2, 1], share: 0.4).ShouldBe([1, 3, 10.0 / 3, 3, 1]);

    [Fact]
    public void Smoothing_leaves_a_straight_line_unchanged()
    {
        double[] slope = [.. Enumerable.Range(0, 120).Select(step => 3 - (0.01 * step))];
        Smooth(slope, share: 0.05).Zip(slope).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void Smoothing_skips_NaN_and_infinity() =>
        Smooth([double.NaN, 1, double.PositiveInfinity, 2, 6], share: 0.4).ShouldBe([double.NaN, 1, double.NaN, 4, 6]);

    [Fact]
    public void A_long_curve_is_smoothed_at_evenly_spaced_points_including_both_ends()
    {
        double[] y = [.. Enumerable.Range(0, 30_000).Select(step => (double)step)];
        var (x, smoothed) = CentredSmoothing.Apply(y, y, share: 0.05, maximum: 1_600);
        x.Length.ShouldBe(1_600);
        (x[0], x[^1]).ShouldBe((0, 29_999));
        smoothed.Zip(x).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
    }

    [Fact]
    public void A_path_is_written_in_short_relative_steps()
    {
        var path = new CurvePath();
        path.AddLine([(1.26, 20), (1.26, 20.04), (2, 19.5), (12, 19.5)]);
        path.AddLine([(5, 5)]);
        path.ToString().ShouldBe("M1.3 20l.7-.5 10 0M5 5h0");
    }

    [Fact]
    public void Rounding_errors_do_not_accumulate_along_a_path()
    {
        var path = new CurvePath();
        path.AddLine(Enumerable.Range(0, 1001).Select(index => (index * 0.34, 0.0)));
        var steps = path.ToString()["M0 0l".Length..].Split(' ').Where((_, index) => index % 2 == 0);
        steps.Sum(double.Parse).ShouldBe(340, 0.05);
    }

    [Fact]
    public void Points_without_a_position_split_a_curve_into_runs()
    {
        var curve = Curve.From(
            [0, 1, 2, 3, 4, 5],
            [double.NaN, 1, 2, double.NaN, 4, double.NaN],
            (_, y) => double.IsFinite(y)
        );
        curve
            .Runs.Select(run => run.X)
            .ShouldBe([
                [1, 2],
                [4],
            ]);
        curve.PointCount.ShouldBe(3);
    }

    private static double[] Smooth(double[] y, double share) =>
        CentredSmoothing
            .Apply([.. Enumerable.Range(0, y.Length).Select(step => (double)step)], y, share, maximum: 1_600)
            .Y;
}
