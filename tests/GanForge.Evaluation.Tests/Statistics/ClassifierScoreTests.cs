using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Tests;

public class ClassifierScoreTests
{
    [Fact]
    public void Confident_and_equally_frequent_classes_score_their_number() =>
        ClassifierScore.Compute([100, 0, 0, 0, 100, 0, 0, 0, 100], classes: 3).ShouldBe(3, 1e-9);

    [Fact]
    public void A_single_class_scores_1() =>
        ClassifierScore.Compute([100, 0, 100, 0, 100, 0], classes: 2).ShouldBe(1, 1e-9);

    [Fact]
    public void Images_of_no_clear_class_score_1() =>
        ClassifierScore.Compute([1, 1, 1, 2, 2, 2], classes: 3).ShouldBe(1, 1e-12);

    [Fact]
    public void Partly_confident_classes_have_the_score_of_the_formula()
    {
        // p = (¾, ¼) and (¼, ¾) with the mean (½, ½): the divergence of each is ¾ log 1.5 + ¼ log 0.5.
        var odds = (float)Math.Log(3);
        ClassifierScore
            .Compute([odds, 0, 0, odds], classes: 2)
            .ShouldBe(Math.Exp((0.75 * Math.Log(1.5)) + (0.25 * Math.Log(0.5))), 1e-7);
    }

    [Fact]
    public void Logits_that_do_not_fill_whole_rows_are_refused()
    {
        Should.Throw<ArgumentException>(() => ClassifierScore.Compute([], classes: 2));
        Should.Throw<ArgumentException>(() => ClassifierScore.Compute([1, 2, 3], classes: 2));
    }
}
