namespace GanForge.Gans;

/// <summary>How the classes of some images are shared out, compared with those of the training set: the figure "class-kl".</summary>
/// <param name="Kl">Σ p log(p / q) in nats, of the images' shares p from the training set's q; classes without images add nothing.</param>
/// <param name="Present">Classes with at least one image.</param>
/// <param name="Histogram">Images by class.</param>
public sealed record ClassBalance(double Kl, int Present, IReadOnlyList<int> Histogram)
{
    /// <summary>Compares the classes of images with those of the training set.</summary>
    /// <param name="classes">The class of each image, at least one.</param>
    /// <param name="training">The label of each training image; each class has some.</param>
    /// <param name="count">The number of classes.</param>
    /// <exception cref="ArgumentException">There are no images, a class is out of range, or one that has images has no training images.</exception>
    public static ClassBalance Of(ReadOnlySpan<byte> classes, ReadOnlySpan<byte> training, int count)
    {
        var (histogram, expected) = (Count(classes, count), Count(training, count));
        var kl = 0.0;
        for (var i = 0; i < count; i++)
        {
            if (histogram[i] == 0)
                continue;
            if (expected[i] == 0)
                throw new ArgumentException($"The training set has no image of class {i}, so that the divergence from it is infinite.", nameof(training));
            var share = histogram[i] / (double)classes.Length;
            kl += share * Math.Log(share * training.Length / expected[i]);
        }
        // Rounding alone may fall a hair below.
        return new ClassBalance(Math.Max(0, kl), histogram.Count(images => images > 0), histogram);
    }

    private static int[] Count(ReadOnlySpan<byte> classes, int count)
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
