using GanForge.Tensors.Random;

namespace GanForge.Data.Tests;

public class GaussianMixtureTests
{
    [Fact]
    public void Modes_are_named_by_their_centres_without_negative_zeros() =>
        GaussianMixture.Ring.Names.ShouldBe([
            "(1, 0)",
            "(0.71, 0.71)",
            "(0, 1)",
            "(-0.71, 0.71)",
            "(-1, 0)",
            "(-0.71, -0.71)",
            "(0, -1)",
            "(0.71, -0.71)",
        ]);

    [Fact]
    public void The_ring_has_eight_equally_spaced_centres_on_the_unit_circle()
    {
        var ring = GaussianMixture.Ring;

        ring.Deviation.ShouldBe(0.01f);
        ring.Centres.Count.ShouldBe(8);
        for (var k = 0; k < 8; k++)
        {
            var (x, y) = ring.Centres[k];
            Math.Sqrt((x * x) + (y * y)).ShouldBe(1, 1e-6);
            ((Math.Atan2(y, x) + Math.Tau) % Math.Tau).ShouldBe(k * Math.Tau / 8, 1e-6);
        }
    }

    [Fact]
    public void The_grid_has_25_centres_at_even_coordinates_up_to_four()
    {
        var grid = GaussianMixture.Grid;

        grid.Deviation.ShouldBe(0.05f);
        grid.Centres.Order()
            .ShouldBe(from x in (float[])[-4, -2, 0, 2, 4] from y in (float[])[-4, -2, 0, 2, 4] select (x, y));
    }

    [Fact]
    public void The_density_is_the_mean_of_the_Gaussians()
    {
        var mixture = new GaussianMixture([(0, 0), (3, 0)], deviation: 0.5f);
        var alone = 1 / (Math.Tau * 0.25);

        mixture.Density(0, 0).ShouldBe(alone * (1 + Math.Exp(-18)) / 2, 1e-9);
        mixture.Density(1.5, 0).ShouldBe(alone * Math.Exp(-4.5), 1e-9);
        mixture.Density(0, 0.5).ShouldBe(alone * (Math.Exp(-0.5) + Math.Exp(-18.5)) / 2, 1e-9);
    }

    [Fact]
    public void The_nearest_mode_is_found_with_its_distance()
    {
        var (mode, distance) = GaussianMixture.Grid.Nearest(2.3, -3.6);

        GaussianMixture.Grid.Centres[mode].ShouldBe((2f, -4f));
        distance.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Samples_have_the_mean_and_deviation_of_their_modes()
    {
        const int Count = 40_000;
        var mixture = new GaussianMixture([(-1, 0), (5, 2)], deviation: 0.5f);
        var (points, modes) = (new float[2 * Count], new byte[Count]);
        mixture.Draw(new RandomStream(1, "draw"), points, modes);

        for (var mode = 0; mode < 2; mode++)
        {
            var own = Enumerable.Range(0, Count).Where(i => modes[i] == mode).ToArray();
            own.Length.ShouldBeInRange((Count / 2) - 400, (Count / 2) + 400);
            var (x, y) = (
                own.Select(i => (double)points[2 * i]).ToArray(),
                own.Select(i => (double)points[(2 * i) + 1]).ToArray()
            );
            x.Average().ShouldBe(mixture.Centres[mode].X, 0.02);
            y.Average().ShouldBe(mixture.Centres[mode].Y, 0.02);
            Math.Sqrt(x.Average(value => Math.Pow(value - x.Average(), 2))).ShouldBe(0.5, 0.02);
            Math.Sqrt(y.Average(value => Math.Pow(value - y.Average(), 2))).ShouldBe(0.5, 0.02);
        }
    }

    [Fact]
    public void A_mixture_without_centres_or_deviation_is_refused()
    {
        Should.Throw<ArgumentException>(() => new GaussianMixture([], deviation: 1f));
        Should.Throw<ArgumentException>(() => new GaussianMixture([(0, 0)], deviation: 0f));
    }
}
