using GanForge.Data;
using GanForge.Gans;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>
/// The arithmetic that a training step needs at least, counted from its networks: multiplications and additions of
/// linear and convolutional layers. Everything else is less than a hundredth of it.
/// </summary>
internal static class Arithmetic
{
    /// <summary>
    /// Counts the operations per image. Each pass over a layer (output, input gradient, weight gradient) has the same
    /// number. The discriminator's step needs outputs and weight gradients for real and for generated images, and input
    /// gradients for both except in the first layer. The generator's step needs outputs and input gradients of the
    /// whole discriminator, weight gradients of the generator, and its input gradients except in the first layer. The
    /// generator's outputs are needed once, or twice if its step draws new noise.
    /// </summary>
    /// <param name="recipe">The recipe, whose discriminator is updated as often as its generator.</param>
    /// <param name="withPadding">
    /// True to include products with the zero padding around an image, which are not needed but usually counted.
    /// </param>
    public static double OperationsPerImage(GanRecipe recipe, bool withPadding = false)
    {
        var image = new ImageShape(recipe.ImageSize, recipe.ImageSize, 1);
        var generator = Layers((Sequential)recipe.BuildGenerator(image), [1, recipe.LatentDimensions], withPadding);
        var discriminator = Layers(
            (Sequential)recipe.BuildDiscriminator(image),
            [1, recipe.ImageSize, recipe.ImageSize, 1],
            withPadding
        );

        var discriminatorStep = (4 * discriminator.Sum()) + (2 * discriminator.Skip(1).Sum());
        var generatorStep = (2 * discriminator.Sum()) + generator.Sum() + generator.Skip(1).Sum();
        var fakes = (recipe.FreshNoise ? 2 : 1) * generator.Sum();
        return discriminatorStep + generatorStep + fakes;
    }

    /// <summary>The operations of each layer's output for one example.</summary>
    private static List<double> Layers(Sequential network, Shape input, bool withPadding)
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        List<double> operations = [];
        for (var i = 0; i < network.Count; i++)
        {
            var layer = network[i];
            foreach (var parameter in layer.Parameters)
                parameter.Tensor.Span.Fill(parameter.Tensor.Rank > 1 ? 1f : 0f);
            var output = layer.Forward(Tensor.Ones(input), ForwardContext.Inference);
            var weight = layer
                .Parameters.Select(parameter => parameter.Tensor)
                .FirstOrDefault(tensor => tensor.Rank > 1);
            if (weight is not null)
            {
                operations.Add(
                    2.0 * (withPadding ? ProductsWithPadding(weight, input, output.Shape) : Products(output))
                );
            }

            input = output.Shape;
        }
        return operations;
    }

    /// <summary>
    /// With all weights and inputs 1 and biases 0, an output is the number of products that go into it.
    /// </summary>
    private static long Products(Tensor output)
    {
        var products = 0L;
        foreach (var value in output.Span)
            products += (long)value;
        return products;
    }

    /// <summary>
    /// A weight is used once for each pixel of the smaller side, which is the input of a transposed convolution.
    /// </summary>
    private static long ProductsWithPadding(Tensor weight, Shape input, Shape output) =>
        (long)weight.Count * (weight.Rank == 4 ? Math.Min(input[1] * input[2], output[1] * output[2]) : 1);
}
