namespace GanForge.Studio.Lab;

/// <summary>The best point found so far along one path of the descent.</summary>
internal sealed class InversionCandidate
{
    /// <summary>The sum of error and prior, which the descent minimizes.</summary>
    public float Objective { get; private set; } = float.PositiveInfinity;

    /// <summary>The mean squared pixel difference from the target image.</summary>
    public float Error { get; private set; }

    /// <summary>The point, a vector of generator inputs.</summary>
    public float[] Point { get; private set; } = [];

    /// <summary>The generated image, H·W·C pixels.</summary>
    public float[] Image { get; private set; } = [];

    /// <summary>Keeps the point if its objective is the lowest so far.</summary>
    public void Offer(float objective, float error, ReadOnlySpan<float> point, ReadOnlySpan<float> image)
    {
        if (objective < Objective)
            (Objective, Error, Point, Image) = (objective, error, point.ToArray(), image.ToArray());
    }
}
