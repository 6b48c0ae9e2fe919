using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Runs.State;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Runs.Output;

/// <summary>
/// The discriminator's verdict on 64 test images and as many generated ones, the same at every measurement.
/// </summary>
/// <remarks>
/// Validity is the probability of being real; relative scores are converted by <see cref="RealProbability"/>.
/// </remarks>
internal sealed class ValidityGrid
{
    private const int Count = 64;
    private const int Drawn = 12;

    private readonly GanModel _model;
    private readonly ExampleDrawing _drawing;
    private readonly Tensor _images;
    private readonly Tensor _noise;
    private readonly Tensor? _labels;
    private readonly int[]? _classes;
    private readonly int _packing;

    public ValidityGrid(GanRecipe recipe, GanModel model, DataFeed feed, Dataset test)
    {
        (_model, _drawing, _packing) = (model, ExampleDrawing.Create(recipe, feed), recipe.Packing);
        var loader = new BatchLoader(
            test,
            Math.Min(Count, test.Count),
            seed: 0,
            feed.Normalization,
            feed.Image.Size,
            shuffle: false
        );
        _images = Tensor.Uninitialized(feed.Image.Batch(loader.BatchSize));
        var classes = new byte[loader.BatchSize];
        loader.Next(_images.Span, classes);
        _noise = recipe.SampleInputs(loader.BatchSize, new RandomStream(seed: 0, "validity"), classes);
        _labels = recipe.Classes > 0 ? OneHot.Encode(classes, recipe.Classes) : null;
        _classes = _labels is null ? null : Array.ConvertAll(classes, label => (int)label);
        (Real, Fake) = (new float[loader.BatchSize], new float[loader.BatchSize]);
    }

    /// <summary>The validity of the test images.</summary>
    public float[] Real { get; }

    /// <summary>The validity of the generated images.</summary>
    public float[] Fake { get; }

    /// <summary>
    /// Measures the validity; returns a picture of the first twelve generated and real images with it, or null for
    /// points.
    /// </summary>
    public Bitmap? Measure()
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        Tensor fakes = _noise;
        _model.GeneratorNetwork.WithAverage(() => fakes = _model.Generator.Forward(_noise, ForwardContext.Inference));
        var (real, fake) = (Score(_images), Score(fakes));
        var thresholds = RealProbability.Thresholds(_model.ScoresAreRelative, real.Span, fake.Span, _classes);
        Judge(real, thresholds, Real);
        Judge(fake, thresholds, Fake);
        return _drawing.ShowsEach
            ? Below(Draw(fakes, Fake, "validity of generated images"), Draw(_images, Real, "validity of real images"))
            : null;
    }

    private Tensor Score(Tensor images) => _model.Score(images, _labels, ForwardContext.Judging);

    private void Judge(Tensor scores, float[] thresholds, Span<float> validity)
    {
        // A discriminator with packing has one score for several images.
        for (var i = 0; i < validity.Length; i++)
            validity[i] = RealProbability.Compute(scores.Span[i / _packing], thresholds[i / _packing]);
    }

    private Bitmap Draw(Tensor images, float[] validity, string title)
    {
        var (shape, count) = (images.Shape, Math.Min(Drawn, images.Shape[0]));
        var grid = new ImageGrid
        {
            Columns = Drawn / 2,
            Title = title,
            Captions = [.. validity.Take(count).Select(value => value.ToString("0.00"))],
        };
        return _drawing.Draw(grid, images.Span[..(count * shape[1] * shape[2] * shape[3])]);
    }

    private static Bitmap Below(Bitmap upper, Bitmap lower)
    {
        var both = new Bitmap(upper.Width, upper.Height + lower.Height, upper.Format);
        both.Draw(upper, 0, 0);
        both.Draw(lower, 0, upper.Height);
        return both;
    }
}
