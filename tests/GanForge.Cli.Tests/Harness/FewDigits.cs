using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Data.Files;

namespace GanForge.Cli.Tests;

/// <summary>
/// A data folder with the first digits of MNIST: 320 to train on and 300 to test. Most metrics classify every test
/// image, so an evaluation against these takes a fraction of the time.
/// </summary>
internal static class FewDigits
{
    private static readonly Lazy<ImageDataset> Train = new(() => Load(DatasetSplit.Train, 320));
    private static readonly Lazy<ImageDataset> Test = new(() => Load(DatasetSplit.Test, 300));

    /// <summary>Writes the folder "few-digits" into the working folder of a tool.</summary>
    public static void Write(Tool tool)
    {
        Directory.CreateDirectory(tool.At("few-digits"));
        Write(tool.At("few-digits/train"), Train.Value);
        Write(tool.At("few-digits/t10k"), Test.Value);
    }

    private static void Write(string path, ImageDataset digits)
    {
        IdxFile.Write($"{path}-images-idx3-ubyte", new IdxArray([digits.Count, 28, 28], digits.Pixels.ToArray()));
        IdxFile.Write($"{path}-labels-idx1-ubyte", new IdxArray([digits.Count], digits.Labels.ToArray()));
    }

    private static ImageDataset Load(DatasetSplit split, int count) =>
        (ImageDataset)new DatasetLoader().Load("mnist", split).Pick([.. Enumerable.Range(0, count)]);
}
