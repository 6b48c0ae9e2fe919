using System.Text.Json;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

/// <summary>Metrics of feature vectors and logits compared with numpy; see tests/fixtures/README.md.</summary>
public class NumpyMetricTests
{
    private const int Dimensions = 8;

    private static readonly JsonElement Recorded = Fixture.Load("metrics.json");
    private static readonly float[] Reals = Fixture.Input(1, -1, 1, [60, Dimensions]).Span.ToArray();
    private static readonly float[] Fakes = Fixture.Input(2, -0.2, 1.5, [60, Dimensions]).Span.ToArray();

    [Fact]
    public void The_frechet_distance_matches_numpy() =>
        FrechetDistance
            .Between(FeatureStatistics.Compute(Reals, Dimensions), FeatureStatistics.Compute(Fakes, Dimensions))
            .ShouldBe(Number("frechet"), 1e-8);

    [Fact]
    public void Precision_recall_density_and_coverage_match_numpy()
    {
        var balls = PrecisionRecall.Compute(Reals, Fakes, Dimensions);

        balls.Precision.ShouldBe(Number("precision"), 1e-8);
        balls.Recall.ShouldBe(Number("recall"), 1e-8);
        balls.Density.ShouldBe(Number("density"), 1e-8);
        balls.Coverage.ShouldBe(Number("coverage"), 1e-8);
    }

    [Fact]
    public void The_kernel_distance_matches_numpy() =>
        KernelDistance.Between(Reals, Fakes, Dimensions, new RandomStream(1, "kid")).ShouldBe(Number("kid"), 1e-6);

    [Fact]
    public void The_classifier_score_matches_numpy() =>
        ClassifierScore.Compute(Fixture.Input(3, -4, 4, [50, 10]).Span, classes: 10).ShouldBe(Number("score"), 1e-7);

    [Fact]
    public void Metrics_of_many_features_and_more_vectors_than_a_subset_match_numpy()
    {
        var (reals, fakes) = (Features(4, 1_400, 6), Features(5, 1_200, 6.5));
        var balls = PrecisionRecall.Compute(reals, fakes, DigitClassifier.FeatureCount);

        FrechetDistance
            .Between(
                FeatureStatistics.Compute(reals, DigitClassifier.FeatureCount),
                FeatureStatistics.Compute(fakes, DigitClassifier.FeatureCount)
            )
            .ShouldBe(Number("wide-frechet"), 1e-6 * Number("wide-frechet"));
        balls.Precision.ShouldBe(Number("wide-precision"), 1e-8);
        balls.Recall.ShouldBe(Number("wide-recall"), 1e-8);
        balls.Density.ShouldBe(Number("wide-density"), 1e-8);
        balls.Coverage.ShouldBe(Number("wide-coverage"), 1e-8);
        // numpy uses all pairs and we use fifty subsets of a thousand vectors, which have the same expectation.
        KernelDistance
            .Between(reals, fakes, DigitClassifier.FeatureCount, new RandomStream(1, "kid"))
            .ShouldBe(Number("wide-kid"), 0.02 * Number("wide-kid"));
    }

    /// <summary>Correlated outputs of a ReLU, (rows, 128), as in the script of the fixture.</summary>
    private static float[] Features(uint id, int rows, double high)
    {
        const int Hidden = 24;
        var hidden = Fixture.Input(id, -4, high, [rows, Hidden]).Span;
        var weight = Fixture.Input(9, -1, 1, [Hidden, DigitClassifier.FeatureCount]).Span;
        var features = new float[rows * DigitClassifier.FeatureCount];
        for (var i = 0; i < features.Length; i++)
        {
            var (row, column) = Math.DivRem(i, DigitClassifier.FeatureCount);
            var sum = 0.0;
            for (var k = 0; k < Hidden; k++)
                sum += (double)hidden[(row * Hidden) + k] * weight[(k * DigitClassifier.FeatureCount) + column];
            features[i] = (float)Math.Max(sum, 0);
        }
        return features;
    }

    private static double Number(string name) => Recorded.GetProperty(name).GetDouble();
}
