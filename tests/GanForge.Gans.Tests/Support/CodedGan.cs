using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

/// <summary>The guide's recipe with more players: an autoencoder is trained first, then its frozen encoder guides the generator.</summary>
public sealed class CodedGan : GanRecipe
{
    private const int Codes = 6;

    public int CoderEpochs { get; init; } = 2;

    /// <summary>Of the pixels' and the codes' loss, in the generator's; 0 and 1 leave one of them out.</summary>
    public float CodeShare { get; init; } = 0.5f;

    public override Module BuildGenerator(Shape image) => Perceptron.Generator(image, LatentDimensions, units: 16, slope: 0.2f);

    public override Module BuildDiscriminator(Shape image) => Perceptron.Discriminator(image, units: 16, slope: 0.2f);

    public override Game BuildGame(Shape image, ulong seed)
    {
        var encoder = new Sequential(new Flatten(), new Linear(image.Elements, Codes));
        var decoder = new Sequential(new Linear(Codes, image.Elements), new Tanh(), new Reshape(image));
        var codeDiscriminator = new Sequential(new Linear(Codes, 16, slope: 0.2f), new Linear(16, 1));

        var generator = BuildPlayer("generator", BuildGenerator(image), LearningRateG, seed);
        var pixels = BuildPlayer("pixels", BuildDiscriminator(image), LearningRateD, seed);
        var codes = BuildPlayer("codes", codeDiscriminator, LearningRateD, seed);
        var coder = BuildPlayer("coder", new Sequential(encoder, decoder), LearningRateD, seed);
        return new Game
        {
            Generator = generator.Module,
            Discriminator = pixels.Module,
            Players = [generator, pixels, codes, coder],
            Phases =
            [
                new Phase("autoencoder", CoderEpochs, [new Move(coder, Reconstruction, "lossCoder") { Fakes = FakesSource.None }]),
                new Phase("training", Epochs,
                [
                    new Move(pixels, DiscriminatorLoss, Series.LossD),
                    new Move(codes, CodeLoss, "lossDCode"),
                    new Move(generator, BothLosses, Series.LossG),
                ]),
            ],
        };

        Tensor Reconstruction(Round round) => (coder.Module.Forward(round.Reals, round.Context) - round.Reals).Square().Mean();

        Tensor CodeScores(Round round, Tensor images) => codeDiscriminator.Forward(encoder.Forward(images, round.Context), round.Context);

        Tensor CodeLoss(Round round) =>
            CodeScores(round, round.Reals).BinaryCrossEntropy(target: 1f) + CodeScores(round, round.Fakes).BinaryCrossEntropy(target: 0f);

        Tensor BothLosses(Round round) =>
            ((1f - CodeShare) * GeneratorLoss(round)) + (CodeShare * CodeScores(round, round.Fakes).BinaryCrossEntropy(target: 1f));
    }
}
