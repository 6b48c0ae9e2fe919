using GanForge.Data;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>
/// How often a discriminator is right at the threshold 0.5 of its belief: on real test images, and on as many
/// generated ones. At most 2,048 of each, which gives the shares to about one part in a hundred.
/// </summary>
internal sealed class DiscriminatorAccuracy
{
    private const int MostImages = 2_048;
    private const int LargestBatch = 128;

    private readonly Judge[] _judges;
    private readonly GanRecipe _recipe;
    private readonly Game _game;
    private readonly BatchLoader _loader;
    private readonly RandomStream _noise;
    private readonly int _batches;

    public DiscriminatorAccuracy(GanRecipe recipe, Game game, Dataset test, DataFeed feed, ulong seed)
    {
        (_recipe, _game) = (recipe, game);
        var first = new Judge(images => game.Discriminator.Forward(images, ForwardContext.Judging), Series.AccuracyReal, Series.AccuracyFake);
        _judges = [first, .. game.Judges];
        _noise = new RandomStream(seed, "accuracy");
        var batch = Math.Min(LargestBatch, test.Count);
        _loader = new BatchLoader(test, batch, seed, feed.Normalization, (feed.Image[0], feed.Image[1]), shuffle: false);
        _batches = Math.Min(_loader.BatchesPerEpoch, Math.Max(1, MostImages / batch));
    }

    /// <summary>The shares judged rightly, by their names in stats.jsonl.</summary>
    public IReadOnlyDictionary<string, double> Measure(long step)
    {
        using var unrecorded = Gradients.Unrecorded();
        _loader.Cursor = default;
        var right = new Dictionary<string, double>();
        for (var i = 0; i < _batches; i++)
        {
            using var scope = StepScope.Begin();
            var images = Tensor.Uninitialized([_loader.BatchSize, _loader.Height, _loader.Width, _loader.Channels]);
            _loader.Next(images.Span);
            var noise = _recipe.DrawNoise(_loader.BatchSize, _noise.At((step * MostImages) + i));
            var fakes = _game.Generator.Forward(noise, ForwardContext.Inference);
            foreach (var judge in _judges)
            {
                var (real, fake) = (judge.Score(images), judge.Score(fakes));
                var threshold = Belief.Threshold(judge == _judges[0] && _game.ScoresAreRelative, real, fake);
                right[judge.AccuracyReal] = right.GetValueOrDefault(judge.AccuracyReal) + ShareAbove(threshold, real);
                right[judge.AccuracyFake] = right.GetValueOrDefault(judge.AccuracyFake) + 1 - ShareAbove(threshold, fake);
            }
        }
        return right.ToDictionary(pair => pair.Key, pair => pair.Value / _batches);
    }

    private static double ShareAbove(float threshold, Tensor scores)
    {
        var above = 0;
        foreach (var score in scores.Span)
        {
            if (score > threshold)
                above++;
        }
        return above / (double)scores.Count;
    }
}
