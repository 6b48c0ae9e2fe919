using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Statistics;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// A classifier's outputs for images, which most metrics need; they take a sixth of the images' memory.
/// </summary>
public sealed class ClassifiedImages
{
    private readonly float[] _features;
    private readonly float[] _logits;
    private readonly byte[] _classes;

    private ClassifiedImages(int count, int classes)
    {
        _features = new float[count * DigitClassifier.FeatureCount];
        _logits = new float[count * classes];
        _classes = new byte[count];
        (Count, ClassCount) = (count, classes);
    }

    /// <summary>The number of images N.</summary>
    public int Count { get; }

    /// <summary>The number of classes K.</summary>
    public int ClassCount { get; }

    /// <summary>The predicted class of each image, N.</summary>
    public IReadOnlyList<byte> Classes => _classes;

    /// <summary>The number of images of each class, K.</summary>
    public IReadOnlyList<int> ClassCounts => ClassBalance.Count(_classes, ClassCount);

    /// <summary>The features of the hidden layer, (N, 128).</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>The logits of each class, (N, K).</summary>
    public ReadOnlySpan<float> Logits => _logits;

    /// <summary>Classifies images; other sizes are resized bilinearly to the classifier's.</summary>
    /// <param name="source">The images.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="report">
    /// The callback that receives the number of classified images after each batch, or null.
    /// </param>
    /// <exception cref="UserErrorException">The images do not have the classifier's number of channels.</exception>
    public static ClassifiedImages Classify(
        ExampleSource source,
        DigitClassifier classifier,
        Action<int>? report = null
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(classifier);
        if (source.Example.Channels != classifier.Image.Channels)
        {
            throw new UserErrorException(
                $"The images of {source.Name} have {source.Example.Channels} channels, and the classifier takes "
                    + $"images of {classifier.Image.Channels}."
            );
        }

        var classified = new ClassifiedImages(source.Count, classifier.Classes);
        var done = 0;
        foreach (var images in source.Batches())
        {
            classified.Add(done, images.ResizeBilinear(classifier.Image.Height, classifier.Image.Width), classifier);
            done += images.Shape[0];
            report?.Invoke(done);
        }
        return classified;
    }

    private void Add(int start, Tensor images, DigitClassifier classifier)
    {
        var features = classifier.Features(images, ValueRange.ZeroToOne);
        var logits = classifier.Logits(features);
        features.Span.CopyTo(_features.AsSpan(start * DigitClassifier.FeatureCount));
        logits.Span.CopyTo(_logits.AsSpan(start * ClassCount));
        classifier.MostLikely(logits).CopyTo(_classes, start);
    }
}
