using GanForge.Imaging.Plots;

namespace GanForge.Imaging.Tests;

public sealed class PlotScaleTests
{
    [Theory]
    [InlineData(0, 1, 6, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(0, 30_000, 7, "0|5,000|10,000|15,000|20,000|25,000|30,000")]
    [InlineData(0, 9_000, 5, "0|2,000|4,000|6,000|8,000")]
    [InlineData(0, 2_000_000, 5, "0|500,000|1M|1.5M|2M")]
    [InlineData(-1, 1, 4, "−1.0|−0.5|0|0.5|1.0")]
    [InlineData(0, 2e-6, 2, "0|1e−6|2e−6")]
    [InlineData(0.97, 0.98, 5, "0.970|0.972|0.974|0.976|0.978|0.980")]
    [InlineData(0, 3e33, 3, "0|1e33|2e33|3e33")]
    public void Linear_steps_are_1_2_or_5_times_a_power_of_ten(double low, double high, int count, string labels) =>
        Labels(new LinearScale(low, high), count).ShouldBe(labels);

    [Theory]
    [InlineData(1, 3, "1|2|3")]
    [InlineData(0, 1, "0|1")]
    [InlineData(4, 4, "3|4|5")]
    public void A_whole_number_scale_has_no_fractional_ticks(double low, double high, string labels) =>
        Labels(new LinearScale(low, high, wholeNumbers: true), 8).ShouldBe(labels);

    [Theory]
    [InlineData(0.13, 2.61, 6, "0|0.5|1.0|1.5|2.0|2.5|3.0")]
    [InlineData(-0.2, 0.2, 4, "−0.2|−0.1|0|0.1|0.2")]
    public void Widening_moves_both_ends_to_ticks(double low, double high, int count, string labels)
    {
        var scale = new LinearScale(low, high).Widened(count);
        Labels(scale, count).ShouldBe(labels);
        var ticks = scale.Ticks(count);
        scale.Fraction(ticks[0].Value).ShouldBe(0, 1e-9);
        scale.Fraction(ticks[^1].Value).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-0.001)]
    [InlineData(1e30)]
    public void A_single_value_lies_in_the_middle_of_its_scale(double value)
    {
        var scale = new LinearScale(value, value);
        scale.Fraction(value).ShouldBe(0.5, 1e-9);
        scale.Ticks(5).Count.ShouldBeInRange(2, 8);
    }

    [Fact]
    public void A_range_at_the_limit_of_precision_has_at_most_100_ticks() =>
        new LinearScale(1e15, 1e15 + 0.25).Ticks(6).Count.ShouldBeLessThanOrEqualTo(100);

    [Theory]
    [InlineData(1, 100, 8, "1|2|5|10|20|50|100")]
    [InlineData(0.001, 1000, 8, "0.001|0.01|0.1|1|10|100|1,000")]
    [InlineData(1, 1e12, 4, "1|1,000|1M|1G|1T")]
    public void Logarithmic_ticks_are_powers_of_ten_and_in_short_ranges_also_2_and_5(
        double low,
        double high,
        int count,
        string labels
    ) => Labels(new LogarithmicScale(low, high), count).ShouldBe(labels);

    [Fact]
    public void Equal_ratios_are_equally_spaced_on_a_logarithmic_scale()
    {
        var scale = new LogarithmicScale(1, 10_000);
        scale.Fraction(10).ShouldBe(0.25, 1e-9);
        scale.Fraction(1000).ShouldBe(0.75, 1e-9);
    }

    [Fact]
    public void A_logarithmic_scale_widens_to_1_2_or_5_times_a_power_of_ten()
    {
        var scale = new LogarithmicScale(0.3, 170).Widened();
        scale.Fraction(0.2).ShouldBe(0, 1e-9);
        scale.Fraction(200).ShouldBe(1, 1e-9);
    }

    private static string Labels(PlotScale scale, int count) =>
        string.Join('|', scale.Ticks(count).Select(tick => tick.Label));
}
