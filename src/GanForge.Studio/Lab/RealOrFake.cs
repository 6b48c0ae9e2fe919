using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Studio.Lab;

/// <summary>
/// The "real or fake" game: the player decides whether a picture is real or, in pairs, whether the first one is:
/// <code>
/// var game = RealOrFake.Deal(GeneratorModel.Load(run), seed, discriminator: DiscriminatorModel.Load(run));
/// Show(game.Picture(game.Answered).Span);                  // 28·28 bytes
/// var outcome = game.Answer(true);                         // "real"
/// Console.WriteLine($"{game.Player.Accuracy:P0} against the discriminator's {game.Discriminator!.Accuracy:P0}");
/// </code>
/// Correct answers are independent fair coin flips that depend only on the seed, so use one that cannot be guessed.
/// Real pictures are test images, on which the generator was not trained. All pictures are prepared ahead, rounded to
/// bytes in the same way and equal in size, so only its content gives a picture away; the discriminator judges the same
/// bytes. For one player; not thread-safe.
/// </summary>
public sealed class RealOrFake
{
    private readonly RealOrFakeCard[][] _questions;
    private readonly List<RealOrFakeOutcome> _outcomes = [];
    private readonly bool _isWatched;

    private RealOrFake(GeneratorModel forger, RealOrFakeCard[][] questions, bool isWatched) =>
        (Height, Width, Channels, _questions, _isWatched) = (
            forger.Image.Height,
            forger.Image.Width,
            forger.Image.Channels,
            questions,
            isWatched
        );

    /// <summary>The height of a picture in pixels.</summary>
    public int Height { get; }

    /// <summary>The width of a picture in pixels.</summary>
    public int Width { get; }

    /// <summary>The number of channels per pixel.</summary>
    public int Channels { get; }

    /// <summary>The number of questions.</summary>
    public int Questions => _questions.Length;

    /// <summary>
    /// True if each question shows a real and a generated picture instead of one; both of one class if the generator
    /// uses classes.
    /// </summary>
    public bool InPairs => _questions[0].Length == 2;

    /// <summary>The number of questions answered, which is also the index of the next one.</summary>
    public int Answered => _outcomes.Count;

    /// <summary>True if all questions have been answered.</summary>
    public bool IsOver => Answered == Questions;

    /// <summary>The outcomes so far, in order.</summary>
    public IReadOnlyList<RealOrFakeOutcome> Outcomes => _outcomes;

    /// <summary>The outcomes of questions whose generated picture the player took for real.</summary>
    public IReadOnlyList<RealOrFakeOutcome> Fooled => [.. _outcomes.Where(outcome => outcome.WasFooled)];

    /// <summary>The player's tally.</summary>
    public AnswerTally Player => AnswerTally.Count(_outcomes.Select(outcome => outcome.IsRight));

    /// <summary>
    /// The discriminator's tally on the answered questions; null if it does not play. It takes a picture for real if
    /// above its threshold (<see cref="DiscriminatorModel.Scale"/>), or in a pair the one further above.
    /// </summary>
    public AnswerTally? Discriminator =>
        _isWatched ? AnswerTally.Count(_outcomes.Select(outcome => outcome.DiscriminatorIsRight!.Value)) : null;

    /// <summary>Creates a game and all of its pictures.</summary>
    /// <param name="forger">The generator of the fake pictures: a run's generator, of any epoch.</param>
    /// <param name="seed">The seed that determines the pictures and their order.</param>
    /// <param name="questions">The number of questions.</param>
    /// <param name="inPairs">True to show a real and a generated picture per question instead of a single one.</param>
    /// <param name="discriminator">The discriminator that plays along, or null.</param>
    /// <param name="data">
    /// The data whose test images are the real pictures, or null to load the data set of the forger's run.
    /// </param>
    /// <exception cref="UserErrorException">
    /// The number of questions is below 1 or too large for the test images, the forger produces points, or the
    /// discriminator judges images of another shape.
    /// </exception>
    public static RealOrFake Deal(
        GeneratorModel forger,
        ulong seed,
        int questions = 20,
        bool inPairs = false,
        DiscriminatorModel? discriminator = null,
        DatasetPair? data = null
    )
    {
        ArgumentNullException.ThrowIfNull(forger);
        var deck = new RealOrFakeDeck(forger, (data ?? DatasetPair.Load(forger.Options)).Test, discriminator);
        return new RealOrFake(forger, deck.Deal(seed, questions, inPairs), discriminator is not null);
    }

    /// <summary>
    /// Returns a picture as H·W·C bytes, 0 for black and 255 for white. Pictures of any question are available in
    /// advance.
    /// </summary>
    /// <param name="question">The index of the question, from 0.</param>
    /// <param name="place">The position in a pair: 0 for the first picture, 1 for the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture does not exist.</exception>
    public ReadOnlyMemory<byte> Picture(int question, int place = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(question, Questions);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, _questions[question].Length);
        return _questions[question][place].Pixels;
    }

    /// <summary>Answers the next question.</summary>
    /// <param name="firstIsReal">True to answer that the picture is real or, in a pair, that the first one is.</param>
    /// <exception cref="InvalidOperationException">All questions have been answered.</exception>
    public RealOrFakeOutcome Answer(bool firstIsReal)
    {
        if (IsOver)
            throw new InvalidOperationException($"All {Questions} questions have been answered; deal again.");
        var cards = _questions[Answered];
        var fake = Array.FindIndex(cards, card => !card.IsReal);
        var outcome = new RealOrFakeOutcome
        {
            Question = Answered,
            FirstIsReal = cards[0].IsReal,
            Answer = firstIsReal,
            DiscriminatorAnswer = _isWatched ? cards[0].Margin > (InPairs ? cards[1].Margin : 0) : null,
            Verdicts = _isWatched ? [.. cards.Select(card => card.Verdict)] : [],
            FakePlace = fake < 0 ? null : fake,
        };
        _outcomes.Add(outcome);
        return outcome;
    }
}
