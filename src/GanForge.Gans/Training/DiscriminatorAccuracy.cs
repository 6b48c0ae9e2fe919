using GanForge.Data;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>
/// How often the discriminator is right at the threshold 0.5, that is at logit 0: on real test images, and on as many
/// generated ones. At most 2,048 of each, which gives the shares to about one part in a hundred.
/// </summary>
internal sealed class DiscriminatorAccuracy
{
    private const int MostImages = 2_048;
    private const int LargestBatch = 128;

    private readonly GanRecipe _recipe;
    private readonly Game _game;
    private readonly BatchLoader _loader;
    private readonly RandomStream _noise;
    private readonly int _batches;

    public DiscriminatorAccuracy(GanRecipe recipe, Game game, ImageDataset test, DataFeed feed, ulong seed)
    {
        (_recipe, _game) = (recipe, game);
        _noise = new RandomStream(seed, "accuracy");
        var batch = Math.Min(LargestBatch, test.Count);
        _loader = new BatchLoader(test, batch, seed, feed.Normalization, (feed.Image[0], feed.Image[1]), shuffle: false);
        _batches = Math.Min(_loader.BatchesPerEpoch, Math.Max(1, MostImages / batch));
    }

    public (double Real, double Fake) Measure(long step)
    {
        using var unrecorded = Gradients.Unrecorded();
        _loader.Cursor = default;
        var (real, fake) = (0, 0);
        for (var i = 0; i < _batches; i++)
        {
            using var scope = StepScope.Begin();
            var images = Tensor.Uninitialized([_loader.BatchSize, _loader.Height, _loader.Width, _loader.Channels]);
            _loader.Next(images.Span);
            real += Positive(images);
            var noise = _recipe.DrawNoise(_loader.BatchSize, _noise.At((step * MostImages) + i));
            fake += Positive(_game.Generator.Forward(noise, ForwardContext.Inference));
        }
        var count = (double)_batches * _loader.BatchSize;
        return (real / count, 1 - (fake / count));
    }

    private int Positive(Tensor images)
    {
        var positive = 0;
        foreach (var logit in _game.Discriminator.Forward(images, ForwardContext.Inference).Span)
        {
            if (logit > 0)
                positive++;
        }
        return positive;
    }
}
