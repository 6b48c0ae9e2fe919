namespace GanForge.Evaluation.Statistics;

/// <summary>The class distribution of images compared with that of the training set: the metric "class-kl".</summary>
/// <param name="Kl">
/// Σ p log(p / q) in nats, with the images' shares p and the training set's shares q; classes without images contribute
/// 0, and it is infinite if images have a class that is absent from the training set.
/// </param>
/// <param name="Present">The number of classes with at least one image.</param>
/// <param name="Histogram">The number of images per class.</param>
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
        // Rounding may make it slightly negative.
        return new ClassBalance(Math.Max(0, kl), histogram.Count(images => images > 0), histogram);
    }

    /// <summary>Counts the images per class, K.</summary>
    internal static int[] Count(ReadOnlySpan<byte> classes, int count)
    {
        if (classes.IsEmpty)
            throw new ArgumentException("Shares of classes need at least one image.", nameof(classes));
        var histogram = new int[count];
        foreach (var number in classes)
        {
            if (number >= count)
            {
                throw new ArgumentException(
                    $"There are {count} classes, numbered from 0; {number} is none of them.",
                    nameof(classes)
                );
            }

            histogram[number]++;
        }
        return histogram;
    }
}
