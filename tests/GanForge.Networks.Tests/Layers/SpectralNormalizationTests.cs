using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class SpectralNormalizationTests
{
    private static readonly ForwardContext Training = new() { Training = true };

    [Fact]
    public void A_diagonal_weight_is_divided_by_its_largest_entry()
    {
        var layer = new Linear(2, 2, bias: false, spectral: true);
        float[] weight = [4f, 0f, 0f, 1f];
        weight.CopyTo(layer.Weight.Span);
        var unit = Tensor.From([1f, 0f, 0f, 1f], [2, 2]);

        var y = unit;
        for (var i = 0; i < 20; i++)
            y = layer.Forward(unit, Training);

        y.Span.ToArray().ShouldBe([1f, 0f, 0f, 0.25f], tolerance: 1e-5);
        layer.Forward(unit, ForwardContext.Inference).Span.ToArray().ShouldBe(y.Span.ToArray(), tolerance: 1e-5);
    }

    [Fact]
    public void The_largest_singular_value_of_a_convolution_converges_to_one()
    {
        var layer = new Conv2d(3, 8, kernel: 3, spectral: true);
        layer.Initialize(Initializer.Kaiming(0.2f), seed: 1);
        var image = Tensor.Full([1, 3, 3, 3], 0.1f);
        for (var i = 0; i < 50; i++)
            layer.Forward(image, Training);

        // Gram matrix of the weight, which is read off from the layer's outputs for unit images.
        var units = Tensor.Zeros([27, 3, 3, 3]);
        for (var i = 0; i < 27; i++)
            units.Span[(i * 27) + i] = 1f;
        var matrix = (layer.Forward(units, ForwardContext.Inference) - layer.Bias!).Reshape([27, 8]);
        var gram = matrix.MatMul(matrix, transposeA: true);
        var vector = Tensor.Ones([8, 1]);
        for (var i = 0; i < 200; i++)
        {
            vector = gram.MatMul(vector);
            vector /= vector.Square().Sum().Sqrt();
        }
        gram.MatMul(vector).Square().Sum().Item().ShouldBe(1f, tolerance: 1e-3);
    }

    [Fact]
    public void Gradients_include_the_division_by_the_singular_value()
    {
        var layer = new Linear(2, 2, bias: false, spectral: true);
        float[] weight = [4f, 0f, 0f, 1f];
        weight.CopyTo(layer.Weight.Span);
        var unit = Tensor.From([1f, 0f, 0f, 1f], [2, 2]);
        for (var i = 0; i < 30; i++)
            layer.Forward(unit, Training);

        // y = W / W₁₁ sums to 1 + (W₁₂ + W₂₁ + W₂₂) / W₁₁, whose derivative with respect to W₁₁ is −W₂₂ / W₁₁².
        var gradient = Gradients.Compute(layer.Forward(unit, ForwardContext.Inference).Sum(), [layer.Weight])[0];

        gradient.Span.ToArray().ShouldBe([-1f / 16f, 0.25f, 0.25f, 0.25f], tolerance: 1e-4);
    }
}
