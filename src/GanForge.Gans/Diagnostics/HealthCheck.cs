using GanForge.Imaging.Grids;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Gans.Diagnostics;

/// <summary>
/// Figures of a training's health that are too dear for every step: how unlike each other generated images are, how many
/// of their pixels are saturated, and how long gradients are.
/// </summary>
/// <param name="range">The values of black and white, or null where pixels have no bounds.</param>
internal sealed class HealthCheck(ValueRange? range)
{
    /// <summary>Steps from one health check to the next.</summary>
    public const int Every = 100;

    /// <summary>How near to an end of its range a value counts as being there, as a share of the range.</summary>
    private const float Margin = 0.01f;

    private float[] _mean = [];

    /// <summary>Whether the step, counted from 0, ends with a health check.</summary>
    public static bool IsDue(long step) => (step + 1) % Every == 0;

    /// <summary>Reports the diversity of generated images against that of real ones, and their saturation where pixels have bounds.</summary>
    public void Report(Tensor reals, Tensor fakes, StepScalars scalars)
    {
        scalars.Report(ScalarNames.Diversity, Spread(fakes) / Math.Max(Spread(reals), 1e-6f));
        if (range is not null)
            scalars.Report(ScalarNames.Saturation, Saturation(fakes.Span));
    }

    /// <summary>The Euclidean norm of gradients taken together.</summary>
    public static float Norm(IReadOnlyList<Tensor> gradients)
    {
        var squares = 0.0;
        foreach (var gradient in gradients)
            squares += OrderedSum.ComputeSquares(gradient.Span);
        return (float)Math.Sqrt(squares);
    }

    /// <summary>
    /// The root of the mean squared distance of two images of a batch, up to the factor √2: the root of E‖x‖² − ‖E x‖².
    /// </summary>
    private float Spread(Tensor images)
    {
        var count = images.Shape[0];
        var length = images.Count / count;
        if (_mean.Length < length)
            _mean = new float[length];
        var mean = _mean.AsSpan(0, length);
        mean.Clear();
        var squares = 0.0;
        for (var i = 0; i < count; i++)
        {
            ReadOnlySpan<float> image = images.Span.Slice(i * length, length);
            TensorPrimitives.Add(mean, image, mean);
            squares += OrderedSum.ComputeSquares(image);
        }
        TensorPrimitives.Divide(mean, (float)count, mean);
        return (float)Math.Sqrt(Math.Max(0, (squares / count) - OrderedSum.ComputeSquares(mean)));
    }

    private float Saturation(ReadOnlySpan<float> pixels)
    {
        var margin = Margin * (range!.White - range.Black);
        var (low, high) = (range.Black + margin, range.White - margin);
        var saturated = 0;
        foreach (var pixel in pixels)
            saturated += pixel <= low || pixel >= high ? 1 : 0;
        return (float)saturated / pixels.Length;
    }
}
