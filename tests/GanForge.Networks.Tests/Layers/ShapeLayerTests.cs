using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class ShapeLayerTests
{
    [Fact]
    public void Flatten_keeps_the_order_of_elements()
    {
        var x = Tensor.From([.. Enumerable.Range(0, 24).Select(i => (float)i)], [2, 2, 3, 2]);
        var y = new Flatten().Forward(x, ForwardContext.Inference);
        y.Shape.ShouldBe([2, 12]);
        y.Span.ToArray().ShouldBe(x.Span.ToArray());
    }

    [Fact]
    public void Reshape_undoes_flatten()
    {
        var x = Tensor.Ones([2, 2, 3, 2]);
        new Sequential(new Flatten(), new Reshape([2, 3, 2]))
            .Forward(x, ForwardContext.Inference)
            .Shape.ShouldBe(x.Shape);
    }

    [Fact]
    public void Reshape_to_an_incompatible_shape_is_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                new Reshape([7, 7, 2]).Forward(Tensor.Ones([3, 97]), ForwardContext.Inference)
            )
            .Message.ShouldBe(
                "A batch of shape (3, 97) cannot become examples of shape (7, 7, 2), of 98 elements each."
            );

    [Fact]
    public void A_convolution_of_a_tensor_without_image_dimensions_is_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                new Conv2d(1, 1, kernel: 3).Forward(Tensor.Ones([3, 97]), ForwardContext.Inference)
            )
            .Message.ShouldBe("Conv2d takes images (N, H, W, C), not a tensor of shape (3, 97).");
}
