using GanForge.Gans.Latent;

namespace GanForge.Gans.Tests;

public class SeededNoiseTests
{
    private static readonly GanRecipe Normal = RecipeCatalogue.Find("mlp").Create();
    private static readonly GanRecipe Uniform = RecipeCatalogue
        .Find("mlp")
        .Create(new Dictionary<string, string> { ["noise"] = "uniform" });

    [Fact]
    public void The_noise_of_a_seed_does_not_depend_on_the_other_seeds_or_the_batch()
    {
        var alone = Points(new SeededNoise(Normal, [5]));
        var among = new SeededNoise(Normal, NumberList.Parse("0-9"));

        among.Slice(5, 1).Span.ToArray().ShouldBe(alone);
        among.Batches(size: 4).Select(batch => batch.Shape[0]).ShouldBe([4, 4, 2]);
        among.Batches(size: 4).Skip(1).First().Span[64..128].ToArray().ShouldBe(alone);
    }

    [Fact]
    public void The_maximum_number_of_seeds_is_split_into_batches() =>
        new SeededNoise(Normal, NumberList.From(0, int.MaxValue)).Batches(size: 3).First().Shape[0].ShouldBe(3);

    [Fact]
    public void Truncation_scales_every_number_of_either_distribution()
    {
        foreach (var recipe in new[] { Normal, Uniform })
        {
            var whole = Points(new SeededNoise(recipe, [1, 2]));
            var scaled = Points(new SeededNoise(recipe, [1, 2]) { Truncation = 0.7f });

            scaled.ShouldBe(whole.Select(number => number * 0.7f));
        }
    }

    [Fact]
    public void Truncated_uniform_noise_fills_the_scaled_cube()
    {
        var numbers = Points(new SeededNoise(Uniform, NumberList.Parse("0-99")) { Truncation = 0.5f });

        numbers.Max().ShouldBeInRange(0.49f, 0.5f);
        numbers.Min().ShouldBeInRange(-0.5f, -0.49f);
    }

    [Fact]
    public void Truncated_normal_noise_has_the_scaled_deviation()
    {
        var numbers = Points(new SeededNoise(Normal, NumberList.Parse("0-999")) { Truncation = 0.5f });

        // The deviation of 64,000 numbers has a standard error of 0.5 / √128,000.
        Math.Sqrt(numbers.Average(number => (double)number * number)).ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void Truncation_to_zero_makes_every_seed_the_same() =>
        Points(new SeededNoise(Normal, [3, 8]) { Truncation = 0 }).ShouldAllBe(number => number == 0f);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_negative_or_non_finite_truncation_is_refused(float truncation) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SeededNoise(Normal, [1]) { Truncation = truncation });

    [Fact]
    public void A_slice_outside_the_points_is_refused()
    {
        var noise = new SeededNoise(Normal, [1, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => noise.Slice(1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => noise.Slice(-1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => noise.Slice(0, -1));
    }

    private static float[] Points(LatentPoints points) => points.Slice(0, points.Count).Span.ToArray();
}
