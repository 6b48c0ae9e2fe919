using GanForge.Gans.Latent;

namespace GanForge.Gans.Tests;

public class LatentWalkTests
{
    private static readonly GanRecipe Recipe = RecipeCatalogue.Find("mlp").Create();
    private static readonly SeededNoise Stations = new(Recipe, [3, 8, 5]);

    [Theory]
    [InlineData(Interpolation.Linear, false)]
    [InlineData(Interpolation.Linear, true)]
    [InlineData(Interpolation.Spherical, false)]
    [InlineData(Interpolation.Spherical, true)]
    public void A_walk_passes_through_its_stations_bit_for_bit(Interpolation interpolation, bool loops)
    {
        var walk = new LatentWalk(Stations, steps: 4) { Interpolation = interpolation, Loops = loops };

        (walk.Count, walk.Legs, walk.Dimensions).ShouldBe((loops ? 12 : 9, loops ? 3 : 2, 64));
        for (var station = 0; station < 3; station++)
            At(walk, 4 * station).ShouldBe(At(Stations, station));
    }

    [Fact]
    public void The_last_leg_of_a_loop_leads_back_to_the_first_station()
    {
        var loop = new LatentWalk(Stations, steps: 2) { Interpolation = Interpolation.Linear, Loops = true };
        var (first, last) = (At(Stations, 0), At(Stations, 2));

        At(loop, 5).ShouldBe(last.Zip(first, (from, to) => (float)((0.5 * from) + (0.5 * to))));
    }

    [Fact]
    public void A_linear_walk_has_equal_steps_on_a_straight_line()
    {
        var (from, to) = (At(Stations, 0), At(Stations, 1));
        var quarter = At(new LatentWalk(Stations, steps: 4) { Interpolation = Interpolation.Linear }, 1);

        for (var i = 0; i < quarter.Length; i++)
            quarter[i].ShouldBe((0.75f * from[i]) + (0.25f * to[i]), 1e-6f);
    }

    [Fact]
    public void A_spherical_walk_turns_by_equal_angles_at_constant_length()
    {
        var unit = new Fixed([
            [3f, 0f, 0f],
            [0f, 3f, 0f],
        ]);
        var walk = new LatentWalk(unit, steps: 3) { Interpolation = Interpolation.Spherical };

        for (var step = 0; step <= 3; step++)
        {
            var (sine, cosine) = Math.SinCos(step * Math.PI / 6);
            var point = At(walk, step);
            point[0].ShouldBe((float)(3 * cosine), 1e-6f);
            point[1].ShouldBe((float)(3 * sine), 1e-6f);
        }
    }

    [Fact]
    public void A_spherical_walk_keeps_the_length_of_normal_noise_and_a_linear_walk_shortens_it()
    {
        var far = new SeededNoise(
            RecipeCatalogue.Find("mlp").Create(new Dictionary<string, string> { ["latent-dimensions"] = "1000" }),
            [1, 2]
        );

        Length(At(new LatentWalk(far, steps: 2), 1)).ShouldBe(Math.Sqrt(1000), 2);
        Length(At(new LatentWalk(far, steps: 2) { Interpolation = Interpolation.Linear }, 1))
            .ShouldBe(Math.Sqrt(500), 2);
    }

    [Theory]
    [InlineData(new[] { 1f, 2f }, new[] { 2f, 4f }, new[] { 1.5f, 3f })]
    [InlineData(new[] { 1f, 2f }, new[] { -1f, -2f }, new[] { 0f, 0f })]
    [InlineData(new[] { 0f, 0f }, new[] { 4f, 2f }, new[] { 2f, 1f })]
    [InlineData(new[] { 1f, 2f }, new[] { 1f, 2f }, new[] { 1f, 2f })]
    public void A_spherical_walk_without_an_arc_is_linear(float[] from, float[] to, float[] middle) =>
        At(new LatentWalk(new Fixed([from, to]), steps: 2), 1).ShouldBe(middle);

    [Fact]
    public void Normal_noise_is_walked_spherically_and_uniform_noise_linearly()
    {
        LatentWalk.Suiting(NoiseDistribution.Normal).ShouldBe(Interpolation.Spherical);
        LatentWalk.Suiting(NoiseDistribution.Uniform).ShouldBe(Interpolation.Linear);
    }

    [Fact]
    public void A_walk_with_one_station_no_steps_or_too_many_points_is_refused()
    {
        Should.Throw<ArgumentException>(() => new LatentWalk(new SeededNoise(Recipe, [1]), steps: 4));
        Should.Throw<ArgumentOutOfRangeException>(() => new LatentWalk(Stations, steps: 0));
        Should.Throw<ArgumentException>(() => new LatentWalk(Stations, steps: int.MaxValue));
    }

    private static float[] At(LatentPoints points, int index) => points.Slice(index, 1).Span.ToArray();

    private static double Length(float[] point) => Math.Sqrt(point.Sum(number => (double)number * number));

    private sealed class Fixed(float[][] points) : LatentPoints
    {
        public override int Count => points.Length;

        public override int Dimensions => points[0].Length;

        public override void CopyTo(int index, Span<float> point) => points[index].CopyTo(point);
    }
}
