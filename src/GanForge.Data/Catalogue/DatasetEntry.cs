namespace GanForge.Data.Catalogue;

/// <summary>What the catalogue knows about a data set.</summary>
public sealed record DatasetEntry
{
    private const int Side = 28;

    internal DatasetEntry()
    {
    }

    /// <summary>Name on the command line, for example "emnist-letters".</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>Under which terms its makers give it away.</summary>
    public required string Licence { get; init; }

    /// <summary>What the classes are called; a label is an index into it.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Number of training examples as published.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Number of test examples as published.</summary>
    public required int TestCount { get; init; }

    /// <summary>Whether the data set is part of the program.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The density that the data set's points are drawn from; null where it holds images.</summary>
    public GaussianMixture? Mixture { get; init; }

    /// <summary>The data set whose images are stacked as channels of one; null for most.</summary>
    internal string? Stacks { get; init; }

    /// <summary>What the file names start with before "train-" or "test-".</summary>
    internal string FilePrefix { get; init; } = "";

    /// <summary>How the file names call the test half.</summary>
    internal string TestWord { get; init; } = "t10k";

    /// <summary>The folder that torchvision makes for it.</summary>
    internal string TorchvisionFolder { get; init; } = "";

    /// <summary>Where a system package puts it.</summary>
    internal string? SystemFolder { get; init; }

    /// <summary>Where to download it.</summary>
    internal DatasetDownload? Download { get; init; }

    /// <summary>Whether the files hold each image's columns as rows.</summary>
    internal bool IsTransposed { get; init; }

    /// <summary>The label of the first class in the files.</summary>
    internal int FirstLabel { get; init; }

    /// <summary>Black images of the published number and of 28×28 pixels, which those of all data sets to download have: what a plan takes.</summary>
    /// <param name="split">Which half.</param>
    public ImageDataset Blank(DatasetSplit split)
    {
        var count = split == DatasetSplit.Train ? TrainCount : TestCount;
        return new ImageDataset(Name, split, Side, Side, channels: 1, new byte[count * Side * Side], new byte[count], ClassNames);
    }

    internal string ImagesFile(DatasetSplit split) => $"{FilePrefix}{Word(split)}-images-idx3-ubyte";

    internal string LabelsFile(DatasetSplit split) => $"{FilePrefix}{Word(split)}-labels-idx1-ubyte";

    private string Word(DatasetSplit split) => split == DatasetSplit.Train ? "train" : TestWord;
}
