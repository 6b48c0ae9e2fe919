using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class FrechetDistanceTests
{
    [Fact]
    public void Mean_and_covariance_match_a_hand_calculation()
    {
        var statistics = FeatureStatistics.Compute([1, 0, 3, 0, 2, 3], dimensions: 2);

        statistics.Count.ShouldBe(3);
        statistics.Mean.ShouldBe([2, 1]);
        statistics.Covariance.ShouldBe([1, 0, 0, 3]);
    }

    [Fact]
    public void A_Gaussian_has_zero_distance_from_itself()
    {
        var statistics = Sample(dimensions: 8, count: 100, purpose: "one");

        FrechetDistance.Between(statistics, statistics).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void A_shift_of_the_mean_adds_its_squared_length()
    {
        var (here, there) = (Cross(3, 2), Cross(3, 2, x: 2, y: -1));

        FrechetDistance.Between(here, there).ShouldBe(5, 1e-12);
    }

    [Fact]
    public void Deviations_along_the_axes_add_their_squared_differences()
    {
        // Σ = diag(2a²/3, 2b²/3).
        var expected = 2.0 / 3 * (((3 - 1) * (3 - 1)) + ((2 - 5) * (2 - 5)));

        FrechetDistance.Between(Cross(3, 2), Cross(1, 5)).ShouldBe(expected, 1e-12);
        FrechetDistance.Between(Cross(1, 5), Cross(3, 2)).ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Covariances_that_do_not_commute_match_the_formula_for_two_dimensions()
    {
        var (one, two) = (Cross(3, 1), FeatureStatistics.Compute([2, 2, -2, -2, 1, -1, -1, 1], dimensions: 2));
        // tr (AB)^½ = (tr AB + 2 (det AB)^½)^½ for 2×2 matrices.
        var (a, b) = (one.Covariance, two.Covariance);
        var product = (a[0] * b[0]) + (2 * a[1] * b[1]) + (a[3] * b[3]);
        var determinants = ((a[0] * a[3]) - (a[1] * a[1])) * ((b[0] * b[3]) - (b[1] * b[1]));
        var expected = a[0] + a[3] + b[0] + b[3] - (2 * Math.Sqrt(product + (2 * Math.Sqrt(determinants))));

        FrechetDistance.Between(one, two).ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Constant_features_give_the_exact_distance()
    {
        var flat = FeatureStatistics.Compute([1, 0, 2, 0, 3, 0, 4, 0], dimensions: 2);
        var flatter = FeatureStatistics.Compute([1, 0, 1, 0, 1, 0, 1, 0], dimensions: 2);

        FrechetDistance.Between(flat, flatter).ShouldBe((1.5 * 1.5) + (5.0 / 3), 1e-12);
    }

    [Fact]
    public void Samples_of_one_Gaussian_are_nearer_than_samples_of_another()
    {
        var (one, two, wider) = (
            Sample(8, 2_000, "one"),
            Sample(8, 2_000, "two"),
            Sample(8, 2_000, "two", deviation: 1.5f)
        );

        FrechetDistance.Between(one, two).ShouldBeInRange(0.001, 0.1);
        FrechetDistance.Between(one, wider).ShouldBe(8 * 0.25, 0.3);
    }

    [Fact]
    public void Too_few_vectors_are_refused()
    {
        var (few, enough) = (Sample(8, 15, "few"), Sample(8, 16, "enough"));

        Should
            .Throw<ArgumentException>(() => FrechetDistance.Between(few, enough))
            .Message.ShouldBe(
                "A Fréchet distance over 8 dimensions needs 16 vectors or more on each side, and one has 15."
            );
        Should.Throw<ArgumentException>(() => FeatureStatistics.Compute([1, 2], dimensions: 2));
        Should.Throw<ArgumentException>(() => FeatureStatistics.Compute([1, 2, 3], dimensions: 2));
        Should.Throw<ArgumentException>(() => FrechetDistance.Between(enough, Sample(4, 16, "enough")));
    }

    /// <summary>Four points at the distances a and b from (x, y) along the axes.</summary>
    private static FeatureStatistics Cross(float a, float b, float x = 0, float y = 0) =>
        FeatureStatistics.Compute([x + a, y, x - a, y, x, y + b, x, y - b], dimensions: 2);

    private static FeatureStatistics Sample(int dimensions, int count, string purpose, float deviation = 1)
    {
        var numbers = new float[dimensions * count];
        new RandomStream(1, purpose).FillNormal(numbers, deviation: deviation);
        return FeatureStatistics.Compute(numbers, dimensions);
    }
}
