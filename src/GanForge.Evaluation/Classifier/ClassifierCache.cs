using System.Security.Cryptography;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;

namespace GanForge.Evaluation.Classifier;

/// <summary>
/// The classifiers that images are measured with: a built-in one for digits, and one for Fashion-MNIST that is trained
/// on first use and cached under a name derived from its training images.
/// </summary>
public sealed class ClassifierCache
{
    /// <summary>
    /// The epochs, and below the seed, of the built-in classifier; data/classifier documents how it was made.
    /// </summary>
    private const int Epochs = 12;
    private const ulong Seed = 1;

    private static readonly Lazy<DigitClassifier> Mnist = new(() => Shipped("mnist"));

    /// <summary>The folder of classifiers trained here; by default the user's cache folder.</summary>
    public string CacheDirectory { get; init; } = DatasetLoader.DefaultCacheDirectory;

    /// <summary>Throws if a data set has no classifier.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <exception cref="UserErrorException">The data set has no classifier.</exception>
    public static void Require(string dataset)
    {
        if (!IsKnown(dataset))
        {
            throw new UserErrorException(
                $"Images of {dataset} cannot be measured: there are classifiers for mnist, stacked-mnist and "
                    + $"fashion-mnist only."
            );
        }
    }

    /// <summary>Returns true if a classifier for the data set exists or can be trained.</summary>
    /// <param name="dataset">The data set's name.</param>
    internal static bool IsKnown(string dataset) => dataset is "mnist" or "stacked-mnist" or "fashion-mnist";

    /// <summary>
    /// Returns the classifier for a data set, training it if necessary; images of three channels are classified per
    /// channel.
    /// </summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="train">The training images, used if the classifier does not exist yet.</param>
    /// <param name="progress">The receiver of training progress, or null.</param>
    /// <param name="cancellationToken">The token that cancels training.</param>
    /// <exception cref="UserErrorException">The data set has no classifier.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
    public DigitClassifier For(
        string dataset,
        ImageDataset train,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        Require(dataset);
        return dataset == "fashion-mnist" ? Kept(dataset, train, progress, cancellationToken) : Mnist.Value;
    }

    /// <summary>
    /// Returns true if the classifier for a data set exists, so that <see cref="For"/> need not train it.
    /// </summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="train">The training images.</param>
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
        return Path.Combine(
            CacheDirectory,
            "classifiers",
            $"{dataset}-{Convert.ToHexStringLower(hash.GetHashAndReset()[..4])}-{Epochs}-epochs.safetensors"
        );
    }

    private DigitClassifier Kept(
        string dataset,
        ImageDataset train,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var path = KeptPath(dataset, train);
        try
        {
            return DigitClassifier.Load(path);
        }
        catch (Exception problem)
            when (problem is FileNotFoundException or DirectoryNotFoundException or ModelFormatException)
        {
            // Create the folder first, so that a missing permission is noticed before minutes of training.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var classifier = DigitClassifier.Train(train, Epochs, Seed, new Told(dataset, progress), cancellationToken);
            classifier.Save(path);
            return classifier;
        }
    }

    private static DigitClassifier Shipped(string dataset)
    {
        using var stream = typeof(ClassifierCache).Assembly.GetManifestResourceStream(
            $"classifier/{dataset}.safetensors"
        )!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return DigitClassifier.Read(SafeTensors.Read(bytes), $"the built-in classifier for {dataset}");
    }

    private sealed class Told(string dataset, IProgress<EvaluationProgress>? progress) : IProgress<double>
    {
        public void Report(double value) =>
            progress?.Report(new EvaluationProgress($"training the classifier for {dataset}, which is kept", value));
    }
}
