using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Tests;

public class EvaluatorTests
{
    private const int Samples = 1_000;

    /// <summary>MNIST, with a thousand of its test images to keep the tests fast.</summary>
    private static readonly Lazy<EvaluationReference> Digits = new(() =>
    {
        var loader = new DatasetLoader();
        var train = (ImageDataset)loader.Load("mnist", DatasetSplit.Train, TestContext.Current.CancellationToken);
        var test = loader.Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);
        return new EvaluationReference(
            train,
            test.Pick([.. Enumerable.Range(0, Samples)]),
            new ClassifierCache().For("mnist", train)
        );
    });

    private static readonly Lazy<EvaluationResult> OfReals = new(() => Measure(Reals));

    /// <summary>Bars, images so small that every metric is fast.</summary>
    private static readonly Lazy<EvaluationReference> Toys = new(() =>
        new EvaluationReference(
            Bars.Draw(DatasetSplit.Train, 512),
            Bars.Draw(DatasetSplit.Test, 160),
            DigitClassifier.Train(Bars.Draw(DatasetSplit.Train, 512), epochs: 4, seed: 1)
        )
    );

    private static DatasetExamples Reals => DatasetExamples.Real(Digits.Value.Train, Samples, seed: 3);

    [Fact]
    public void Real_digits_have_good_metrics()
    {
        var values = OfReals.Value.Values;

        values["digit-fid"]!.Value.ShouldBeInRange(1, 20);
        values["class-kl"]!.Value.ShouldBeInRange(0, 0.02);
        values["classes"].ShouldBe(10);
        values["accuracy"]!.Value.ShouldBeGreaterThan(0.99);
        values["kid"]!.Value.ShouldBeInRange(-1, 3);
        values["digit-score"]!.Value.ShouldBeInRange(9.6, 10);
        values["precision"]!.Value.ShouldBeGreaterThan(0.85);
        values["recall"]!.Value.ShouldBeGreaterThan(0.85);
        values["density"]!.Value.ShouldBe(0.95, 0.15);
        values["coverage"]!.Value.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Shifting_digits_worsens_the_metrics()
    {
        var none = OfReals.Value.Values;
        var one = Measure(new AlteredExamples(Reals, images => AlteredExamples.Shift(images, 1))).Values;
        var two = Measure(new AlteredExamples(Reals, images => AlteredExamples.Shift(images, 2))).Values;

        foreach (var name in (string[])["digit-fid", "kid"])
        {
            one[name]!.Value.ShouldBeGreaterThan(1.5 * none[name]!.Value);
            two[name]!.Value.ShouldBeGreaterThan(2 * one[name]!.Value);
        }
        foreach (var name in (string[])["digit-score", "precision", "recall", "density", "coverage", "accuracy"])
            two[name]!.Value.ShouldBeLessThan(none[name]!.Value, name);
    }

    [Fact]
    public void Blurring_digits_worsens_the_metrics()
    {
        var sharp = OfReals.Value.Values;
        var blurred = Measure(new AlteredExamples(Reals, AlteredExamples.Blur)).Values;
        var fog = Measure(
            new AlteredExamples(
                Reals,
                images => Enumerable.Range(0, 4).Aggregate(images, (image, _) => AlteredExamples.Blur(image))
            )
        ).Values;

        foreach (var name in (string[])["digit-fid", "kid"])
        {
            blurred[name]!.Value.ShouldBeGreaterThan(2 * sharp[name]!.Value, name);
            fog[name]!.Value.ShouldBeGreaterThan(2 * blurred[name]!.Value, name);
        }
        foreach (var name in (string[])["digit-score", "recall", "coverage", "accuracy"])
        {
            blurred[name]!.Value.ShouldBeLessThan(sharp[name]!.Value, name);
            fog[name]!.Value.ShouldBeLessThan(blurred[name]!.Value, name);
        }
        // A slight blur can raise these two, because it makes digits look more typical; a strong one lowers them.
        foreach (var name in (string[])["precision", "density"])
            fog[name]!.Value.ShouldBeLessThan(sharp[name]!.Value, name);
    }

    [Fact]
    public void Digits_without_ones_have_a_larger_distance_and_class_divergence()
    {
        int[] others =
        [
            .. Enumerable.Range(0, 2 * Samples).Where(i => Digits.Value.Train.Labels[i] != 1).Take(Samples),
        ];
        var values = Measure(new DatasetExamples(Digits.Value.Train.Pick(others), "no ones")).Values;

        values["digit-fid"]!.Value.ShouldBeGreaterThan(2 * OfReals.Value.Values["digit-fid"]!.Value);
        values["class-kl"]!.Value.ShouldBe(-Math.Log(1 - 0.1124), 0.02);
    }

    [Fact]
    public void A_single_repeated_digit_is_measured_as_a_collapse()
    {
        var values = Measure(new DatasetExamples(Digits.Value.Train.Pick(new int[Samples]), "collapsed")).Values;

        values["classes"].ShouldBe(1);
        values["class-kl"]!.Value.ShouldBeGreaterThan(2);
        values["digit-fid"]!.Value.ShouldBeGreaterThan(20 * OfReals.Value.Values["digit-fid"]!.Value);
        values["kid"]!.Value.ShouldBeGreaterThan(20 * Math.Abs(OfReals.Value.Values["kid"]!.Value));
        values["digit-score"]!.Value.ShouldBe(1, 1e-6);
        values["recall"]!.Value.ShouldBeLessThan(0.01);
        values["coverage"]!.Value.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Equal_examples_have_equal_metrics_and_another_seed_picks_others()
    {
        var again = Measure(Reals);

        again.Values.ShouldBe(OfReals.Value.Values);
        Measure(DatasetExamples.Real(Digits.Value.Train, Samples, seed: 4))
            .Values["digit-fid"]
            .ShouldNotBe(again.Values["digit-fid"]);
    }

    [Fact]
    public void Images_of_another_size_are_resized()
    {
        var enlarged = Measure(new AlteredExamples(Reals, images => images.ResizeBilinear(56, 56))).Values;

        enlarged["accuracy"]!.Value.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void An_evaluation_records_its_data_set_classifier_and_sample_count()
    {
        var evaluation = OfReals.Value;

        evaluation.Name.ShouldBe("real");
        evaluation.Samples.ShouldBe(Samples);
        evaluation.Dataset.ShouldBe("mnist");
        evaluation.Classifier.ShouldBe(Digits.Value.Classifier.Hash);
        evaluation.Classes!.Sum().ShouldBe(Samples);
        evaluation.Step.ShouldBeNull();
    }

    [Fact]
    public void The_number_of_real_examples_is_capped_at_the_data_set_size() =>
        DatasetExamples.Real(Digits.Value.Test, 50_000, seed: 0).Count.ShouldBe(Samples);

    [Fact]
    public void More_examples_than_fit_into_memory_are_refused()
    {
        var evaluator = new Evaluator(Digits.Value, MetricCatalogue.Find(["precision"], Digits.Value.Test));

        evaluator.RequireMemory(Reals, available: Samples * 4L * (128 + 10 + 256));
        Should
            .Throw<UserErrorException>(() => evaluator.RequireMemory(Reals, available: 1_000_000))
            .Message.ShouldBe(
                "1000 examples of real take 2 MB of memory to measure, and there is room for 634; --samples "
                    + "takes fewer."
            );
    }

    [Fact]
    public void Too_few_images_and_images_with_other_channels_are_refused()
    {
        var named = new Evaluator(Digits.Value, MetricCatalogue.Find(["digit-fid"], Digits.Value.Test));
        Should
            .Throw<UserErrorException>(() =>
                named.Measure(
                    DatasetExamples.Real(Digits.Value.Train, 255, seed: 0),
                    cancellationToken: TestContext.Current.CancellationToken
                )
            )
            .Message.ShouldBe("digit-fid takes 256 examples or more, and real has 255.");
        Should
            .Throw<UserErrorException>(() =>
                Measure(new AlteredExamples(Reals, images => Ops.Concatenate([images, images, images], 3)))
            )
            .Message.ShouldBe(
                "altered holds images of 3 channels, and mnist grey images; --dataset names a data set of the "
                    + "same kind."
            );
    }

    [Fact]
    public void A_metric_is_found_by_its_name_or_that_of_a_value_and_others_are_refused()
    {
        var test = Digits.Value.Test;

        MetricCatalogue
            .Find(["classes", "digit-fid"], test)
            .Select(metric => metric.Name)
            .ShouldBe(["digit-fid", "class-kl"]);
        Should
            .Throw<UserErrorException>(() => MetricCatalogue.Find(["digit-fit"], test))
            .Message.ShouldBe("There is no metric 'digit-fit'; did you mean 'digit-fid'?");
        Should
            .Throw<UserErrorException>(() => MetricCatalogue.Find(["high-quality"], test))
            .Message.ShouldStartWith(
                "The metric 'high-quality' is not for examples like those of mnist; for these there are digit-fid,"
            );
    }

    [Fact]
    public void Metrics_that_would_measure_more_examples_than_usual_are_listed()
    {
        Listed("digit-fid", "nearest", "train-on-fake").ShouldBe(["digit-fid"]);
        Listed("digit-fid", "nearest", "kid").ShouldBeEmpty();

        static IEnumerable<string> Listed(params string[] names) =>
            new Evaluator(Toys.Value, MetricCatalogue.Find(names, Toys.Value.Test)).OnMoreThanUsual.Select(metric =>
                metric.Name
            );
    }

    [Fact]
    public void An_evaluation_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            new Evaluator(Digits.Value).Measure(Reals, cancellationToken: stop.Token)
        );
    }

    [Fact]
    public void Train_on_fake_is_the_accuracy_on_the_test_set()
    {
        var evaluator = new Evaluator(Toys.Value, MetricCatalogue.Find(["train-on-fake"], Toys.Value.Test));
        var labelled = DatasetExamples.Real(Toys.Value.Train, 512, seed: 0);
        var lying = new AlteredExamples(labelled, images => images.Permute(0, 2, 1, 3));

        var real = evaluator.Real(512, cancellationToken: TestContext.Current.CancellationToken);
        var wrong = evaluator.Measure(lying, cancellationToken: TestContext.Current.CancellationToken);

        evaluator.UsualSamples.ShouldBe(60_000);
        real.Values["train-on-fake"]!.Value.ShouldBeGreaterThan(0.85);
        real.Notes.ShouldBe(["real: train-on-fake with labels that were asked for, 5 epochs."]);
        wrong.Values["train-on-fake"]!.Value.ShouldBeLessThan(0.15);
    }

    [Fact]
    public void Training_images_count_as_copies_and_grey_images_do_not()
    {
        // Test images are bars of another brightness: near the training images, but not equal to them.
        var bars = Bars.Draw(DatasetSplit.Train, 400);
        var reference = new EvaluationReference(
            bars.Pick([.. Enumerable.Range(0, 200)]),
            bars.Pick([.. Enumerable.Range(200, 200)]),
            Toys.Value.Classifier
        );
        var evaluator = new Evaluator(reference, MetricCatalogue.Find(["nearest"], bars));
        var noise = new AlteredExamples(DatasetExamples.Real(bars, 100, seed: 0), images => (images * 0f) + 0.5f);

        var real = evaluator.Real(100, cancellationToken: TestContext.Current.CancellationToken);
        var far = evaluator.Measure(noise, cancellationToken: TestContext.Current.CancellationToken);

        real.Values["nearest-pixels"]!.Value.ShouldBe(0, 0.02);
        real.Values["copies"].ShouldBe(1);
        far.Values["nearest-pixels"]!.Value.ShouldBeGreaterThan(5);
        far.Values["copies"].ShouldBe(0);
        evaluator
            .DrawNeighbours(noise, count: 3, cancellationToken: TestContext.Current.CancellationToken)
            .Width.ShouldBeGreaterThan(13 * 8 * 3);
    }

    [Fact]
    public void Distances_to_the_training_set_match_a_hand_calculation()
    {
        // An image with n white pixels has the distance √n from the only training image, which is black.
        var (train, test, fakes) = (White(0), White(1, 4, 9), White(16, 9, 0));
        var evaluator = new Evaluator(
            new EvaluationReference(train, test, Toys.Value.Classifier),
            MetricCatalogue.Find(["nearest"], test)
        );

        var values = evaluator
            .Measure(new DatasetExamples(fakes, "fakes"), cancellationToken: TestContext.Current.CancellationToken)
            .Values;

        // The median of 4, 3 and 0 over that of 1, 2 and 3; only 0 is nearer than every test image.
        values["nearest-pixels"]!.Value.ShouldBe(3 / 2.0, 1e-6);
        values["copies"].ShouldBe(1 / 3.0);
        values["nearest-features"]!.Value.ShouldBe(Median(fakes) / Median(test), 1e-4);

        static double Median(ImageDataset images)
        {
            var (here, there) = (Features(images), Features(White(0)));
            return here.Select(one =>
                    Math.Sqrt(one.Zip(there[0]).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2)))
                )
                .Order()
                .ElementAt(images.Count / 2);
        }

        static List<float[]> Features(ImageDataset images) =>
            [
                .. new DatasetExamples(images, "images")
                    .Batches()
                    .SelectMany(batch =>
                        Toys.Value.Classifier.Features(batch, ValueRange.ZeroToOne)
                            .Span.ToArray()
                            .Chunk(DigitClassifier.FeatureCount)
                    ),
            ];
    }

    [Fact]
    public void Copies_among_many_images_are_counted_in_a_random_selection()
    {
        // A thousand copies of the training image, followed by a thousand images that are far from it.
        int[] counts = [.. Enumerable.Repeat(0, 1_000), .. Enumerable.Repeat(25, 1_000)];
        var evaluator = new Evaluator(
            new EvaluationReference(White(0), White(1, 4, 9), Toys.Value.Classifier),
            MetricCatalogue.Find(["nearest"], White(0))
        );

        var values = evaluator
            .Measure(
                new DatasetExamples(White(counts), "sorted"),
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Values;

        values["copies"]!.Value.ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void The_relative_distance_of_the_test_images_is_one()
    {
        var bars = Bars.Draw(DatasetSplit.Train, 400);
        var reference = new EvaluationReference(
            bars.Pick([.. Enumerable.Range(0, 200)]),
            bars.Pick([.. Enumerable.Range(200, 200)]),
            Toys.Value.Classifier
        );

        var values = new Evaluator(reference, MetricCatalogue.Find(["nearest"], bars))
            .Measure(
                new DatasetExamples(reference.Test, "test"),
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Values;

        (values["nearest-pixels"], values["nearest-features"]).ShouldBe((1, 1));
        values["copies"]!.Value.ShouldBeLessThanOrEqualTo(0.01);
    }

    [Fact]
    public void Shifted_and_blurred_digits_are_farther_from_the_training_set()
    {
        var digits = (ImageDataset)Digits.Value.Train.Pick([.. Enumerable.Range(0, 2_000)]);
        var evaluator = new Evaluator(
            new EvaluationReference(digits, Digits.Value.Test, Digits.Value.Classifier),
            MetricCatalogue.Find(["nearest"], digits)
        );
        var test = new DatasetExamples(Digits.Value.Test.Pick([.. Enumerable.Range(0, 300)]), "test");

        var (still, moved, blurred) = (
            Of(test),
            Of(new AlteredExamples(test, images => AlteredExamples.Shift(images, 3))),
            Of(new AlteredExamples(Reals, AlteredExamples.Blur))
        );

        still.ShouldBe(1, 0.1);
        moved.ShouldBeGreaterThan(1.2 * still);
        // Training images have the distance 0 from themselves; blurred ones do not.
        blurred.ShouldBeGreaterThan(0.3);

        double Of(ExampleSource source) =>
            evaluator.Measure(source, cancellationToken: TestContext.Current.CancellationToken).Values[
                "nearest-pixels"
            ]!.Value;
    }

    [Fact]
    public void Train_on_fake_of_one_class_out_of_two_is_one_half()
    {
        int[] upright = [.. Enumerable.Range(0, 512).Where(i => Toys.Value.Train.Labels[i] == 0)];
        var evaluator = new Evaluator(Toys.Value, MetricCatalogue.Find(["train-on-fake"], Toys.Value.Test));

        var collapsed = evaluator.Measure(
            new DatasetExamples(Toys.Value.Train.Pick(upright), "collapsed"),
            cancellationToken: TestContext.Current.CancellationToken
        );

        collapsed.Values["train-on-fake"].ShouldBe(0.5);
    }

    [Fact]
    public void Wider_modes_lower_the_high_quality_share_and_shifted_modes_are_not_covered()
    {
        var evaluator = new Evaluator(
            EvaluationReference.Load("grid", cancellationToken: TestContext.Current.CancellationToken)
        );
        var mixture = GaussianMixture.Grid;
        var wide = Points(new GaussianMixture(mixture.Centres, 2 * mixture.Deviation));
        var moved = new AlteredExamples(Points(mixture), points => points + 1f);

        Of(wide, "modes").ShouldBe(25);
        // A Gaussian of deviation 2σ has 1 − e^(−(3/2)² / 2) of its points within 3σ.
        Of(wide, "high-quality").ShouldBe(1 - Math.Exp(-9.0 / 8), 0.03);
        (Of(moved, "modes"), Of(moved, "high-quality")).ShouldBe((0, 0));
        Of(new AlteredExamples(Points(mixture), points => points * 0f), "modes").ShouldBe(1);

        double Of(ExampleSource source, string name) =>
            evaluator.Measure(source, cancellationToken: TestContext.Current.CancellationToken).Values[name]!.Value;
        DatasetExamples Points(GaussianMixture drawn) =>
            new(PointDataset.Draw("points", DatasetSplit.Train, drawn, evaluator.UsualSamples), "points");
    }

    [Fact]
    public void Metrics_of_points_from_a_conditional_generator_carry_a_note()
    {
        var evaluator = new Evaluator(
            EvaluationReference.Load("ring", cancellationToken: TestContext.Current.CancellationToken)
        );
        var told = DatasetExamples.Real(evaluator.Reference.Train, 100, seed: 0);

        evaluator
            .Measure(told, cancellationToken: TestContext.Current.CancellationToken)
            .Notes.ShouldBe([
                "real: the generator was told which mode to make, so that its modes are not comparable with "
                    + "published ones; --conditional false trains without.",
            ]);
        evaluator.Real(100, cancellationToken: TestContext.Current.CancellationToken).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_test_set_too_small_for_a_metric_is_reported()
    {
        var few = new EvaluationReference(
            Toys.Value.Train,
            Toys.Value.Test.Pick([.. Enumerable.Range(0, 5)]),
            Toys.Value.Classifier
        );
        var examples = DatasetExamples.Real(Toys.Value.Train, 300, seed: 0);

        new Evaluator(few)
            .Measure(examples, cancellationToken: TestContext.Current.CancellationToken)
            .Notes.ShouldBe([
                "digit-fid takes 256 test images or more, and bars has 5.",
                "precision, recall, density and coverage take 6 test images or more, and bars has 5.",
            ]);
        Should
            .Throw<UserErrorException>(() =>
                new Evaluator(few, MetricCatalogue.Find(["recall"], few.Test)).Require(examples)
            )
            .Message.ShouldBe("precision, recall, density and coverage take 6 test images or more, and bars has 5.");
    }

    [Fact]
    public void A_generated_pixel_that_is_not_finite_is_refused()
    {
        var generator = new CopyingExamples(float.NaN);

        Should
            .Throw<UserErrorException>(() => generator.Batches().ToList())
            .Message.ShouldBe(
                "copies has a pixel that is NaN; a training that has gone astray leaves such a generator."
            );
        new CopyingExamples(0.4f).Batches().Single().Item().ShouldBe(102 / 255f);
    }

    [Fact]
    public void Real_stacked_digits_cover_all_thousand_modes_with_little_divergence()
    {
        var evaluator = new Evaluator(
            EvaluationReference.Load("stacked-mnist", cancellationToken: TestContext.Current.CancellationToken)
        );

        var real = evaluator.Real(evaluator.UsualSamples, cancellationToken: TestContext.Current.CancellationToken);

        (real.Values["modes"], real.Values["kl-excess"]).ShouldBe((1_000, 0));
        // 26,000 draws from 1,000 equal shares have the mean 999 / 52,000 = 0.0192 and a deviation of 0.001. Digits are
        // not quite equally frequent, which adds three times their divergence of 0.0014 from equal shares.
        real.Values["modes-kl"]!.Value.ShouldBe(0.0236, 0.003);
    }

    [Fact]
    public void Stacked_digits_are_counted_by_the_number_they_form()
    {
        // Upright is 0 and level is 1, so that three bars make eight numbers.
        var bars = Bars.Draw(DatasetSplit.Train, 512);
        var stacked = Stack(bars, [.. Enumerable.Range(0, 160).Select(i => (i & 1, (i >> 1) & 1, (i >> 2) & 1))]);
        var evaluator = new Evaluator(new EvaluationReference(stacked, stacked, Toys.Value.Classifier));

        var real = evaluator.Real(160, cancellationToken: TestContext.Current.CancellationToken);
        var grey = evaluator.Measure(
            new DatasetExamples(Stack(bars, [.. Enumerable.Range(0, 160).Select(i => (i & 1, i & 1, i & 1))]), "grey"),
            cancellationToken: TestContext.Current.CancellationToken
        );

        evaluator.UsualSamples.ShouldBe(26_000);
        (real.Values["modes"], real.Values["kl-excess"]).ShouldBe((8, 0));
        real.Values["modes-kl"]!.Value.ShouldBe(0, 1e-9);
        grey.Values["modes"].ShouldBe(2);
        grey.Values["modes-kl"]!.Value.ShouldBe(Math.Log(4), 1e-9);
        grey.Values["kl-excess"]!.Value.ShouldBe(Math.Log(4), 1e-9);
        // Transposed bars still make all eight numbers; black images make one.
        Of(images => images.Permute(0, 2, 1, 3)).ShouldBe(8);
        Of(images => images * 0f).ShouldBe(1);

        double Of(Func<Tensor, Tensor> alter) =>
            evaluator
                .Measure(
                    new AlteredExamples(new DatasetExamples(stacked, "stacked"), alter),
                    cancellationToken: TestContext.Current.CancellationToken
                )
                .Values["modes"]!.Value;
    }

    [Fact]
    public void Points_are_measured_by_their_mode_coverage()
    {
        var evaluator = new Evaluator(
            EvaluationReference.Load("ring", cancellationToken: TestContext.Current.CancellationToken)
        );
        var real = evaluator.Measure(
            DatasetExamples.Real(evaluator.Reference.Train, evaluator.UsualSamples, seed: 0),
            cancellationToken: TestContext.Current.CancellationToken
        );

        evaluator.UsualSamples.ShouldBe(2_500);
        real.Values["modes"].ShouldBe(8);
        real.Values["high-quality"]!.Value.ShouldBe(0.989, 0.006);
        (real.Classifier, real.Classes).ShouldBe((null, null));
    }

    /// <summary>Black images, one for each count, whose first pixels are white.</summary>
    private static ImageDataset White(params int[] counts)
    {
        var (height, width) = (Toys.Value.Test.Height, Toys.Value.Test.Width);
        byte[] pixels =
        [
            .. counts.SelectMany(count =>
                Enumerable.Range(0, height * width).Select(i => i < count ? byte.MaxValue : byte.MinValue)
            ),
        ];
        return new ImageDataset(
            "white",
            DatasetSplit.Train,
            height,
            width,
            1,
            pixels,
            new byte[counts.Length],
            Toys.Value.Test.ClassNames
        );
    }

    private static EvaluationResult Measure(ExampleSource source) =>
        new Evaluator(Digits.Value).Measure(source, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>One image of one pixel, as a generator might make it.</summary>
    private sealed class CopyingExamples(float pixel) : ExampleSource
    {
        public override string Name => "copies";

        public override int Count => 1;

        public override ImageShape Example => new(1, 1, 1);

        public override IEnumerable<Tensor> Batches() =>
            [Rounded(Tensor.From([pixel], [1, 1, 1, 1]), ValueRange.ZeroToOne)];
    }

    /// <summary>Images of three channels, each a bar of the given class.</summary>
    private static ImageDataset Stack(ImageDataset bars, (int Red, int Green, int Blue)[] classes)
    {
        var pixels = new byte[classes.Length * 64 * 3];
        for (var i = 0; i < classes.Length; i++)
        {
            int[] channels = [classes[i].Red, classes[i].Green, classes[i].Blue];
            for (var place = 0; place < 64 * 3; place++)
                pixels[(i * 64 * 3) + place] = bars.Image((2 * (i % 200)) + channels[place % 3])[place / 3];
        }
        return new ImageDataset(
            "stacked",
            DatasetSplit.Train,
            8,
            8,
            channels: 3,
            pixels,
            new byte[classes.Length],
            ["any"]
        );
    }
}
