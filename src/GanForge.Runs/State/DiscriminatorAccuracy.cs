using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Runs.State;

/// <summary>
/// The accuracy of a discriminator at a probability of 0.5, on real test images and on as many generated ones: at most
/// 2,048 of each, which determines the shares to about 0.01, and no more than an epoch trains on.
/// </summary>
internal sealed class DiscriminatorAccuracy
{
    private const int MaxImages = 2_048;
    private const int MaxBatchSize = 128;

    private readonly GanRecipe _recipe;
    private readonly GanModel _model;
    private readonly BatchLoader _loader;
    private readonly RandomStream _noise;
    private readonly int _batches;

    public DiscriminatorAccuracy(GanRecipe recipe, GanModel model, Dataset test, DataFeed feed, ulong seed)
    {
        (_recipe, _model) = (recipe, model);
        _noise = new RandomStream(seed, "accuracy");
        var images = Math.Min(MaxImages, Math.Min(test.Count, feed.Examples));
        var batch = Math.Min(MaxBatchSize, images);
        _loader = new BatchLoader(test, batch, seed, feed.Normalization, feed.Image.Size, shuffle: false);
        _batches = images / batch;
    }

    /// <summary>Measures the accuracies, by their names in stats.jsonl.</summary>
    public IReadOnlyDictionary<string, double> Measure(long step)
    {
        using var unrecorded = Gradients.NoGrad();
        _loader.Cursor = default;
        var right = new Dictionary<string, double>();
        var classes = new byte[_loader.BatchSize];
        for (var i = 0; i < _batches; i++)
        {
            using var scope = StepScope.Begin();
            var images = Tensor.Uninitialized(_loader.Image.Batch(_loader.BatchSize));
            _loader.Next(images.Span, classes);
            var labels = _recipe.Classes > 0 ? OneHot.Encode(classes, _recipe.Classes) : null;
            var noise = _recipe.SampleInputs(_loader.BatchSize, _noise.At((step * MaxImages) + i), classes);
            var fakes = _model.Generator.Forward(noise, ForwardContext.Inference);
            var (real, fake) = (
                _model.Score(images, labels, ForwardContext.Judging),
                _model.Score(fakes, labels, ForwardContext.Judging)
            );
            var ofClass = labels is null ? null : Array.ConvertAll(classes, label => (int)label);
            Add(
                ScalarNames.AccuracyReal,
                ScalarNames.AccuracyFake,
                real,
                fake,
                RealProbability.Thresholds(_model.ScoresAreRelative, real.Span, fake.Span, ofClass)
            );
            foreach (var discriminator in _model.AuxiliaryDiscriminators)
            {
                Add(
                    discriminator.AccuracyReal,
                    discriminator.AccuracyFake,
                    discriminator.Score(images),
                    discriminator.Score(fakes),
                    thresholds: new float[_loader.BatchSize]
                );
            }
        }
        return right.ToDictionary(pair => pair.Key, pair => pair.Value / _batches);

        void Add(string accuracyReal, string accuracyFake, Tensor real, Tensor fake, float[] thresholds)
        {
            right[accuracyReal] = right.GetValueOrDefault(accuracyReal) + ShareAbove(thresholds, real);
            right[accuracyFake] = right.GetValueOrDefault(accuracyFake) + 1 - ShareAbove(thresholds, fake);
        }
    }

    private static double ShareAbove(float[] thresholds, Tensor scores)
    {
        var above = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores.Span[i] > thresholds[i])
                above++;
        }
        return above / (double)scores.Count;
    }
}
