using GanForge.Gans;
using GanForge.Runs.Models;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Studio.Lab;

/// <summary>How near points of the latent space come to an image.</summary>
/// <param name="generator">What makes images of the points.</param>
/// <param name="image">The image, (1, H, W, C).</param>
/// <param name="priorWeight">What weighs against noise that is longer than usual.</param>
internal sealed class InversionGoal(GeneratorModel generator, Tensor image, float priorWeight)
{
    private const int BatchSize = 64;

    private readonly float _scale = 1 / ((generator.Range.White - generator.Range.Black) * (generator.Range.White - generator.Range.Black));

    /// <summary>Length of a noise vector.</summary>
    public int LatentDimensions => generator.LatentDimensions;

    /// <summary>Noise (N, latent dimensions) with the classes of points (N, inputs) behind it, where images are made by class.</summary>
    public Tensor WithClasses(Tensor noise, Tensor points) => points.Shape[1] == LatentDimensions
        ? noise
        : Ops.Concatenate([noise, points.Slice(1, LatentDimensions, points.Shape[1] - LatentDimensions)], axis: 1);

    /// <summary>The images (N, H, W, C) of points (N, inputs), and their mean squared differences (N), with pixels from 0 to 1.</summary>
    public (Tensor Images, Tensor Errors) Compare(Tensor points)
    {
        var images = generator.Forward(points);
        return (images, (images - image).Square().Mean([1, 2, 3]) * _scale);
    }

    /// <summary>What is added for noise (N, latent dimensions) that is less likely than most, (N).</summary>
    public Tensor Prior(Tensor noise)
    {
        if (generator.Recipe.Noise == NoiseDistribution.Uniform)
            return Tensor.Zeros([noise.Shape[0]]);
        var deviations = (noise.Square().Sum([1]) - LatentDimensions) / MathF.Sqrt(2 * LatentDimensions);
        return deviations.Relu().Square() * priorWeight;
    }

    /// <summary>Brings noise back to where there is any.</summary>
    public void Confine(Span<float> noise)
    {
        if (generator.Recipe.Noise == NoiseDistribution.Uniform)
            TensorPrimitives.Clamp(noise, -1f, 1f, noise);
    }

    /// <summary>The nearest of some points, the best one first, (count, inputs).</summary>
    public Tensor Nearest(Tensor points, int count, CancellationToken cancellationToken)
    {
        using var unrecorded = Gradients.NoGrad();
        var errors = new float[points.Shape[0]];
        for (var start = 0; start < errors.Length; start += BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = StepScope.Begin();
            Compare(points.Slice(0, start, Math.Min(BatchSize, errors.Length - start))).Errors.Span.CopyTo(errors.AsSpan(start));
        }
        var nearest = Enumerable.Range(0, errors.Length).OrderBy(i => errors[i]).Take(count);
        return Ops.Concatenate([.. nearest.Select(i => points.Slice(0, i, 1))], axis: 0);
    }
}
