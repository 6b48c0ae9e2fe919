using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;
using GanForge.Runs.State;
using GanForge.Studio.Lab;

namespace GanForge.Studio.Tests;

public sealed class RealOrFakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static DatasetPair Halves { get; } =
        new(Bars.Draw(DatasetSplit.Train, 96), Bars.Draw(DatasetSplit.Test, 48));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answers_are_fair_coin_flips_determined_by_the_seed(bool inPairs)
    {
        var generator = GeneratorModel.Load(Trained("mlp"));

        var orders = Enumerable.Range(0, 30).Select(seed => Order((ulong)seed)).ToArray();

        // Both the answers and their repetitions lie within four standard deviations of a fair coin's.
        orders.Sum(order => order.Count(letter => letter == 'r')).ShouldBeInRange(300 - 49, 300 + 49);
        orders
            .Sum(order => order.Zip(order.Skip(1)).Count(pair => pair.First == pair.Second))
            .ShouldBeInRange(285 - 48, 285 + 48);
        // With exactly half of each, the last answer would follow from the others.
        orders.Select(order => order.Count(letter => letter == 'r')).Distinct().Count().ShouldBeGreaterThan(3);
        orders.Distinct().Count().ShouldBe(30);
        Order(3).ShouldBe(orders[3]);
        // The answers at each position lie within four standard deviations of a fair coin's, too.
        for (var place = 0; place < 20; place++)
            orders.Count(order => order[place] == 'r').ShouldBeInRange(4, 26);

        string Order(ulong seed)
        {
            var game = RealOrFake.Deal(generator, seed, questions: 20, inPairs, data: Halves);
            return string.Concat(Enumerable.Range(0, 20).Select(_ => game.Answer(true).FirstIsReal ? 'r' : 'f'));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Real_pictures_are_distinct_test_images_and_the_others_are_generated(bool inPairs)
    {
        var generator = GeneratorModel.Load(Trained("mlp"));
        var test = (ImageDataset)Halves.Test;
        var images = Enumerable.Range(0, test.Count).Select(i => Convert.ToHexString(test.Image(i))).ToArray();

        var game = RealOrFake.Deal(generator, seed: 5, questions: 12, inPairs, data: Halves);
        var pictures = Pictures(game);

        (game.Height, game.Width, game.Channels, game.InPairs).ShouldBe((8, 8, 1, inPairs));
        pictures.ShouldAllBe(picture => picture.Bytes.Length == 2 * 64);
        pictures.Length.ShouldBe(inPairs ? 24 : 12);
        pictures.Count(picture => picture.IsReal).ShouldBeInRange(inPairs ? 12 : 1, inPairs ? 12 : 11);
        pictures.ShouldAllBe(picture => picture.IsReal == images.Contains(picture.Bytes));
        pictures.Select(picture => picture.Bytes).Distinct().Count().ShouldBe(pictures.Length);
        Pictures(RealOrFake.Deal(generator, seed: 5, questions: 12, inPairs, data: Halves)).ShouldBe(pictures);
        Pictures(RealOrFake.Deal(generator, seed: 6, questions: 12, inPairs, data: Halves)).ShouldNotBe(pictures);
    }

    [Fact]
    public void Both_pictures_of_a_pair_have_the_same_class()
    {
        var run = Trained("r3gan", ("conditional", "true"));
        var game = RealOrFake.Deal(
            GeneratorModel.Load(run),
            seed: 2,
            questions: 20,
            inPairs: true,
            DiscriminatorModel.Load(run, Halves),
            Halves
        );

        var outcomes = Enumerable.Range(0, 20).Select(_ => game.Answer(true)).ToArray();

        outcomes.ShouldAllBe(outcome => outcome.Verdicts[0].Class == outcome.Verdicts[1].Class);
        outcomes.Select(outcome => outcome.Verdicts[0].Class).Distinct().Count().ShouldBe(2);
        outcomes.ShouldAllBe(outcome =>
            outcome.DiscriminatorAnswer == (outcome.Verdicts[0].Score > outcome.Verdicts[1].Score)
        );
        outcomes.ShouldAllBe(outcome => outcome.FakePlace == (outcome.FirstIsReal ? 1 : 0));
    }

    [Fact]
    public void The_discriminator_judges_the_bytes_that_the_player_sees()
    {
        var run = Trained("mlp");
        var discriminator = DiscriminatorModel.Load(run, Halves);
        var game = RealOrFake.Deal(
            GeneratorModel.Load(run),
            seed: 2,
            questions: 10,
            discriminator: discriminator,
            data: Halves
        );

        for (var question = 0; question < 10; question++)
        {
            var outcome = game.Answer(false);
            outcome.Verdicts.ShouldBe(discriminator.Judge(discriminator.Images(game.Picture(question).Span)));
            outcome.DiscriminatorAnswer.ShouldBe(outcome.Verdicts[0].Score > 0);
            outcome.DiscriminatorIsRight.ShouldBe(outcome.Verdicts[0].Score > 0 == outcome.FirstIsReal);
        }
        game.Discriminator!.ShouldBe(
            AnswerTally.Count(game.Outcomes.Select(outcome => outcome.DiscriminatorIsRight == true))
        );
    }

    [Fact]
    public void Answers_are_counted_and_fakes_taken_for_real_are_listed()
    {
        var generator = GeneratorModel.Load(Trained("mlp"));
        var truths = Pictures(RealOrFake.Deal(generator, seed: 9, questions: 8, data: Halves))
            .Select(picture => picture.IsReal)
            .ToArray();
        var game = RealOrFake.Deal(generator, seed: 9, questions: 8, data: Halves);
        (game.Player, game.Player.Accuracy, game.Discriminator, game.IsOver).ShouldBe(
            (new AnswerTally(0, 0, 0, 0), null, null, false)
        );

        // Right, right, wrong, right, right, right, wrong, right.
        for (var question = 0; question < 8; question++)
        {
            game.Answered.ShouldBe(question);
            game.Answer(question is 2 or 6 ? !truths[question] : truths[question])
                .IsRight.ShouldBe(question is not (2 or 6));
        }

        game.Player.ShouldBe(new AnswerTally(Attempts: 8, Successes: 6, Streak: 1, BestStreak: 3));
        game.Player.Accuracy.ShouldBe(0.75);
        game.Fooled.Select(outcome => outcome.Question).ShouldBe(new[] { 2, 6 }.Where(question => !truths[question]));
        game.IsOver.ShouldBeTrue();
        Should
            .Throw<InvalidOperationException>(() => game.Answer(true))
            .Message.ShouldBe("All 8 questions have been answered; deal again.");
    }

    [Fact]
    public void Picking_the_generated_picture_of_a_pair_counts_as_fooled()
    {
        var game = RealOrFake.Deal(
            GeneratorModel.Load(Trained("mlp")),
            seed: 1,
            questions: 4,
            inPairs: true,
            data: Halves
        );

        for (var question = 0; question < 4; question++)
            game.Answer(firstIsReal: true);

        game.Fooled.Count.ShouldBe(game.Outcomes.Count(outcome => !outcome.FirstIsReal));
        game.Fooled.ShouldAllBe(outcome => outcome.FakePlace == 0 && !outcome.FirstIsReal);
    }

    [Fact]
    public void An_impossible_game_is_refused()
    {
        var generator = GeneratorModel.Load(Trained("mlp"));
        Refusal(0).ShouldBe("A game has at least one question, not 0.");
        foreach (var questions in new[] { 49, int.MaxValue })
        {
            Refusal(questions)
                .ShouldBe(
                    $"A game of {questions} questions may take as many real pictures, and bars has 48 test "
                        + $"images; ask fewer."
                );
        }

        var other = DiscriminatorModel.Load(Trained("mlp", ("image-size", "12")), Halves);
        Should
            .Throw<UserErrorException>(() => RealOrFake.Deal(generator, 1, discriminator: other, data: Halves))
            .Message.ShouldBe(
                "The generator makes images of 8×8×1, and the discriminator judges those of 12×12×1; take both "
                    + "of one run."
            );
        var game = RealOrFake.Deal(generator, 1, questions: 2, data: Halves);
        Should.Throw<ArgumentOutOfRangeException>(() => game.Picture(2));
        Should.Throw<ArgumentOutOfRangeException>(() => game.Picture(0, place: 1));

        string Refusal(int questions) =>
            Should.Throw<UserErrorException>(() => RealOrFake.Deal(generator, 1, questions, data: Halves)).Message;
    }

    [Fact]
    public void A_game_of_one_question_can_be_real_or_generated()
    {
        var generator = GeneratorModel.Load(Trained("mlp"));

        var truths = Enumerable
            .Range(0, 16)
            .Select(seed =>
                RealOrFake.Deal(generator, (ulong)seed, questions: 1, data: Halves).Answer(true).FirstIsReal
            );

        truths.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_game_on_points_is_refused()
    {
        var ring = new DatasetPair(
            PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, 16),
            PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, 16)
        );
        var options = new TrainingOptions
        {
            Recipe = "mlp",
            Dataset = "ring",
            OutDirectory = _folder.Path,
            Steps = 1,
            Settings = new Dictionary<string, string> { ["batch-size"] = "8" },
        };
        using var session = TrainingSession.Start(options, ring);
        using var listener = new Listener();
        var generator = GeneratorModel.Load(session.Run(listener, TestContext.Current.CancellationToken).Folder);

        Should
            .Throw<UserErrorException>(() => RealOrFake.Deal(generator, 1, data: ring))
            .Message.ShouldBe(
                "The generator makes points of ring, which are no pictures to tell apart; take a run of images."
            );
    }

    private static (string Bytes, bool IsReal)[] Pictures(RealOrFake game) =>
        [
            .. Enumerable
                .Range(0, game.Questions)
                .SelectMany(question =>
                {
                    var first = game.Answer(true).FirstIsReal;
                    return Enumerable
                        .Range(0, game.InPairs ? 2 : 1)
                        .Select(place =>
                            (Convert.ToHexString(game.Picture(question, place).Span), place == 0 ? first : !first)
                        );
                }),
        ];

    private RunFolder Trained(string recipe, params (string Name, string Value)[] settings)
    {
        using var session = TrainingSession.Start(
            Toys.Options(recipe, _folder.Path, settings) with
            {
                Steps = 8,
            },
            Halves
        );
        using var listener = new Listener();
        return session.Run(listener, TestContext.Current.CancellationToken).Folder;
    }
}
