using System.IO.Compression;
using System.Security.Cryptography;
using GanForge.Data.Catalogue;
using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public class BuiltInMnistTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")]
    [InlineData("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")]
    [InlineData("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")]
    [InlineData("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")]
    public void The_embedded_files_have_the_checksums_of_the_originals(string name, string sha256)
    {
        using var content = new EmbeddedFiles().Open(name)!.Value.Content;
        using var inflated = new GZipStream(content, CompressionMode.Decompress);

        Convert.ToHexStringLower(SHA256.HashData(inflated)).ShouldBe(sha256);
    }

    [Fact]
    public void The_training_set_has_the_known_size_labels_and_pixels()
    {
        var mnist = Load("mnist", DatasetSplit.Train);

        (mnist.Count, mnist.Height, mnist.Width, mnist.Channels).ShouldBe((60_000, 28, 28, 1));
        mnist.Labels[..10].ToArray().ShouldBe([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
        mnist
            .Image(0)
            .Slice(5 * 28 + 12, 12)
            .ToArray()
            .ShouldBe([3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127]);
        mnist.Image(0)[..(5 * 28 + 12)].IndexOfAnyExcept((byte)0).ShouldBe(-1);
        mnist.Image(59_999).Length.ShouldBe(784);
    }

    [Fact]
    public void MnistStatistics_match_the_training_pixels()
    {
        var mnist = Load("MNIST", DatasetSplit.Train);
        var counts = new long[256];
        foreach (var pixel in mnist.Pixels)
        {
            counts[pixel]++;
        }

        var mean = counts.Select((count, pixel) => count * (pixel / 255.0)).Sum() / mnist.Pixels.Length;
        var square =
            counts.Select((count, pixel) => count * (pixel / 255.0) * (pixel / 255.0)).Sum() / mnist.Pixels.Length;

        mean.ShouldBe(Normalization.MnistStatistics.Mean, 5e-5);
        Math.Sqrt(square - mean * mean).ShouldBe(Normalization.MnistStatistics.Deviation, 5e-5);
    }

    [Fact]
    public void The_test_set_has_the_known_size_and_labels()
    {
        var mnist = Load("mnist", DatasetSplit.Test);

        mnist.Count.ShouldBe(10_000);
        mnist.Split.ShouldBe(DatasetSplit.Test);
        mnist.Labels[..10].ToArray().ShouldBe([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    }

    private static ImageDataset Load(string name, DatasetSplit split) =>
        (ImageDataset)new DatasetLoader().Load(name, split, TestContext.Current.CancellationToken);
}
