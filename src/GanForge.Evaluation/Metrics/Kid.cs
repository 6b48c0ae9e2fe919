using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metric "kid": the kernel distance between classifier features of the examples and of the test set.
/// </summary>
internal sealed class Kid : Metric
{
    /// <summary>
    /// The number of images below which chance changes the metric as much as shifting digits by a pixel does.
    /// </summary>
    private const int FewImages = 2 * DigitClassifier.FeatureCount;

    public override string Name => "kid";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "kid",
            "0.000",
            "Kernel distance to the test set, by the features of digit-fid: 0 for true data, but for chance; "
                + "the smaller the better."
        )
        {
            Goal = "lower is better",
        },
    ];

    public override int LeastSamples => 2;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        if (measurement.Source.Count < FewImages)
        {
            measurement.Note(
                $"kid of fewer than {FewImages} images is mostly chance: of real digits it lies from -6 to 16 "
                    + $"for 100 of them, and from -124 to -7 for 10."
            );
        }

        return
        [
            KernelDistance.Between(
                measurement.Reference.TestImages.Features,
                measurement.Images.Features,
                DigitClassifier.FeatureCount,
                new RandomStream(measurement.Seed, "evaluation.kid"),
                share => measurement.Report($"{measurement.Source.Name}, kid", share)
            ),
        ];
    }
}
