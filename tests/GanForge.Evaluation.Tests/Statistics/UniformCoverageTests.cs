using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class UniformCoverageTests
{
    [Fact]
    public void Equal_shares_have_zero_divergence() =>
        UniformCoverage.Compute([0, 1, 2, 3, 3, 2, 1, 0], count: 4).ShouldBe(new UniformCoverage(4, 0));

    [Fact]
    public void The_divergence_of_a_single_mode_is_the_log_of_the_mode_count()
    {
        var coverage = UniformCoverage.Compute([7, 7, 7], count: 1_000);

        coverage.Modes.ShouldBe(1);
        coverage.Kl.ShouldBe(Math.Log(1_000), 1e-12);
    }

    [Fact]
    public void Missing_modes_add_nothing_to_the_divergence() =>
        UniformCoverage.Compute([0, 0, 0, 1], count: 4).Kl.ShouldBe((0.75 * Math.Log(3)) + (0.25 * Math.Log(1)), 1e-12);

    [Fact]
    public void Uniform_draws_have_the_divergence_expected_by_chance()
    {
        // E[KL] ≈ (K − 1) / 2N.
        var bits = new uint[UniformCoverage.UsualSamples];
        new RandomStream(1, "modes").FillBits(bits);

        var coverage = UniformCoverage.Compute([.. bits.Select(word => (int)(word % 1_000))], count: 1_000);

        coverage.Modes.ShouldBe(1_000);
        coverage.Kl.ShouldBe(999 / (2.0 * UniformCoverage.UsualSamples), 0.002);
    }

    [Fact]
    public void An_empty_sample_is_refused() =>
        Should.Throw<ArgumentException>(() => UniformCoverage.Compute([], count: 10));
}
