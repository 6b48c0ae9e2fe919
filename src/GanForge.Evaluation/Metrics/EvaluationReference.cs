using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Statistics;
using GanForge.Gans.Settings;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The reference that examples are measured against; expensive parts are computed once, on first use.
/// </summary>
public sealed class EvaluationReference
{
    private readonly Lazy<ClassifiedImages> _test;
    private readonly Lazy<NearestNeighbourRadii> _testNeighbourhoods;
    private readonly Lazy<FeatureStatistics> _testStatistics;
    private TrainingNeighbours? _neighbours;

    /// <summary>Creates a reference.</summary>
    /// <param name="train">The training set.</param>
    /// <param name="test">The test set.</param>
    /// <param name="classifier">The classifier of the images; null if the data set holds points.</param>
    public EvaluationReference(Dataset train, Dataset test, DigitClassifier? classifier)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        (Train, Test) = (train, test);
        ClassifierOrNull = classifier;
        _test = new(() =>
            ClassifiedImages.Classify(
                new DatasetExamples(test, test.Name),
                Classifier,
                done => Report?.Invoke(new($"test images of {test.Name}", done / (double)test.Count))
            )
        );
        _testNeighbourhoods = new(() =>
            new NearestNeighbourRadii(
                TestImages.Features,
                FeaturePoints.Mean(TestImages.Features, DigitClassifier.FeatureCount)
            )
        );
        _testStatistics = new(() => FeatureStatistics.Compute(TestImages.Features, DigitClassifier.FeatureCount));
    }

    /// <summary>Loads the data set of a name, with its classifier.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="loader">
    /// The loader, which finds the files and determines the classifiers' folder; null for the default folders.
    /// </param>
    /// <param name="progress">
    /// The receiver of progress reports, including those of a classifier's training; or null.
    /// </param>
    /// <param name="cancellationToken">The token that cancels a download or the classifier's training.</param>
    /// <exception cref="UserErrorException">There is no classifier for the data set.</exception>
    /// <exception cref="DatasetUnavailableException">
    /// The name is unknown, or the files cannot be found or downloaded.
    /// </exception>
    /// <exception cref="DataFormatException">A file is damaged or has an unexpected format.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static EvaluationReference Load(
        string dataset,
        DatasetLoader? loader = null,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        loader ??= new DatasetLoader();
        var entry = DatasetCatalogue.Find(dataset);
        // Check before downloading anything.
        if (entry.Kind == ExampleKind.Images)
            ClassifierCache.Require(entry.Name);
        var train = loader.Load(entry.Name, DatasetSplit.Train, cancellationToken);
        var test = loader.Load(entry.Name, DatasetSplit.Test, cancellationToken);
        var cache = new ClassifierCache { CacheDirectory = loader.CacheDirectory };
        return new EvaluationReference(
            train,
            test,
            train is ImageDataset images ? cache.For(entry.Name, images, progress, cancellationToken) : null
        )
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

    /// <summary>The folder that the data set was loaded from; null if none was given.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The classifier of the images.</summary>
    /// <exception cref="InvalidOperationException">The data set holds points.</exception>
    public DigitClassifier Classifier =>
        ClassifierOrNull ?? throw new InvalidOperationException($"{Test.Name} has no classifier.");

    /// <summary>The classifier of the images, or null.</summary>
    internal DigitClassifier? ClassifierOrNull { get; }

    /// <summary>The callback for progress on the test set, which throws when canceled; or null.</summary>
    internal Action<EvaluationProgress>? Report { get; init; }

    /// <summary>The classifier's outputs for the test set.</summary>
    public ClassifiedImages TestImages => _test.Value;

    /// <summary>The nearest-neighbour balls around the test set's features.</summary>
    internal NearestNeighbourRadii TestNeighbourhoods => _testNeighbourhoods.Value;

    /// <summary>Returns the search index of the training images, which takes a few hundred megabytes.</summary>
    /// <param name="measurement">The measurement that receives progress if the index must be built.</param>
    internal TrainingNeighbours NeighboursFor(Measurement measurement) =>
        _neighbours ??= new TrainingNeighbours(Train, Test, Classifier, measurement.Report);

    /// <summary>The Gaussian fitted to the test set's features.</summary>
    public FeatureStatistics TestStatistics => _testStatistics.Value;
}
