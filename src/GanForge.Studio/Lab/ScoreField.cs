using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Runs.Output;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>A discriminator's scores on a square grid around the origin of the plane.</summary>
/// <param name="Extent">
/// The distance of the outermost grid points from either axis, which is also where plots of the mixture end.
/// </param>
/// <param name="Size">Points of a row, and rows.</param>
/// <param name="Scores">
/// The Size · Size scores, top row (y = Extent) first, each row from left (x = −Extent) to right; the score of the
/// best-suited class if points are judged by class.
/// </param>
public sealed record ScoreField(double Extent, int Size, IReadOnlyList<float> Scores)
{
    /// <summary>Computes the scores on the grid.</summary>
    /// <param name="discriminator">
    /// The discriminator, from points (N, 1, 1, 2) to scores (N, 1) or (N, classes).
    /// </param>
    /// <param name="classes">The number of scores per point.</param>
    /// <param name="kind">What the run trains on.</param>
    /// <param name="size">Points of a row, and rows.</param>
    /// <exception cref="UserErrorException">The run trains on images.</exception>
    internal static ScoreField Compute(Module discriminator, int classes, ExampleKind kind, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        if (kind is not PointKind { Mixture: var mixture })
        {
            throw new UserErrorException(
                "A discriminator of images has no field over the plane; take a run on ring or grid."
            );
        }

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
