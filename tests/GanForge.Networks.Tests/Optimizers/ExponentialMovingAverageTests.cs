using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Networks.Optimizers;

namespace GanForge.Networks.Tests;

public class ExponentialMovingAverageTests
{
    [Fact]
    public void The_average_starts_at_the_weights_and_follows_them()
    {
        var layer = Layer(1f);
        var average = new ExponentialMovingAverage(layer, decay: 0.75);
        layer.Weight.Span.Fill(2f);
        average.Update();
        average
            .State[0]
            .ShouldSatisfyAllConditions(
                state => state.Name.ShouldBe("weight"),
                state => state.Tensor.Span.ToArray().ShouldBe([1.25f, 1.25f])
            );
        average.Update();
        average.State[0].Tensor.Span.ToArray().ShouldBe([1.4375f, 1.4375f]);
        average.UpdateCount.ShouldBe(2);
    }

    [Fact]
    public void Warm_up_lowers_the_decay_of_early_updates()
    {
        var layer = Layer(0f);
        var average = new ExponentialMovingAverage(layer, decay: 0.999, warmUp: true);
        layer.Weight.Span.Fill(1f);
        average.Update();
        average.State[0].Tensor.Span[0].ShouldBe(0.9f, 1e-6f);
        average.Update();
        average.State[0].Tensor.Span[0].ShouldBe((float)(1 - (0.1 * 2 / 11)), 1e-6f);
    }

    [Fact]
    public void Swapping_in_the_average_restores_the_weights_afterwards()
    {
        var layer = Layer(1f);
        var average = new ExponentialMovingAverage(layer, decay: 0.5);
        layer.Weight.Span.Fill(2f);
        average.Update();
        using (average.SwapIn())
        {
            layer.Weight.Span.ToArray().ShouldBe([1.5f, 1.5f]);
            Should.Throw<InvalidOperationException>(average.Update);
            Should.Throw<InvalidOperationException>(() => average.SaveTo(new SafeTensors()));
            Should.Throw<InvalidOperationException>(() => average.SwapIn().Dispose());
        }
        layer.Weight.Span.ToArray().ShouldBe([2f, 2f]);
        average.State[0].Tensor.Span.ToArray().ShouldBe([1.5f, 1.5f]);
    }

    [Fact]
    public void An_average_resumed_from_a_checkpoint_is_bit_identical()
    {
        var (straight, interrupted) = (Layer(1f), Layer(1f));
        var whole = new ExponentialMovingAverage(straight, decay: 0.99, warmUp: true);
        var before = new ExponentialMovingAverage(interrupted, decay: 0.99, warmUp: true);
        straight.Weight.Span.Fill(0.3f);
        interrupted.Weight.Span.Fill(0.3f);
        whole.Update();
        before.Update();
        var file = new SafeTensors();
        before.SaveTo(file, "average");
        var after = new ExponentialMovingAverage(interrupted, decay: 0.99, warmUp: true);
        after.LoadFrom(file, "average");
        whole.Update();
        after.Update();
        after.State[0].Tensor.Span.ToArray().ShouldBe(whole.State[0].Tensor.Span.ToArray());
        after.UpdateCount.ShouldBe(2);
    }

    [Fact]
    public void Running_statistics_are_averaged_and_swapped_with_the_weights()
    {
        var norm = new BatchNorm(2);
        norm.Initialize(Initializer.PyTorch, seed: 1);
        var average = new ExponentialMovingAverage(norm, decay: 0.5);
        norm.RunningMean.Span.Fill(4f);
        average.Update();
        norm.RunningMean.Span.Fill(8f);
        using (average.SwapIn())
            norm.RunningMean.Span.ToArray().ShouldBe([2f, 2f]);
        norm.RunningMean.Span.ToArray().ShouldBe([8f, 8f]);
        average.State.Select(state => state.Name).ShouldBe(["weight", "bias", "running_mean", "running_var"]);
    }

    [Fact]
    public void An_old_value_weighs_half_after_one_half_life()
    {
        var decay = ExponentialMovingAverage.DecayOfHalfLife(imagesPerUpdate: 64, halfLife: 6400);
        Math.Pow(decay, 100).ShouldBe(0.5, 1e-12);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_decay_outside_of_its_range_is_refused(double decay) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ExponentialMovingAverage(Layer(1f), decay));

    private static Linear Layer(float value)
    {
        var layer = new Linear(2, 1, bias: false);
        layer.Weight.Span.Fill(value);
        return layer;
    }
}
