namespace GanForge.Evaluation.Statistics;

/// <summary>How the classes of some images are shared out, compared with those of the training set: the figure "class-kl".</summary>
/// <param name="Kl">Σ p log(p / q) in nats, of the images' shares p from the training set's q; classes without images add nothing, and one that only these have makes it infinite.</param>
/// <param name="Present">Classes with at least one image.</param>
/// <param name="Histogram">Images by class.</param>
public sealed record ClassBalance(double Kl, int Present, IReadOnlyList<int> Histogram)
{
    /// <summary>Compares the classes of images with those of the training set.</summary>
    /// <param name="classes">The class of each image, at least one.</param>
    /// <param name="training">The label of each training image.</param>
    /// <param name="count">The number of classes.</param>
    /// <exception cref="ArgumentException">There are no images, or a class is out of range.</exception>
    public static ClassBalance Compute(ReadOnlySpan<byte> classes, ReadOnlySpan<byte> training, int count)
    {
        var (histogram, expected) = (Count(classes, count), Count(training, count));
        var kl = 0.0;
        for (var i = 0; i < count; i++)
        {
            if (histogram[i] == 0)
                continue;
            var share = histogram[i] / (double)classes.Length;
            kl += share * Math.Log(share * training.Length / expected[i]);
        }
        // Rounding alone may fall a hair below.
        return new ClassBalance(Math.Max(0, kl), histogram.Count(images => images > 0), histogram);
    }

    /// <summary>Images by class, K.</summary>
    internal static int[] Count(ReadOnlySpan<byte> classes, int count)
    {
        if (classes.IsEmpty)
            throw new ArgumentException("Shares of classes need at least one image.", nameof(classes));
        var histogram = new int[count];
        foreach (var number in classes)
        {
            if (number >= count)
                throw new ArgumentException($"There are {count} classes, numbered from 0; {number} is none of them.", nameof(classes));
            histogram[number]++;
        }
        return histogram;
    }
}
