using GanForge.Data;
using GanForge.Imaging;
using GanForge.Imaging.Scatter;

namespace GanForge.Runs.Output;

/// <summary>A picture of points over the density that they should follow.</summary>
public static class MixturePicture
{
    private const double Room = 1.25;

    /// <summary>The distance from either axis to the edge of all pictures of a mixture.</summary>
    /// <param name="mixture">The density.</param>
    public static double ExtentOf(GaussianMixture mixture)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        return Room * mixture.Centres.Max(centre => Math.Max(Math.Abs(centre.X), Math.Abs(centre.Y)));
    }

    /// <summary>Draws points over a mixture; all pictures of one mixture show the same part of the plane.</summary>
    /// <param name="mixture">The density.</param>
    /// <param name="points">The points, (N, 2).</param>
    /// <param name="title">The line above the picture, or null.</param>
    /// <exception cref="ArgumentException">The numbers do not come in pairs.</exception>
    public static Bitmap Draw(GaussianMixture mixture, ReadOnlySpan<float> points, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        var picture = new ScatterPicture
        {
            Extent = ExtentOf(mixture),
            Spots = [.. mixture.Centres.Select(centre => ((double)centre.X, (double)centre.Y))],
            SpotDeviation = mixture.Deviation,
            Title = title,
        };
        return picture.Draw(points);
    }
}
