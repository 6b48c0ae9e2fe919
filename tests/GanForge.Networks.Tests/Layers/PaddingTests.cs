using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class PaddingTests
{
    [Theory]
    [InlineData(28, 3, 1)]
    [InlineData(28, 3, 2)]
    [InlineData(7, 3, 2)]
    [InlineData(7, 5, 2)]
    [InlineData(5, 4, 3)]
    [InlineData(6, 1, 2)]
    public void Same_padding_gives_the_size_over_the_stride_rounded_up(int size, int kernel, int stride)
    {
        var layer = Initialized(new Conv2d(1, 2, kernel, stride, Padding.Same));
        var y = layer.Forward(Tensor.Ones([1, size, size, 1]), ForwardContext.Inference);
        y.Shape.ShouldBe([1, (size + stride - 1) / stride, (size + stride - 1) / stride, 2]);
    }

    [Theory]
    [InlineData(7, 3, 1)]
    [InlineData(7, 3, 2)]
    [InlineData(7, 5, 2)]
    [InlineData(4, 4, 2)]
    public void A_transposed_convolution_with_same_padding_multiplies_the_size_by_the_stride(
        int size,
        int kernel,
        int stride
    )
    {
        var layer = Initialized(new ConvTranspose2d(1, 2, kernel, stride, Padding.Same));
        var y = layer.Forward(Tensor.Ones([1, size, size, 1]), ForwardContext.Inference);
        y.Shape.ShouldBe([1, size * stride, size * stride, 2]);
    }

    [Fact]
    public void Uneven_same_padding_goes_to_the_bottom_and_right()
    {
        // Kernel 3, stride 2 and 4 pixels: two windows span 5 pixels, so one zero is added after the last pixel.
        var layer = new Conv2d(1, 1, kernel: 3, stride: 2, Padding.Same, bias: false);
        layer.Weight.Span.Fill(1f);
        var rows = Tensor.From([1, 1, 1, 1, 10, 10, 10, 10, 100, 100, 100, 100, 1000, 1000, 1000, 1000], [1, 4, 4, 1]);
        var y = layer.Forward(rows, ForwardContext.Inference);
        y.Span.ToArray().ShouldBe([333f, 222f, 3300f, 2200f]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_output_padding_of_at_least_the_stride_is_refused(int stride) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new ConvTranspose2d(1, 1, kernel: 3, stride, outputPadding: stride)
        );

    [Fact]
    public void Output_padding_with_same_padding_is_refused() =>
        Should
            .Throw<ArgumentException>(() => new ConvTranspose2d(1, 1, 3, 2, Padding.Same, outputPadding: 1))
            .Message.ShouldContain("same");

    [Fact]
    public void No_padding_is_the_default()
    {
        default(Padding).ShouldBe<Padding>(0);
        Should.Throw<InvalidOperationException>(() => Padding.Same.Pixels).Message.ShouldContain("same");
    }

    [Fact]
    public void A_negative_padding_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => (Padding)(-1));

    private static Module Initialized(Module layer)
    {
        layer.Initialize(Initializer.PyTorch, seed: 1);
        return layer;
    }
}
