using GanForge.Gans;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>
/// The arithmetic that a training step cannot do without, by the definition of its networks: multiplications and additions
/// of linear and convolutional layers, of taps inside the image only. All else is less than a hundredth of it.
/// </summary>
internal static class Arithmetic
{
    /// <summary>
    /// Operations an image. Each pass over a layer (output, input gradient, weight gradient) has the same number, and these
    /// are needed:
    /// the discriminator's step has outputs and weight gradients of reals and of fakes, and input gradients of both but for
    /// the first layer; the generator's step has outputs and input gradients of the whole discriminator, weight gradients
    /// of the generator, and its input gradients but for the first layer. The generator's outputs are needed once, or twice
    /// where its step draws noise of its own.
    /// </summary>
    public static double OperationsPerImage(GanRecipe recipe)
    {
        Shape image = [recipe.ImageSize, recipe.ImageSize, 1];
        var generator = Layers((Sequential)recipe.BuildGenerator(image), [1, recipe.LatentDimensions]);
        var discriminator = Layers((Sequential)recipe.BuildDiscriminator(image), [1, recipe.ImageSize, recipe.ImageSize, 1]);

        var discriminatorStep = (4 * discriminator.Sum()) + (2 * discriminator.Skip(1).Sum());
        var generatorStep = (2 * discriminator.Sum()) + generator.Sum() + generator.Skip(1).Sum();
        var fakes = (recipe.FreshNoise ? 2 : 1) * generator.Sum();
        return discriminatorStep + generatorStep + fakes;
    }

    /// <summary>
    /// The operations of each layer's output for one example. Where all weights and inputs are 1, an output is the number
    /// of products that go into it.
    /// </summary>
    private static List<double> Layers(Sequential network, Shape input)
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.Unrecorded();
        List<double> operations = [];
        for (var i = 0; i < network.Count; i++)
        {
            foreach (var parameter in network[i].Parameters)
                parameter.Tensor.Span.Fill(parameter.Tensor.Rank > 1 ? 1f : 0f);
            var output = network[i].Forward(Tensor.Ones(input), ForwardContext.Inference);
            if (network[i].Parameters.Any(parameter => parameter.Tensor.Rank > 1))
                operations.Add(2.0 * ProductsIn(output));
            input = output.Shape;
        }
        return operations;
    }

    private static long ProductsIn(Tensor output)
    {
        var products = 0L;
        foreach (var value in output.Span)
            products += (long)value;
        return products;
    }
}
