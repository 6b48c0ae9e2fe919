using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Tests;

public class ClassBalanceTests
{
    [Fact]
    public void The_shares_of_the_training_set_have_zero_divergence()
    {
        var balance = ClassBalance.Compute([0, 1, 1, 2], [2, 1, 1, 0, 0, 1, 1, 2], count: 3);

        balance.Kl.ShouldBe(0, 1e-12);
        balance.Present.ShouldBe(3);
        balance.Histogram.ShouldBe([1, 2, 1]);
    }

    [Fact]
    public void The_divergence_of_a_single_class_is_the_log_of_its_inverse_share()
    {
        var balance = ClassBalance.Compute([3, 3, 3], [0, 1, 2, 3], count: 4);

        balance.Kl.ShouldBe(Math.Log(4), 1e-12);
        balance.Present.ShouldBe(1);
    }

    [Fact]
    public void Unequal_shares_have_the_divergence_of_the_formula() =>
        ClassBalance
            .Compute([0, 0, 0, 1], [0, 1], count: 2)
            .Kl.ShouldBe((0.75 * Math.Log(1.5)) + (0.25 * Math.Log(0.5)), 1e-12);

    [Fact]
    public void A_class_missing_in_the_training_set_has_infinite_divergence() =>
        ClassBalance
            .Compute([0, 1], [0], count: 2)
            .ShouldSatisfyAllConditions(
                balance => balance.Kl.ShouldBe(double.PositiveInfinity),
                balance => balance.Present.ShouldBe(2)
            );

    [Fact]
    public void An_unknown_class_and_an_empty_sample_are_refused()
    {
        Should
            .Throw<ArgumentException>(() => ClassBalance.Compute([3], [0, 1], count: 2))
            .Message.ShouldStartWith("There are 2 classes, numbered from 0; 3 is none of them.");
        Should.Throw<ArgumentException>(() => ClassBalance.Compute([], [0], count: 2));
    }
}
