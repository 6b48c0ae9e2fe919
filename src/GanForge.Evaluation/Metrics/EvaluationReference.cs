using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Statistics;
using GanForge.Gans.Settings;

namespace GanForge.Evaluation.Metrics;

/// <summary>What examples are measured against; what takes time is computed when it is first asked for, and once.</summary>
public sealed class EvaluationReference
{
    private readonly Lazy<ClassifiedImages> _test;
    private readonly Lazy<NearestNeighbourRadii> _testNeighbourhoods;
    private readonly Lazy<FeatureStatistics> _testStatistics;
    private TrainingNeighbours? _neighbours;

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
        _test = new(() => ClassifiedImages.Classify(new DatasetExamples(test, test.Name), Classifier, done => Report?.Invoke(new($"test images of {test.Name}", done / (double)test.Count))));
        _testNeighbourhoods = new(() => new NearestNeighbourRadii(TestImages.Features, FeaturePoints.Mean(TestImages.Features, DigitClassifier.FeatureCount)));
        _testStatistics = new(() => FeatureStatistics.Compute(TestImages.Features, DigitClassifier.FeatureCount));
    }

    /// <summary>The data set of that name, with its classifier.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="loader">Finds its files, and says where classifiers are kept; null for the usual places.</param>
    /// <param name="progress">Is told how far a training has come that makes the classifier.</param>
    /// <param name="cancellationToken">Ends a download, or that training.</param>
    /// <exception cref="UserErrorException">There is no classifier for the data set.</exception>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the files are nowhere to be had.</exception>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public static EvaluationReference Load(string dataset, DatasetLoader? loader = null, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        loader ??= new DatasetLoader();
        var entry = DatasetCatalogue.Find(dataset);
        // Before anything is downloaded for nothing.
        if (entry.Mixture is null)
            ClassifierCache.Require(entry.Name);
        var train = loader.Load(entry.Name, DatasetSplit.Train, cancellationToken);
        var test = loader.Load(entry.Name, DatasetSplit.Test, cancellationToken);
        var cache = new ClassifierCache { CacheDirectory = loader.CacheDirectory };
        return new EvaluationReference(train, test, train is ImageDataset images ? cache.For(entry.Name, images, progress, cancellationToken) : null)
        {
            DataDirectory = loader.DataDirectory,
            Report = done =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(done);
            },
        };
    }

    /// <summary>The training set.</summary>
    public Dataset Train { get; }

    /// <summary>The test set.</summary>
    public Dataset Test { get; }

    /// <summary>The folder that the data set was taken from; null where none was named.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>What looks at the images.</summary>
    /// <exception cref="InvalidOperationException">The data set holds points.</exception>
    public DigitClassifier Classifier => ClassifierOrNull ?? throw new InvalidOperationException($"{Test.Name} has no classifier.");

    /// <summary>What looks at the images, or null.</summary>
    internal DigitClassifier? ClassifierOrNull { get; }

    /// <summary>Is told how far the test set has been looked at, and ends that where it is to stop; null where nobody waits.</summary>
    internal Action<EvaluationProgress>? Report { get; init; }

    /// <summary>The test set as the classifier sees it.</summary>
    public ClassifiedImages TestImages => _test.Value;

    /// <summary>The balls around the test set's features.</summary>
    internal NearestNeighbourRadii TestNeighbourhoods => _testNeighbourhoods.Value;

    /// <summary>The training set, to look up what is nearest to an image; takes a few hundred megabytes.</summary>
    /// <param name="measurement">Is told how far it has come, where it is not there yet.</param>
    internal TrainingNeighbours NeighboursFor(Measurement measurement) => _neighbours ??= new TrainingNeighbours(Train, Test, Classifier, measurement.Report);

    /// <summary>The Gaussian of the test set's features.</summary>
    public FeatureStatistics TestStatistics => _testStatistics.Value;
}
