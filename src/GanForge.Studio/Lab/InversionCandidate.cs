namespace GanForge.Studio.Lab;

/// <summary>The best that a descent has seen on the way of one point.</summary>
internal sealed class InversionCandidate
{
    /// <summary>Error and prior together: what the descent lowers.</summary>
    public float Objective { get; private set; } = float.PositiveInfinity;

    /// <summary>The mean squared difference of the image.</summary>
    public float Error { get; private set; }

    /// <summary>The point, of generator inputs.</summary>
    public float[] Point { get; private set; } = [];

    /// <summary>Its image, H·W·C pixels.</summary>
    public float[] Image { get; private set; } = [];

    /// <summary>Keeps what is better than all before.</summary>
    public void Offer(float objective, float error, ReadOnlySpan<float> point, ReadOnlySpan<float> image)
    {
        if (objective < Objective)
            (Objective, Error, Point, Image) = (objective, error, point.ToArray(), image.ToArray());
    }
}
