using GanForge.Imaging.Grids;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Gans.Diagnostics;

/// <summary>
/// Health metrics of training that are too expensive for every step: the diversity of generated images, the share of
/// saturated pixels, and the gradient norms.
/// </summary>
/// <param name="range">The values of black and white, or null if pixels are unbounded.</param>
internal sealed class HealthCheck(ValueRange? range)
{
    /// <summary>The number of steps between health checks.</summary>
    public const int Every = 100;

    /// <summary>
    /// Distance from an end of the range within which a value counts as saturated, as a share of the range.
    /// </summary>
    private const float Margin = 0.01f;

    private float[] _mean = [];

    /// <summary>True if the step, counted from 0, ends with a health check.</summary>
    public static bool IsDue(long step) => (step + 1) % Every == 0;

    /// <summary>
    /// Reports the diversity of generated images relative to real ones, and their saturation if pixels are bounded.
    /// </summary>
    public void Report(Tensor reals, Tensor fakes, StepScalars scalars)
    {
        scalars.Report(ScalarNames.Diversity, Spread(fakes) / Math.Max(Spread(reals), 1e-6f));
        if (range is not null)
            scalars.Report(ScalarNames.Saturation, Saturation(fakes.Span));
    }

    /// <summary>Computes the Euclidean norm of all gradients together.</summary>
    public static float Norm(IReadOnlyList<Tensor> gradients)
    {
        var squares = 0.0;
        foreach (var gradient in gradients)
            squares += OrderedSum.ComputeSquares(gradient.Span);
        return (float)Math.Sqrt(squares);
    }

    /// <summary>
    /// Computes √(E‖x‖² − ‖E x‖²), the root mean squared distance between two images of a batch up to the factor √2.
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
