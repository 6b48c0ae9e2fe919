using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>The training images nearest to generated ones, by pixels and by a classifier's features.</summary>
internal sealed class TrainingNeighbours
{
    /// <summary>The number of training images drawn next to an image, for each of the two distances.</summary>
    public const int Shown = 5;

    private readonly Dataset _train;

    /// <param name="train">The training set.</param>
    /// <param name="test">The complete test set; its first half is known to be easier than the rest.</param>
    /// <param name="classifier">The classifier that computes the features.</param>
    /// <param name="report">The callback for the current part and its completed share.</param>
    public TrainingNeighbours(Dataset train, Dataset test, DigitClassifier classifier, Action<string, double> report)
    {
        _train = train;
        Pixels = new NeighbourSpace(
            Flat(train),
            Flat(test).Span,
            share => report("test images, nearest pixels", share)
        );
        Features = new NeighbourSpace(
            FeaturesOf(train, classifier, report),
            FeaturesOf(test, classifier, report).Span,
            share => report("test images, nearest features", share)
        );
    }

    /// <summary>The search index by pixels.</summary>
    public NeighbourSpace Pixels { get; }

    /// <summary>The search index by features.</summary>
    public NeighbourSpace Features { get; }

    /// <summary>Draws the picture for <see cref="Evaluator.DrawNeighbours"/>.</summary>
    public Bitmap Draw(Measurement measurement)
    {
        var (count, size) = (measurement.Source.Count, _train.ImageLength);
        var queries = measurement.Pixels(count);
        var features = measurement.Images.Features[..(count * DigitClassifier.FeatureCount)];
        var (near, alike) = (Pixels.Nearest(queries.Span, Shown), Features.Nearest(features, Shown));
        var (pictures, captions) = (new List<float>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            pictures.AddRange(queries.Span.Slice(i * size, size));
            captions.Add("");
            Add(near[i], Pixels);
            Add(alike[i], Features);
        }
        var grid = new ImageGrid
        {
            Columns = 1 + (2 * (1 + Shown)),
            Captions = captions,
            Scale = 3,
            Title =
                $"{measurement.Source.Name}, and the nearest training images: {Shown} by pixels, {Shown} by features",
        };
        return grid.Draw(
            new ImageBatch([.. pictures], _train.Height, _train.Width, _train.Channels, ValueRange.ZeroToOne)
        );

        void Add(IReadOnlyList<(int Index, double Distance)> neighbours, NeighbourSpace space)
        {
            // A white picture on the white background separates the groups.
            pictures.AddRange(Enumerable.Repeat(1f, size));
            captions.Add("");
            foreach (var (index, distance) in neighbours)
            {
                pictures.AddRange(Flat(_train.Pick([index])).Span);
                captions.Add((distance / space.TestDistance(0.5)).ToString("0.00"));
            }
        }
    }

    private static Tensor FeaturesOf(Dataset dataset, DigitClassifier classifier, Action<string, double> report)
    {
        var images = ClassifiedImages.Classify(
            new DatasetExamples(dataset, dataset.Name),
            classifier,
            done => report($"{dataset.Name}, features", done / (double)dataset.Count)
        );
        return Tensor.From(images.Features, [images.Count, DigitClassifier.FeatureCount]);
    }

    /// <summary>Returns all pixels from 0 to 1, (N, H·W·C).</summary>
    private static Tensor Flat(Dataset dataset)
    {
        var pixels = Tensor.Uninitialized([dataset.Count, dataset.ImageLength]);
        new BatchLoader(dataset, dataset.Count, seed: 0, Normalization.Unit, shuffle: false).Next(pixels.Span);
        return pixels;
    }
}
