using GanForge.Tensors.Random;

namespace GanForge.Data.Catalogue;

/// <summary>
/// Stacked MNIST (Metz et al. 2017, arXiv:1611.02163): three random digits in the channels of a colour image, hence
/// 1,000 modes. The triples never change; the label is the digit in the red channel.
/// </summary>
internal static class StackedDigits
{
    private const int Channels = 3;

    /// <summary>Draws the triples and interleaves their pixels.</summary>
    /// <param name="entry">The name, number of images and class names.</param>
    /// <param name="digits">The half of the data set whose digits are stacked; its images have one channel.</param>
    public static ImageDataset Draw(DatasetEntry entry, ImageDataset digits)
    {
        var count = digits.Split == DatasetSplit.Train ? entry.TrainCount : entry.TestCount;
        var choices = new uint[Channels * count];
        new RandomStream(seed: 0, $"{entry.Name}.{digits.Split}").FillBits(choices);
        var pixels = new byte[checked(choices.Length * digits.ImageLength)];
        var labels = new byte[count];
        for (var choice = 0; choice < choices.Length; choice++)
        {
            var digit = (int)(((ulong)choices[choice] * (ulong)digits.Count) >> 32);
            var (image, channel) = Math.DivRem(choice, Channels);
            if (channel == 0)
                labels[image] = digits.Labels[digit];
            var from = digits.Image(digit);
            var to = pixels.AsSpan(image * Channels * from.Length);
            for (var i = 0; i < from.Length; i++)
                to[(Channels * i) + channel] = from[i];
        }
        return new ImageDataset(
            entry.Name,
            digits.Split,
            digits.Height,
            digits.Width,
            Channels,
            pixels,
            labels,
            entry.ClassNames
        );
    }
}
