using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Runs.Output;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>A discriminator's scores over the plane, on a square grid around the origin: what it makes of every point.</summary>
/// <param name="Extent">The grid's outermost points lie so far from either axis; pictures of the mixture end there, too.</param>
/// <param name="Size">Points of a row, and rows.</param>
/// <param name="Scores">Size · Size scores, the topmost row (y = Extent) first, each from left (x = −Extent) to right; as one of the class that suits it best where points are judged by class.</param>
public sealed record ScoreField(double Extent, int Size, IReadOnlyList<float> Scores)
{
    /// <summary>Measures a field.</summary>
    /// <param name="discriminator">From points (N, 1, 1, 2) to scores (N, 1) or (N, classes).</param>
    /// <param name="classes">Scores of a point.</param>
    /// <param name="mixture">What the points follow; null where the run is one of images.</param>
    /// <param name="size">Points of a row, and rows.</param>
    /// <exception cref="UserErrorException">The run is one of images.</exception>
    internal static ScoreField Compute(Module discriminator, int classes, GaussianMixture? mixture, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        if (mixture is null)
            throw new UserErrorException("A discriminator of images has no field over the plane; take a run on ring or grid.");
        var extent = MixturePicture.ExtentOf(mixture);
        var points = Tensor.Uninitialized([size * size, 1, 1, 2]);
        for (var i = 0; i < size * size; i++)
        {
            points.Span[2 * i] = (float)(extent * ((2.0 * (i % size) / (size - 1)) - 1));
            points.Span[(2 * i) + 1] = (float)(extent * (1 - (2.0 * (i / size) / (size - 1))));
        }
        var scores = BatchedInference.Apply(discriminator, points, [classes]);
        var best = new float[size * size];
        for (var i = 0; i < best.Length; i++)
            best[i] = System.Numerics.Tensors.TensorPrimitives.Max<float>(scores.Span.Slice(i * classes, classes));
        return new ScoreField(extent, size, best);
    }
}
