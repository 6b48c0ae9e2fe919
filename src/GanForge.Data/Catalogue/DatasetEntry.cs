namespace GanForge.Data.Catalogue;

/// <summary>A data set's entry in the catalogue.</summary>
public sealed record DatasetEntry
{
    private const int Side = 28;

    internal DatasetEntry() { }

    /// <summary>The name on the command line, for example "emnist-letters".</summary>
    public required string Name { get; init; }

    /// <summary>A one-line description of the content.</summary>
    public required string Title { get; init; }

    /// <summary>The licence under which the data set is published.</summary>
    public required string Licence { get; init; }

    /// <summary>The class names, indexed by label.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The number of training examples as published.</summary>
    public required int TrainCount { get; init; }

    /// <summary>The number of test examples as published.</summary>
    public required int TestCount { get; init; }

    /// <summary>Whether the data set is part of the program.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>What the examples are: images or points.</summary>
    public ExampleKind Kind { get; internal init; } = ExampleKind.Images;

    /// <summary>The data set whose images are stacked as channels of one image; null for most entries.</summary>
    internal string? Stacks { get; init; }

    /// <summary>The part of the file names before "train-" or "test-".</summary>
    internal string FilePrefix { get; init; } = "";

    /// <summary>The word for the test half in the file names.</summary>
    internal string TestWord { get; init; } = "t10k";

    /// <summary>The name of the folder that torchvision creates for the data set.</summary>
    internal string TorchvisionFolder { get; init; } = "";

    /// <summary>The folder in which a system package installs the data set.</summary>
    internal string? SystemFolder { get; init; }

    /// <summary>The files to download.</summary>
    internal DatasetDownload? Download { get; init; }

    /// <summary>Whether the files store each image transposed.</summary>
    internal bool IsTransposed { get; init; }

    /// <summary>The label that the files use for the first class.</summary>
    internal int FirstLabel { get; init; }

    /// <summary>
    /// Creates black images as stand-ins for planning: as many as published, 28×28 pixels like those of every
    /// downloadable data set.
    /// </summary>
    /// <param name="split">The half of the data set.</param>
    public ImageDataset Blank(DatasetSplit split)
    {
        var count = split == DatasetSplit.Train ? TrainCount : TestCount;
        return new ImageDataset(
            Name,
            split,
            Side,
            Side,
            channels: 1,
            new byte[count * Side * Side],
            new byte[count],
            ClassNames
        );
    }

    internal string ImagesFile(DatasetSplit split) => $"{FilePrefix}{Word(split)}-images-idx3-ubyte";

    internal string LabelsFile(DatasetSplit split) => $"{FilePrefix}{Word(split)}-labels-idx1-ubyte";

    private string Word(DatasetSplit split) => split == DatasetSplit.Train ? "train" : TestWord;
}
