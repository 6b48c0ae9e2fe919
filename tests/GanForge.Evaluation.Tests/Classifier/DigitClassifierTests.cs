using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Evaluation.Classifier;
using GanForge.Imaging.Grids;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Evaluation.Tests;

public class DigitClassifierTests
{
    private static readonly Lazy<DigitClassifier> Trained = new(() =>
        DigitClassifier.Train(
            Bars.Draw(DatasetSplit.Train, 512),
            epochs: 4,
            seed: 1,
            cancellationToken: TestContext.Current.CancellationToken
        )
    );

    [Fact]
    public void A_trained_classifier_separates_two_classes()
    {
        Trained.Value.Accuracy(Bars.Draw(DatasetSplit.Test, 100)).ShouldBe(1);
        Trained.Value.ParameterCount.ShouldBe(320 + 18_496 + (2 * 2 * 64 * 128) + 128 + (128 * 2) + 2);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var (one, two) = (Learn(), Learn());
        var images = Images(4);

        one.Logits(images, ValueRange.ZeroToOne)
            .Span.ToArray()
            .ShouldBe(two.Logits(images, ValueRange.ZeroToOne).Span.ToArray());
    }

    [Fact]
    public void Images_of_another_value_range_are_rescaled()
    {
        var images = Images(6);
        var symmetric = (images * 2f) - 1f;

        Trained.Value.Classify(symmetric, ValueRange.MinusOneToOne).ShouldBe([0, 1, 0, 1, 0, 1]);
        Trained.Value.Features(images, ValueRange.ZeroToOne).Shape.ShouldBe([6, DigitClassifier.FeatureCount]);
    }

    [Fact]
    public void Images_outside_their_value_range_or_of_another_shape_are_refused()
    {
        var symmetric = (Images(2) * 2f) - 1f;

        Should
            .Throw<ArgumentException>(() => Trained.Value.Classify(symmetric, ValueRange.ZeroToOne))
            .Message.ShouldStartWith(
                "These images should have values from 0 (black) to 1 (white), and one is -1; give the range "
                    + "that they have."
            );
        Should.Throw<ArgumentException>(() => Trained.Value.Classify(Images(2) * float.NaN, ValueRange.ZeroToOne));
        Should
            .Throw<ArgumentException>(() => Trained.Value.Classify(Tensor.Zeros([2, 9, 8, 1]), ValueRange.ZeroToOne))
            .Message.ShouldStartWith("This classifier takes images of shape (N, 8, 8, 1), not (2, 9, 8, 1).");
    }

    [Fact]
    public void A_saved_classifier_loads_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var path = folder["classifier.safetensors"];
        Trained.Value.Save(path);

        var images = Images(3);
        DigitClassifier
            .Load(path)
            .Logits(images, ValueRange.ZeroToOne)
            .Span.ToArray()
            .ShouldBe(Trained.Value.Logits(images, ValueRange.ZeroToOne).Span.ToArray());
    }

    [Fact]
    public void A_file_without_a_classifier_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder["other.safetensors"];
        new SafeTensors().Save(path);

        Should
            .Throw<ModelFormatException>(() => DigitClassifier.Load(path))
            .Message.ShouldContain("holds no classifier");
    }

    private static DigitClassifier Learn() =>
        DigitClassifier.Train(
            Bars.Draw(DatasetSplit.Train, 256),
            epochs: 1,
            seed: 5,
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static Tensor Images(int count)
    {
        var images = Tensor.Uninitialized([count, 8, 8, 1]);
        new BatchLoader(Bars.Draw(DatasetSplit.Test, count), count, seed: 1, Normalization.Unit, shuffle: false).Next(
            images.Span
        );
        return images;
    }
}
