using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metrics "nearest-pixels", "nearest-features", and "copies": whether images are closer to training images than
/// test images are, which the generator cannot have memorized.
/// </summary>
/// <remarks>At most 1,000 examples are measured; they are drawn at random, because files may be sorted.</remarks>
internal sealed class Memorization : Metric
{
    /// <summary>The number of examples that are looked up among all training images.</summary>
    private const int Queries = 1_000;

    private const double Rare = 0.01;

    /// <summary>The tolerance for identical images, whose computed distance is 0 except for rounding.</summary>
    private const double Same = 0.005;

    public override string Name => "nearest";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "nearest-pixels",
            "0.00",
            "Median distance to the nearest training image by pixels, over that of test images: near 1 unless "
                + "the generator repeats what it saw; training images themselves have 0."
        )
        {
            Goal = "near 1 is best",
        },
        new("nearest-features", "0.00", "The same by the features of digit-fid.") { Goal = "near 1 is best" },
        new(
            "copies",
            "0.0 %",
            "Share of the images that are nearer to a training image, by pixels, than 99 % of the test images are."
        )
        {
            Goal = "lower is better",
        },
    ];

    public override bool IsUsual => false;

    public override int MostSamples => Queries;

    public override bool ComparesWithTraining => true;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var space = measurement.Reference.NeighboursFor(measurement);
        var drawn = Drawn(measurement);
        var pixels = Distances(space.Pixels, measurement.Pixels(drawn).Span, measurement, "pixels");
        var features = Distances(space.Features, Features(measurement.Images, drawn), measurement, "features");
        var ratio = RatioOfMedians(pixels, space.Pixels);
        if (ratio < Same)
        {
            measurement.Note(
                $"{measurement.Source.Name}: most of these are training images, 0 away from themselves; that is "
                    + $"what memorisation looks like."
            );
        }

        var near = space.Pixels.TestDistance(Rare);
        return
        [
            ratio,
            RatioOfMedians(features, space.Features),
            pixels.Count(distance => distance < near) / (double)drawn.Length,
        ];
    }

    /// <summary>Draws the indices of the examples to look up, in ascending order.</summary>
    private static int[] Drawn(Measurement measurement)
    {
        int[] order = [.. Enumerable.Range(0, measurement.Source.Count)];
        new RandomStream(measurement.Seed, "evaluation.nearest").Shuffle(order);
        return [.. order.Take(Queries).Order()];
    }

    private static float[] Features(ClassifiedImages images, int[] drawn)
    {
        var features = new float[drawn.Length * DigitClassifier.FeatureCount];
        for (var i = 0; i < drawn.Length; i++)
        {
            images
                .Features.Slice(drawn[i] * DigitClassifier.FeatureCount, DigitClassifier.FeatureCount)
                .CopyTo(features.AsSpan(i * DigitClassifier.FeatureCount));
        }

        return features;
    }

    private static List<double> Distances(
        NeighbourSpace space,
        ReadOnlySpan<float> queries,
        Measurement measurement,
        string name
    ) =>
        [
            .. space
                .Nearest(
                    queries,
                    count: 1,
                    share => measurement.Report($"{measurement.Source.Name}, nearest {name}", share)
                )
                .Select(nearest => nearest[0].Distance)
                .Order(),
        ];

    /// <summary>Returns the ratio of the medians; null if the test images are training images.</summary>
    private static double? RatioOfMedians(List<double> distances, NeighbourSpace space) =>
        space.TestDistance(0.5) is > 0 and var typical ? NeighbourSpace.Quantile(distances, 0.5) / typical : null;
}
