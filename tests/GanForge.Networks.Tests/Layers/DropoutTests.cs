using GanForge.Networks.Layers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Tests;

public class DropoutTests
{
    [Fact]
    public void Training_drops_a_share_and_scales_up_the_rest()
    {
        var y = new Dropout(0.25f).Forward(Tensor.Ones([100, 1000]), Training(step: 0)).Span.ToArray();
        y.ShouldAllBe(value => value == 0f || value == 1f / 0.75f);
        y.Count(value => value == 0f).ShouldBeInRange(24_400, 25_600);
    }

    [Fact]
    public void Inference_drops_nothing()
    {
        var x = Tensor.Ones([3, 4]);
        new Dropout(0.5f).Forward(x, ForwardContext.Inference).ShouldBeSameAs(x);
    }

    [Fact]
    public void Masks_differ_by_layer_and_step_and_are_repeatable()
    {
        var network = new Sequential(new Dropout(0.5f), new Dropout(0.5f));
        Mask(step: 3).ShouldBe(Mask(step: 3));
        Mask(step: 3).ShouldNotBe(Mask(step: 4));
        Mask(step: 3).Count(value => value != 0f).ShouldBeInRange(190, 310);

        float[] Mask(long step) => network.Forward(Tensor.Ones([1000]), Training(step)).Span.ToArray();
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void A_share_outside_of_its_range_is_refused(float share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Dropout(share)).Message.ShouldContain("[0, 1)");

    private static ForwardContext Training(long step) =>
        new() { Training = true, Random = new RandomStream(1, "dropout", step) };
}
