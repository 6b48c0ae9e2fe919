using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class KernelDistanceTests
{
    [Fact]
    public void Samples_of_one_distribution_have_almost_no_distance() =>
        Between(Cloud("one"), Cloud("two")).ShouldBe(0, 0.01);

    [Fact]
    public void The_distance_grows_with_the_distance_of_the_means()
    {
        var (near, far) = (
            Between(Cloud("one"), Cloud("two", mean: 0.5f)),
            Between(Cloud("one"), Cloud("two", mean: 1))
        );

        near.ShouldBeGreaterThan(0.2);
        far.ShouldBeGreaterThan(2 * near);
    }

    [Fact]
    public void The_distance_of_single_numbers_matches_a_hand_calculation()
    {
        // k(x, y) = (xy + 1)³ for {1, 1} and {0, 0}: 8 within the first, 1 within the second, 1 between them.
        KernelDistance.Between([1, 1], [0, 0], dimensions: 1, new RandomStream(1, "kid")).ShouldBe(8 + 1 - 2, 1e-9);
    }

    [Fact]
    public void Equal_seeds_give_equal_bits_and_another_seed_gives_others()
    {
        var (one, two) = (Cloud("one"), Cloud("two"));

        Between(one, two).ShouldBe(Between(one, two));
        Between(one, two, seed: 2).ShouldNotBe(Between(one, two));
    }

    [Fact]
    public void A_single_vector_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            KernelDistance.Between([1], [0, 0], dimensions: 1, new RandomStream(1, "kid"))
        );

    private static double Between(float[] first, float[] second, ulong seed = 1) =>
        KernelDistance.Between(first, second, dimensions: 4, new RandomStream(seed, "kid"));

    private static float[] Cloud(string purpose, float mean = 0)
    {
        var points = new float[4 * 1_500];
        new RandomStream(1, purpose).FillNormal(points, mean);
        return points;
    }
}
