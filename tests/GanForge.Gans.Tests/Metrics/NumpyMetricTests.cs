using System.Text.Json;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

/// <summary>Every metric on feature vectors and logits against numpy: tests/fixtures/README.md says how.</summary>
public class NumpyMetricTests
{
    private const int Dimensions = 8;

    private static readonly JsonElement Recorded = Fixture.Load("metrics.json");
    private static readonly float[] Reals = Fixture.Input(1, -1, 1, [60, Dimensions]).Span.ToArray();
    private static readonly float[] Fakes = Fixture.Input(2, -0.2, 1.5, [60, Dimensions]).Span.ToArray();

    [Fact]
    public void The_frechet_distance_is_numpys() =>
        FrechetDistance.Between(FeatureStatistics.Of(Reals, Dimensions), FeatureStatistics.Of(Fakes, Dimensions)).ShouldBe(Number("frechet"), 1e-8);

    [Fact]
    public void The_neighbours_balls_are_numpys()
    {
        var balls = NeighbourBalls.Of(Reals, Fakes, Dimensions);

        balls.Precision.ShouldBe(Number("precision"), 1e-8);
        balls.Recall.ShouldBe(Number("recall"), 1e-8);
        balls.Density.ShouldBe(Number("density"), 1e-8);
        balls.Coverage.ShouldBe(Number("coverage"), 1e-8);
    }

    [Fact]
    public void The_kernel_distance_is_numpys() =>
        KernelDistance.Between(Reals, Fakes, Dimensions, new RandomStream(1, "kid")).ShouldBe(Number("kid"), 1e-6);

    [Fact]
    public void The_score_is_numpys() =>
        ClassifierScore.Of(Fixture.Input(3, -4, 4, [50, 10]).Span, classes: 10).ShouldBe(Number("score"), 1e-7);

    private static double Number(string name) => Recorded.GetProperty(name).GetDouble();
}
