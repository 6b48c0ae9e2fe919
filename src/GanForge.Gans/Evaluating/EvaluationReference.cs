using GanForge.Data;

namespace GanForge.Gans;

/// <summary>What examples are measured against; what takes time is computed when it is first asked for, and once.</summary>
public sealed class EvaluationReference
{
    private readonly Lazy<ClassifiedImages> _test;
    private readonly Lazy<TrainingNeighbours> _neighbours;
    private readonly Lazy<FeatureStatistics> _testStatistics;

    /// <summary>Gathers it.</summary>
    /// <param name="train">The training set.</param>
    /// <param name="test">The test set.</param>
    /// <param name="classifier">What looks at the images; null where the data set holds points.</param>
    public EvaluationReference(Dataset train, Dataset test, DigitClassifier? classifier)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        (Train, Test) = (train, test);
        ClassifierOrNull = classifier;
        _test = new(() => ClassifiedImages.Of(new DatasetExamples(test, test.Name), Classifier));
        _neighbours = new(() => new TrainingNeighbours(train, test, Classifier));
        _testStatistics = new(() => FeatureStatistics.Of(TestImages.Features, DigitClassifier.FeatureCount));
    }

    /// <summary>The data set of that name, with its classifier.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="dataDirectory">The folder that holds its files, or null to look in the usual places.</param>
    /// <param name="progress">Is told how far a download has come.</param>
    /// <param name="cancellation">Ends a download.</param>
    /// <exception cref="UserErrorException">There is no classifier for the data set.</exception>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the files are nowhere to be had.</exception>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    public static EvaluationReference Load(string dataset, string? dataDirectory = null, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var classifier = DatasetCatalogue.MixtureOf(dataset) is null ? ClassifierShelf.For(dataset) : null;
        var loader = new DatasetLoader { DataDirectory = dataDirectory, Progress = progress };
        return new EvaluationReference(loader.Load(dataset, DatasetSplit.Train, cancellation), loader.Load(dataset, DatasetSplit.Test, cancellation), classifier);
    }

    /// <summary>The training set.</summary>
    public Dataset Train { get; }

    /// <summary>The test set.</summary>
    public Dataset Test { get; }

    /// <summary>What looks at the images.</summary>
    /// <exception cref="InvalidOperationException">The data set holds points.</exception>
    public DigitClassifier Classifier => ClassifierOrNull ?? throw new InvalidOperationException($"{Test.Name} has no classifier.");

    /// <summary>What looks at the images, or null.</summary>
    internal DigitClassifier? ClassifierOrNull { get; }

    /// <summary>The test set as the classifier sees it.</summary>
    public ClassifiedImages TestImages => _test.Value;

    /// <summary>The training set, to look up what is nearest to an image; takes a few hundred megabytes.</summary>
    internal TrainingNeighbours Neighbours => _neighbours.Value;

    /// <summary>The Gaussian of the test set's features.</summary>
    public FeatureStatistics TestStatistics => _testStatistics.Value;
}
