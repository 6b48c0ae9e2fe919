using GanForge.Gans.Adversarial;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

/// <summary>Gradient norms of critics with a known gradient.</summary>
public class GradientNormTests
{
    [Fact]
    public void The_norm_for_a_linear_critic_is_its_weight_norm_at_every_image()
    {
        var (images, weights) = (Images(), Weights());
        var norms = GradientNorms.Squared(images.Reshape([2, 4]).MatMul(weights), images);
        norms.Shape.ShouldBe([2]);
        norms.Span.ToArray().ShouldBe([30f, 30f]);
    }

    [Fact]
    public void The_squared_norm_for_a_linear_critic_has_the_gradient_twice_its_weights()
    {
        var (images, weights) = (Images(), Weights());
        var norms = GradientNorms.Squared(images.Reshape([2, 4]).MatMul(weights), images);
        Gradients.Compute(norms.Mean(), [weights])[0].Span.ToArray().ShouldBe([2f, 4f, 6f, 8f]);
    }

    [Fact]
    public void The_norm_for_a_quadratic_critic_is_the_norm_of_the_image()
    {
        var images = Images();
        var norms = GradientNorms.Squared((0.5f * images.Square()).Sum([1, 2, 3]).Reshape([2, 1]), images);
        norms.Span.ToArray().ShouldBe([1 + 4 + 9 + 16, 1 + 1 + 0 + 4]);
    }

    private static Tensor Images()
    {
        var images = Tensor.From([1f, 2f, 3f, 4f, -1f, 1f, 0f, 2f], [2, 2, 2, 1]);
        images.RequiresGradient = true;
        return images;
    }

    private static Tensor Weights()
    {
        var weights = Tensor.From([1f, 2f, 3f, 4f], [4, 1]);
        weights.RequiresGradient = true;
        return weights;
    }
}
