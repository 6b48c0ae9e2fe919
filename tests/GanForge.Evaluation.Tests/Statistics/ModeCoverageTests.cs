using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class ModeCoverageTests
{
    private static readonly GaussianMixture Pair = new([(0, 0), (10, 0)], deviation: 1f);

    [Fact]
    public void A_point_within_three_deviations_is_of_high_quality_and_covers_its_mode()
    {
        var coverage = ModeCoverage.Compute(Pair, [2.9f, 0, 0, -3.1f]);

        coverage.Modes.ShouldBe(1);
        coverage.HighQuality.ShouldBe(0.5);
        coverage.Histogram.ShouldBe([1, 0]);
        coverage.Samples.ShouldBe(2);
    }

    [Fact]
    public void Points_between_the_modes_cover_none()
    {
        var coverage = ModeCoverage.Compute(Pair, [5, 0, 5, 0.1f, 20, 20]);

        (coverage.Modes, coverage.HighQuality).ShouldBe((0, 0));
    }

    [Fact]
    public void A_point_that_is_not_finite_is_not_of_high_quality()
    {
        var coverage = ModeCoverage.Compute(Pair, [float.NaN, 0, float.PositiveInfinity, 0, 10, 1, 9, 0]);

        (coverage.Modes, coverage.HighQuality).ShouldBe((1, 0.5));
    }

    [Theory]
    [InlineData("ring", 8)]
    [InlineData("grid", 25)]
    public void Real_points_cover_every_mode_with_98_9_percent_of_high_quality(string name, int modes)
    {
        var data = (PointDataset)
            new DatasetLoader().Load(name, DatasetSplit.Train, TestContext.Current.CancellationToken);
        var few = ModeCoverage.Compute(data.Mixture, data.Points[..(2 * ModeCoverage.UsualSamples)]);
        few.Modes.ShouldBe(modes);
        few.HighQuality.ShouldBe(0.989, 0.006);
        // P(r ≤ 3σ) = 1 − exp(−9/2) in the plane.
        ModeCoverage.Compute(data.Mixture, data.Points).HighQuality.ShouldBe(1 - Math.Exp(-4.5), 0.001);
    }

    [Fact]
    public void A_collapsed_generator_covers_one_mode_at_full_quality()
    {
        var points = new float[2 * 500];
        new RandomStream(1, "collapsed").FillNormal(points, mean: 0f, deviation: 0.001f);
        for (var i = 0; i < points.Length; i += 2)
            points[i] += 1;
        var coverage = ModeCoverage.Compute(GaussianMixture.Ring, points);

        (coverage.Modes, coverage.HighQuality).ShouldBe((1, 1));
    }

    [Fact]
    public void Half_a_point_and_an_empty_sample_are_refused()
    {
        Should.Throw<ArgumentException>(() => ModeCoverage.Compute(Pair, [1, 2, 3]));
        Should.Throw<ArgumentException>(() => ModeCoverage.Compute(Pair, []));
    }
}
