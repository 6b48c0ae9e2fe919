using GanForge.Data;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

public class EvaluatorTests
{
    private const int Samples = 1_000;

    /// <summary>Digits, and as many test images as a test can afford.</summary>
    private static readonly Lazy<EvaluationReference> Digits = new(() =>
    {
        var loader = new DatasetLoader();
        var test = loader.Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);
        return new EvaluationReference(loader.Load("mnist", DatasetSplit.Train, TestContext.Current.CancellationToken), test.Pick([.. Enumerable.Range(0, Samples)]), ClassifierShelf.For("mnist"));
    });

    private static readonly Lazy<Evaluation> OfReals = new(() => Measure(Reals));

    private static DatasetExamples Reals => DatasetExamples.Real(Digits.Value.Train, Samples, seed: 3);

    [Fact]
    public void Real_digits_are_near_to_real_digits()
    {
        var figures = OfReals.Value.Figures;

        figures["digit-fid"]!.Value.ShouldBeInRange(1, 20);
        figures["class-kl"]!.Value.ShouldBeInRange(0, 0.02);
        figures["classes"].ShouldBe(10);
        figures["accuracy"]!.Value.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Moving_digits_by_a_pixel_and_then_another_leads_away()
    {
        var one = Measure(new AlteredExamples(Reals, images => AlteredExamples.Shift(images, 1))).Figures["digit-fid"];
        var two = Measure(new AlteredExamples(Reals, images => AlteredExamples.Shift(images, 2))).Figures["digit-fid"];

        one!.Value.ShouldBeGreaterThan(1.5 * OfReals.Value.Figures["digit-fid"]!.Value);
        two!.Value.ShouldBeGreaterThan(2 * one.Value);
    }

    [Fact]
    public void Blurring_digits_leads_away() =>
        Measure(new AlteredExamples(Reals, AlteredExamples.Blur)).Figures["digit-fid"]!.Value.ShouldBeGreaterThan(2 * OfReals.Value.Figures["digit-fid"]!.Value);

    [Fact]
    public void Without_the_ones_digits_are_farther_away_and_their_shares_are_too()
    {
        int[] others = [.. Enumerable.Range(0, 2 * Samples).Where(i => Digits.Value.Train.Labels[i] != 1).Take(Samples)];
        var figures = Measure(new DatasetExamples(Digits.Value.Train.Pick(others), "no ones")).Figures;

        figures["digit-fid"]!.Value.ShouldBeGreaterThan(2 * OfReals.Value.Figures["digit-fid"]!.Value);
        figures["class-kl"]!.Value.ShouldBe(-Math.Log(1 - 0.1124), 0.02);
    }

    [Fact]
    public void A_single_digit_again_and_again_is_one_class()
    {
        var figures = Measure(new DatasetExamples(Digits.Value.Train.Pick(new int[Samples]), "collapsed")).Figures;

        figures["classes"].ShouldBe(1);
        figures["class-kl"]!.Value.ShouldBeGreaterThan(2);
        figures["digit-fid"]!.Value.ShouldBeGreaterThan(20 * OfReals.Value.Figures["digit-fid"]!.Value);
    }

    [Fact]
    public void The_same_examples_have_the_same_figures_and_the_seed_decides_which_they_are()
    {
        var again = Measure(Reals);

        again.Figures.ShouldBe(OfReals.Value.Figures);
        Measure(DatasetExamples.Real(Digits.Value.Train, Samples, seed: 4)).Figures["digit-fid"].ShouldNotBe(again.Figures["digit-fid"]);
    }

    [Fact]
    public void Images_of_another_size_are_resized()
    {
        var enlarged = Measure(new AlteredExamples(Reals, images => images.ResizeBilinear(56, 56))).Figures;

        enlarged["accuracy"]!.Value.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void An_evaluation_says_what_it_depends_on()
    {
        var evaluation = OfReals.Value;

        evaluation.Name.ShouldBe("real");
        evaluation.Samples.ShouldBe(Samples);
        evaluation.Dataset.ShouldBe("mnist");
        evaluation.Classifier.ShouldBe(ClassifierShelf.For("mnist").Hash);
        evaluation.Classes!.Sum().ShouldBe(Samples);
        evaluation.Step.ShouldBeNull();
    }

    [Fact]
    public void There_are_no_more_real_digits_than_there_are() =>
        DatasetExamples.Real(Digits.Value.Test, 50_000, seed: 0).Count.ShouldBe(Samples);

    [Fact]
    public void Too_few_and_coloured_images_are_refused()
    {
        Should.Throw<UserErrorException>(() => Measure(DatasetExamples.Real(Digits.Value.Train, 255, seed: 0)))
            .Message.ShouldBe("digit-fid takes 256 examples or more, and real has 255.");
        Should.Throw<UserErrorException>(() => Measure(new AlteredExamples(Reals, images => Ops.Concatenate([images, images, images], 3))))
            .Message.ShouldBe("The images of altered have 3 channels, and the classifier takes images of 1.");
    }

    [Fact]
    public void A_metric_is_found_by_its_name_or_a_figures_and_a_wrong_one_is_refused()
    {
        var test = Digits.Value.Test;

        MetricCatalogue.Find(["classes", "digit-fid"], test).Select(metric => metric.Name).ShouldBe(["digit-fid", "class-kl"]);
        Should.Throw<UserErrorException>(() => MetricCatalogue.Find(["digit-fit"], test)).Message.ShouldBe("There is no metric 'digit-fit'; did you mean 'digit-fid'?");
        Should.Throw<UserErrorException>(() => MetricCatalogue.Find(["high-quality"], test)).Message.ShouldStartWith("The metric 'high-quality' is not for examples like those of mnist; for these there are digit-fid,");
    }

    [Fact]
    public void Evaluation_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => new Evaluator(Digits.Value).Measure(Reals, stop: stop.Token));
    }

    [Fact]
    public void Points_are_measured_by_the_modes_that_they_cover()
    {
        var evaluator = new Evaluator(EvaluationReference.Load("ring", cancellation: TestContext.Current.CancellationToken));
        var real = evaluator.Measure(DatasetExamples.Real(evaluator.Reference.Train, evaluator.UsualSamples, seed: 0), stop: TestContext.Current.CancellationToken);

        evaluator.UsualSamples.ShouldBe(2_500);
        real.Figures["modes"].ShouldBe(8);
        real.Figures["high-quality"]!.Value.ShouldBe(0.989, 0.006);
        (real.Classifier, real.Classes).ShouldBe((null, null));
    }

    private static Evaluation Measure(ExampleSource source) => new Evaluator(Digits.Value).Measure(source, stop: TestContext.Current.CancellationToken);
}
