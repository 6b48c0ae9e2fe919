namespace GanForge.Imaging.Tests;

public sealed class CurveTests
{
    [Fact]
    public void A_short_curve_keeps_every_point() =>
        CurveThinning.Choose([3, 1, 2], 4).ShouldBe([0, 1, 2]);

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
    public void Smoothing_starts_at_the_first_value_and_leaves_a_constant_alone() =>
        ExponentialSmoothing.Apply([4, 4, 4, 4], 0.9).ShouldAllBe(value => Math.Abs(value - 4) < 1e-12);

    [Fact]
    public void Smoothing_weighs_the_past_as_stated()
    {
        var smoothed = ExponentialSmoothing.Apply([1, 2, 4], 0.5);
        smoothed[0].ShouldBe(1, 1e-12);
        smoothed[1].ShouldBe((0.25 + 1) / 0.75, 1e-12);
        smoothed[2].ShouldBe((0.125 + 0.5 + 2) / 0.875, 1e-12);
    }

    [Fact]
    public void Smoothing_steps_over_what_is_no_number()
    {
        var smoothed = ExponentialSmoothing.Apply([double.NaN, 1, double.PositiveInfinity, 2], 0.5);
        smoothed[0].ShouldBe(double.NaN);
        smoothed[1].ShouldBe(1, 1e-12);
        smoothed[2].ShouldBe(double.NaN);
        smoothed[3].ShouldBe((0.25 + 1) / 0.75, 1e-12);
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
    public void Rounding_does_not_add_up_along_a_path()
    {
        var path = new CurvePath();
        path.AddLine(Enumerable.Range(0, 1001).Select(index => (index * 0.34, 0.0)));
        var steps = path.ToString()["M0 0l".Length..].Split(' ').Where((_, index) => index % 2 == 0);
        steps.Sum(double.Parse).ShouldBe(340, 0.05);
    }

    [Fact]
    public void Points_without_a_place_cut_a_curve_into_runs()
    {
        var curve = Curve.From([0, 1, 2, 3, 4, 5], [double.NaN, 1, 2, double.NaN, 4, double.NaN], (_, y) => double.IsFinite(y));
        curve.Runs.Select(run => run.X).ShouldBe([[1, 2], [4]]);
        curve.PointCount.ShouldBe(3);
    }
}
