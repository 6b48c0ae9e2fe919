using System.Security.Cryptography;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;

namespace GanForge.Evaluation.Classifier;

/// <summary>
/// The classifiers that images are measured with: that for digits comes with the program, the one for Fashion-MNIST is
/// trained when it is first asked for, and kept under a name that tells its training images: a folder of others has a classifier of its own.
/// </summary>
public sealed class ClassifierCache
{
    /// <summary>As many as the shipped one had, and as its seed; data/classifier says how it was made.</summary>
    private const int Epochs = 12;
    private const ulong Seed = 1;

    private static readonly Lazy<DigitClassifier> Mnist = new(() => Shipped("mnist"));

    /// <summary>Where classifiers that are trained here are kept; by default the user's cache folder.</summary>
    public string CacheDirectory { get; init; } = DatasetLoader.DefaultCacheDirectory;

    /// <summary>Refuses a data set that has no classifier.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <exception cref="UserErrorException">It has none.</exception>
    public static void Require(string dataset)
    {
        if (!IsKnown(dataset))
            throw new UserErrorException($"Images of {dataset} cannot be measured: there are classifiers for mnist, stacked-mnist and fashion-mnist only.");
    }

    /// <summary>Whether there is a classifier for a data set, or one can be trained.</summary>
    /// <param name="dataset">The data set's name.</param>
    internal static bool IsKnown(string dataset) => dataset is "mnist" or "stacked-mnist" or "fashion-mnist";

    /// <summary>The classifier for a data set, whose channels it looks at one by one where there are three.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="train">What it learns from, should it not be there yet.</param>
    /// <param name="progress">Is told how far a training has come, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    /// <exception cref="OperationCanceledException">The training was to stop.</exception>
    public DigitClassifier For(string dataset, ImageDataset train, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        Require(dataset);
        return dataset == "fashion-mnist" ? Kept(dataset, train, progress, cancellationToken) : Mnist.Value;
    }

    /// <summary>Whether the classifier for a data set is there, so that <see cref="For"/> need not train it.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="train">What it would learn from.</param>
    public bool Has(string dataset, ImageDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return dataset != "fashion-mnist" || File.Exists(KeptPath(dataset, train));
    }

    private string KeptPath(string dataset, ImageDataset train)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(train.Pixels);
        hash.AppendData(train.Labels);
        return Path.Combine(CacheDirectory, "classifiers", $"{dataset}-{Convert.ToHexStringLower(hash.GetHashAndReset()[..4])}-{Epochs}-epochs.safetensors");
    }

    private DigitClassifier Kept(string dataset, ImageDataset train, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var path = KeptPath(dataset, train);
        try
        {
            return DigitClassifier.Load(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or ModelFormatException)
        {
            // Before minutes of training, should there be no permission to.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var classifier = DigitClassifier.Train(train, Epochs, Seed, new Told(dataset, progress), cancellationToken);
            classifier.Save(path);
            return classifier;
        }
    }

    private static DigitClassifier Shipped(string dataset)
    {
        using var stream = typeof(ClassifierCache).Assembly.GetManifestResourceStream($"classifier/{dataset}.safetensors")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return DigitClassifier.Read(SafeTensors.Read(bytes), $"the built-in classifier for {dataset}");
    }

    private sealed class Told(string dataset, IProgress<EvaluationProgress>? progress) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(new EvaluationProgress($"training the classifier for {dataset}, which is kept", value));
    }
}
