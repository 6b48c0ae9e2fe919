using System.Security.Cryptography;
using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans.Architectures;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Evaluation.Classifier;

/// <summary>
/// A convolutional classifier of generated digits, whose features and predictions the metrics use.
/// <code>
/// var classifier = DigitClassifier.Train(digits, epochs: 4, seed: 1);
/// var classes = classifier.Classify(generator.Sample(seeds), generator.Range);
/// </code>
/// </summary>
/// <remarks>
/// Two 3×3 convolutions with 32 and 64 channels, each with ReLU and 2×2 max pooling, dropout, a hidden layer of 128
/// units, dropout, and a logit per class. Pixels lie in [0, 1], from black to white; other ranges are mapped to it, and
/// values outside the range are rejected.
/// </remarks>
public sealed class DigitClassifier
{
    /// <summary>The number of features that <see cref="Features"/> returns per image.</summary>
    public const int FeatureCount = 128;

    internal const int BatchSize = 128;
    private const string SizesKey = "classifier";
    private const float Tolerance = 1e-4f;

    private readonly Sequential _body;
    private readonly Sequential _head;
    private readonly Sequential _network;
    private readonly ImageShape _image;
    private readonly int _classes;

    private DigitClassifier(ImageShape image, int classes)
    {
        (_image, _classes) = (image, classes);
        var features = image.Height / 2 / 2 * (image.Width / 2 / 2) * 64;
        _body = new Sequential(
            new Conv2d(image.Channels, 32, kernel: 3, padding: 1, negativeSlope: 0f),
            new MaxPool(2),
            new Conv2d(32, 64, kernel: 3, padding: 1, negativeSlope: 0f),
            new MaxPool(2),
            new Flatten(),
            new Dropout(0.25f),
            new Linear(features, FeatureCount, negativeSlope: 0f)
        );
        _head = new Sequential(new Dropout(0.5f), new Linear(FeatureCount, classes));
        _network = new Sequential(_body, _head);
    }

    /// <summary>The shape (H, W, C) of an input image.</summary>
    public ImageShape Image => _image;

    /// <summary>The number of classes.</summary>
    public int Classes => _classes;

    /// <summary>
    /// The SHA-256 hash of the file that <see cref="Save"/> writes, in lower-case hexadecimal; metrics are comparable
    /// only if it is equal.
    /// </summary>
    public string Hash
    {
        get
        {
            using var content = new MemoryStream();
            File().Write(content);
            return Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
        }
    }

    /// <summary>The number of trainable parameters.</summary>
    public long ParameterCount => _network.ParameterCount;

    /// <summary>
    /// Trains a classifier from scratch with Adam and a learning rate that decays linearly from 1e-3 to 0.
    /// </summary>
    /// <param name="train">The labelled images.</param>
    /// <param name="epochs">The number of passes over the images.</param>
    /// <param name="seed">The seed of all randomness; the same seed produces the same weights, bit for bit.</param>
    /// <param name="progress">The receiver of the completed share after each step, or null.</param>
    /// <param name="cancellationToken">The token that cancels training and discards the result.</param>
    /// <exception cref="ArgumentException">The images do not fill a batch of 128.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
    public static DigitClassifier Train(
        ImageDataset train,
        int epochs,
        ulong seed,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        var classifier = new DigitClassifier(train.ExampleShape, train.ClassNames.Count);
        classifier._network.Initialize(Initializer.PyTorch, seed, "classifier");
        new DigitClassifierTraining(classifier._network, train, seed).Run(epochs, progress, cancellationToken);
        return classifier;
    }

    /// <summary>Loads a classifier that <see cref="Save"/> has written.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="ModelFormatException">The file is damaged or holds something else.</exception>
    public static DigitClassifier Load(string path) => Read(SafeTensors.Load(path), path);

    /// <summary>Saves the weights atomically.</summary>
    /// <param name="path">The safetensors file.</param>
    public void Save(string path) => File().Save(path);

    internal static DigitClassifier Read(SafeTensors file, string name)
    {
        var sizes = (file.Metadata.TryGetValue(SizesKey, out var text) ? text : "")
            .Split(' ')
            .Select(size => int.TryParse(size, out var number) ? number : 0)
            .ToArray();
        if (sizes is not [> 0, > 0, > 0, > 0])
        {
            throw new ModelFormatException(
                $"{name} holds no classifier: its metadata have no '{SizesKey}' of height, width, channels and classes."
            );
        }

        var classifier = new DigitClassifier(new ImageShape(sizes[0], sizes[1], sizes[2]), sizes[3]);
        classifier._network.LoadFrom(file);
        return classifier;
    }

    /// <summary>Returns the predicted class of each image, N.</summary>
    /// <param name="images">The images, (N, H, W, C).</param>
    /// <param name="range">The values of black and white in the images.</param>
    /// <exception cref="ArgumentException">The images have another shape, or values outside the range.</exception>
    public byte[] Classify(Tensor images, ValueRange range) => MostLikely(Logits(images, range));

    /// <summary>Returns the most likely class of each image, N, from its logits, (N, classes).</summary>
    internal byte[] MostLikely(Tensor logits) =>
        [
            .. Enumerable
                .Range(0, logits.Shape[0])
                .Select(i => (byte)TensorPrimitives.IndexOfMax<float>(logits.Span.Slice(i * _classes, _classes))),
        ];

    /// <summary>Computes the logits of each class, (N, classes).</summary>
    /// <inheritdoc cref="Classify"/>
    public Tensor Logits(Tensor images, ValueRange range) => Logits(Features(images, range));

    /// <summary>Computes the logits of each class, (N, classes), from the result of <see cref="Features"/>.</summary>
    internal Tensor Logits(Tensor features) => BatchedInference.Apply(_head, features, [_classes]);

    /// <summary>Computes the hidden layer's output for each image, (N, 128), after its ReLU.</summary>
    /// <inheritdoc cref="Classify"/>
    public Tensor Features(Tensor images, ValueRange range) =>
        BatchedInference.Apply(_body, InUnitRange(images, range), [FeatureCount]);

    /// <summary>Computes the share of a data set's images that are classified correctly.</summary>
    /// <param name="dataset">The labelled images.</param>
    public double Accuracy(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var loader = new BatchLoader(
            dataset,
            Math.Min(BatchSize, dataset.Count),
            seed: 0,
            Normalization.Unit,
            dropLast: false,
            shuffle: false
        );
        var images = Tensor.Uninitialized(_image.Batch(loader.BatchSize));
        var labels = new byte[loader.BatchSize];
        var right = 0;
        for (var i = 0; i < loader.BatchesPerEpoch; i++)
        {
            var count = loader.Next(images.Span, labels);
            var classes = Classify(
                Tensor.From(images.Span[..(count * _image.Elements)], _image.Batch(count)),
                ValueRange.ZeroToOne
            );
            right += classes.Zip(labels).Count(pair => pair.First == pair.Second);
        }
        return right / (double)dataset.Count;
    }

    private SafeTensors File()
    {
        var file = new SafeTensors();
        _network.SaveTo(file);
        file.Metadata[SizesKey] = $"{_image.Height} {_image.Width} {_image.Channels} {_classes}";
        return file;
    }

    private Tensor InUnitRange(Tensor images, ValueRange range)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(range);
        if (images.Rank != 4 || images.Shape != _image.Batch(images.Shape[0]))
        {
            throw new ArgumentException(
                $"This classifier takes images of shape (N, {_image.Height}, {_image.Width}, {_image.Channels}), not "
                    + $"{images.Shape}.",
                nameof(images)
            );
        }

        var unit = Tensor.Uninitialized(images.Shape);
        var from = images.Span;
        var to = unit.Span;
        for (var i = 0; i < to.Length; i++)
        {
            var value = (from[i] - range.Black) / (range.White - range.Black);
            if (!(value >= -Tolerance && value <= 1 + Tolerance))
            {
                throw new ArgumentException(
                    $"These images should have values from {range.Black} (black) to {range.White} (white), and "
                        + $"one is {from[i]}; give the range that they have.",
                    nameof(images)
                );
            }

            to[i] = value;
        }
        return unit;
    }
}
