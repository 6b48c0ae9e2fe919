using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class ResidualTests
{
    [Fact]
    public void A_residual_block_starts_as_the_identity_and_learns_its_gain()
    {
        var block = new Residual(new Linear(2, 2, bias: false));
        block.Initialize(Initializer.Constant(1f), seed: 1);
        block.Parameters.Select(parameter => parameter.Name).ShouldBe(["gain", "branch.0.weight"]);
        var x = Tensor.From([1f, 2f, 3f, 4f], [2, 2]);

        var y = block.Forward(x, ForwardContext.Inference);

        y.Span.ToArray().ShouldBe([1f, 2f, 3f, 4f]);
        Gradients.Compute(y.Sum(), [block.Gain])[0].Item().ShouldBe(20f);
        block.Gain.Span[0] = 0.5f;
        block.Forward(x, ForwardContext.Inference).Span.ToArray().ShouldBe([2.5f, 3.5f, 6.5f, 7.5f]);
    }
}
