using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Studio.Lab;

/// <summary>
/// The game: is a picture real, or did a generator make it? Or, in pairs: is the first one the real one?
/// <code>
/// var game = RealOrFake.Deal(GeneratorModel.Load(run), seed, discriminator: DiscriminatorModel.Load(run));
/// Show(game.Picture(game.Answered).Span);                  // 28·28 bytes
/// var outcome = game.Answer(true);                         // "real"
/// Console.WriteLine($"{game.Player.Accuracy:P0} against the discriminator's {game.Discriminator!.Accuracy:P0}");
/// </code>
/// Each answer is as likely yes as no, whatever the others are, and follows from nothing but the seed, so give one that nobody can guess.
/// Real pictures are test images, which the generator was never trained on. All pictures are made before the first is
/// shown, are bytes rounded in one way, and have one size: nothing but a picture gives away what it is, and the
/// discriminator judges these same bytes. One player, one thread at a time.
/// </summary>
public sealed class RealOrFake
{
    private readonly RealOrFakeCard[][] _questions;
    private readonly List<RealOrFakeOutcome> _outcomes = [];
    private readonly bool _isWatched;

    private RealOrFake(GeneratorModel forger, RealOrFakeCard[][] questions, bool isWatched) =>
        (Height, Width, Channels, _questions, _isWatched) = (forger.Height, forger.Width, forger.Channels, questions, isWatched);

    /// <summary>Height of a picture in pixels.</summary>
    public int Height { get; }

    /// <summary>Width of a picture in pixels.</summary>
    public int Width { get; }

    /// <summary>Channels of a pixel.</summary>
    public int Channels { get; }

    /// <summary>How many questions there are.</summary>
    public int Questions => _questions.Length;

    /// <summary>Whether each question shows a real picture and a generated one, of one class where the generator is told classes, instead of a single one.</summary>
    public bool InPairs => _questions[0].Length == 2;

    /// <summary>How many have been answered: the number, from 0, of the next one.</summary>
    public int Answered => _outcomes.Count;

    /// <summary>Whether all have been answered.</summary>
    public bool IsOver => Answered == Questions;

    /// <summary>What was answered so far, in order.</summary>
    public IReadOnlyList<RealOrFakeOutcome> Outcomes => _outcomes;

    /// <summary>The questions whose generated picture the player took for real.</summary>
    public IReadOnlyList<RealOrFakeOutcome> Fooled => [.. _outcomes.Where(outcome => outcome.WasFooled)];

    /// <summary>How the player has done.</summary>
    public AnswerTally Player => AnswerTally.Count(_outcomes.Select(outcome => outcome.IsRight));

    /// <summary>
    /// How the discriminator has done on the questions that the player has answered; null where none plays. Of a pair it
    /// takes that picture for real which lies higher above its threshold; a single one, where it lies above it:
    /// <see cref="DiscriminatorModel.Scale"/>.
    /// </summary>
    public AnswerTally? Discriminator => _isWatched ? AnswerTally.Count(_outcomes.Select(outcome => outcome.DiscriminatorIsRight!.Value)) : null;

    /// <summary>Makes all pictures of a game.</summary>
    /// <param name="forger">Makes the generated ones: a run's generator, of any epoch.</param>
    /// <param name="seed">What the choice of pictures and their order follow from.</param>
    /// <param name="questions">How many.</param>
    /// <param name="inPairs">Whether each shows a real and a generated picture instead of a single one.</param>
    /// <param name="discriminator">Who plays along, or null.</param>
    /// <param name="data">Whose test images are the real ones, or null to load those of the forger's run.</param>
    /// <exception cref="UserErrorException">The number is below 1 or too large for the test images, the forger makes points, or the discriminator judges images of another shape.</exception>
    public static RealOrFake Deal(
        GeneratorModel forger, ulong seed, int questions = 20, bool inPairs = false, DiscriminatorModel? discriminator = null, DatasetPair? data = null)
    {
        ArgumentNullException.ThrowIfNull(forger);
        var deck = new RealOrFakeDeck(forger, (data ?? DatasetPair.Load(forger.Options)).Test, discriminator);
        return new RealOrFake(forger, deck.Deal(seed, questions, inPairs), discriminator is not null);
    }

    /// <summary>A picture, H·W·C bytes, 0 for black and 255 for white; of any question, so that they may be fetched ahead.</summary>
    /// <param name="question">The question, from 0.</param>
    /// <param name="place">Of a pair, 0 for the first and 1 for the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public ReadOnlyMemory<byte> Picture(int question, int place = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(question, Questions);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, _questions[question].Length);
        return _questions[question][place].Pixels;
    }

    /// <summary>Answers the next question.</summary>
    /// <param name="firstIsReal">Whether the picture is real; of a pair, whether the first one is.</param>
    /// <exception cref="InvalidOperationException">All have been answered.</exception>
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
