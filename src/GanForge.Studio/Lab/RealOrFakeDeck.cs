using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Lab;

/// <summary>Prepares the pictures of <see cref="RealOrFake"/>.</summary>
internal sealed class RealOrFakeDeck
{
    private readonly GeneratorModel _forger;
    private readonly Dataset _test;
    private readonly DiscriminatorModel? _discriminator;
    private readonly ImageShape _image;

    public RealOrFakeDeck(GeneratorModel forger, Dataset test, DiscriminatorModel? discriminator)
    {
        (_forger, _test, _discriminator, _image) = (forger, test, discriminator, forger.Image);
        if (forger.Kind is PointKind)
        {
            throw new UserErrorException(
                $"The generator makes points of {forger.Options.Dataset}, which are no pictures to tell apart; "
                    + $"take a run of images."
            );
        }

        var judged = discriminator?.Image ?? _image;
        if (judged != _image)
        {
            throw new UserErrorException(
                $"The generator makes images of {_image}, and the discriminator judges those of "
                    + $"{judged}; take both of one run."
            );
        }
    }

    /// <summary>Creates the cards of each question: a single one, or a real and a generated one.</summary>
    public RealOrFakeCard[][] Deal(ulong seed, int questions, bool inPairs)
    {
        if (questions < 1)
            throw new UserErrorException($"A game has at least one question, not {questions}.");
        if (questions > _test.Count)
        {
            throw new UserErrorException(
                $"A game of {questions} questions may take as many real pictures, and {_test.Name} has "
                    + $"{_test.Count:N0} test images; ask fewer."
            );
        }
        // Answers are independent coin flips, so counting past answers reveals nothing about the remaining ones.
        var coin = new RandomStream(seed, "real-or-fake.order");
        var firstIsReal = Enumerable.Range(0, questions).Select(i => (coin.UInt64At(i) & 1) == 0).ToArray();
        var count = inPairs ? questions : firstIsReal.Count(isReal => isReal);

        var pictures = Shuffled(_test.Count, seed, "reals");
        var (reals, others) = (
            pictures[..count],
            Enumerable.Range(count, questions - count).Select(i => pictures[i % pictures.Length]).ToArray()
        );
        // The class must not give a single picture away; in a pair both pictures must share it.
        var (real, fake) = (Reals(reals), Fakes(inPairs ? reals : others, seed));
        var (nextReal, nextFake) = (0, 0);
        return [.. firstIsReal.Select(QuestionOf)];

        RealOrFakeCard[] QuestionOf(bool first) =>
            inPairs
                ? first
                    ? [real[nextReal++], fake[nextFake++]]
                    : [fake[nextFake++], real[nextReal++]]
                : [first ? real[nextReal++] : fake[nextFake++]];
    }

    private RealOrFakeCard[] Reals(int[] indices) =>
        Cards(() => RunImages.Read(_forger.Recipe, _image, _test, indices), LabelsOf(indices), isReal: true);

    private RealOrFakeCard[] Fakes(int[] classesLike, ulong seed)
    {
        var labels = LabelsOf(classesLike);
        return Cards(
            () =>
                _forger.Generate(
                    _forger.Recipe.SampleInputs(labels.Length, new RandomStream(seed, "real-or-fake.fakes"), labels)
                ),
            labels,
            isReal: false
        );
    }

    /// <summary>Rounds images to bytes and has the discriminator judge those bytes.</summary>
    private RealOrFakeCard[] Cards(Func<Tensor> images, byte[] labels, bool isReal)
    {
        if (labels.Length == 0)
            return [];
        var bytes = RunImages.ToBytes(_forger.Recipe, images().Span);
        // Without classes in the recipe, the class of a generated image is unknown.
        var classes = _forger.Recipe.Classes > 0 ? Array.ConvertAll(labels, label => (int)label) : null;
        var verdicts = _discriminator?.Judge(_discriminator.Images(bytes), classes);
        return
        [
            .. labels.Select(
                (_, i) =>
                    new RealOrFakeCard(
                        bytes[(i * _image.Elements)..((i + 1) * _image.Elements)],
                        isReal,
                        verdicts?[i] ?? default,
                        verdicts?[i] is { } verdict
                            ? verdict.Score - _discriminator!.Scale.ThresholdOf(verdict.Class)
                            : 0
                    )
            ),
        ];
    }

    private byte[] LabelsOf(int[] indices) => Array.ConvertAll(indices, index => _test.Labels[index]);

    private static int[] Shuffled(int count, ulong seed, string what)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        new RandomStream(seed, $"real-or-fake.{what}").Shuffle(numbers);
        return numbers;
    }
}
