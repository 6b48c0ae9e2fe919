using System.Globalization;
using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Runs.Output;

/// <summary>
/// Draws the pictures of a run: real images once, and the generator's images of one fixed noise repeatedly.
/// </summary>
internal sealed class RunPictures(RunFolder folder, GanRecipe recipe, GanModel model, DataFeed feed)
{
    private const int Columns = 8;

    private readonly ExampleDrawing _drawing = ExampleDrawing.Create(recipe, feed);
    private SafeTensors? _start;

    /// <summary>True if the pictures from before training are still to be drawn.</summary>
    public bool StartIsDue => _start is not null;

    /// <summary>
    /// Keeps a copy of the untrained generator, so that the first step need not wait for its pictures.
    /// </summary>
    public void KeepStart()
    {
        _start = new SafeTensors();
        model.Generator.SaveTo(_start);
    }

    /// <summary>Draws real images and those of the untrained generator, if that is still to be done.</summary>
    public void DrawStart(Dataset train, FixedNoise noise)
    {
        if (_start is null)
            return;
        AtomicFile.Write(folder.RealsPath, DrawReals(train, epoch: 0));
        var generator = recipe.BuildGenerator(feed.Image);
        generator.LoadFrom(_start);
        Save(folder.SamplesPath(0), generator, noise, "before training");
        _start = null;
    }

    /// <summary>
    /// Draws a grid of real images as a PNG, different ones each epoch; epoch 0 has the first ones of the data set.
    /// </summary>
    public byte[] DrawReals(Dataset dataset, int epoch)
    {
        var loader = new BatchLoader(
            dataset,
            Math.Min(_drawing.Count, dataset.Count),
            (ulong)epoch,
            feed.Normalization,
            feed.Image.Size,
            shuffle: epoch > 0
        );
        using var scope = StepScope.Begin();
        var images = Tensor.Uninitialized(feed.Image.Batch(loader.BatchSize));
        loader.Next(images.Span);
        return Png.Encode(_drawing.Draw(Grid(_drawing.RealsTitle(dataset.Name)), images.Span));
    }

    /// <summary>Draws the generator's images, with its averaged weights if it has them, and returns the path.</summary>
    public string DrawSamples(FixedNoise noise, int epoch, string title)
    {
        var path = folder.SamplesPath(epoch);
        model.GeneratorNetwork.WithAverage(() => Save(path, model.Generator, noise, title));
        return path;
    }

    /// <summary>Captures the image of the noise vector that is followed, if that is due.</summary>
    public void Capture(FixedNoise noise, int epoch, long step, long stepsPerEpoch)
    {
        if (FixedNoise.Due(epoch, step, stepsPerEpoch) is { } number)
            Capture(noise, number);
    }

    /// <summary>Draws the captures of the noise vector that is followed, each labeled with the epochs done.</summary>
    public void DrawProgress(FixedNoise noise, long stepsPerEpoch)
    {
        if (noise.Captures.Count == 0)
            return;
        var perEpoch = (double)Math.Min(FixedNoise.CapturesPerEpoch, stepsPerEpoch);
        var grid = new ImageGrid
        {
            Columns = FixedNoise.CapturesPerEpoch,
            Title = $"{(noise.IsOfSeeds ? $"seed {noise.FollowedIndex}" : "one noise vector")}, by epochs of training",
            Captions =
            [
                .. noise.Captures.Select(capture =>
                    (capture.Number / perEpoch).ToString("0.0", CultureInfo.InvariantCulture)
                ),
            ],
        };
        Png.Save(folder.ProgressPath, _drawing.Draw(grid, [.. noise.Captures.SelectMany(capture => capture.Image)]));
    }

    /// <summary>
    /// Separate from the check that runs at every step, so that the closure is allocated only for a capture.
    /// </summary>
    private void Capture(FixedNoise noise, long number) =>
        model.GeneratorNetwork.WithAverage(() =>
        {
            using var scope = StepScope.Begin();
            using var unrecorded = Gradients.NoGrad();
            noise.Capture(number, model.Generator.Forward(noise.Followed, ForwardContext.Inference));
        });

    private void Save(string path, Module generator, FixedNoise noise, string title)
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        // The seeds allow a reader to generate an image again.
        var which = noise.IsOfSeeds && _drawing.ShowsEach ? $"{title}, seeds 0-{noise.Vectors.Shape[0] - 1}" : title;
        Png.Save(path, _drawing.Draw(Grid(which), generator.Forward(noise.Vectors, ForwardContext.Inference).Span));
    }

    private static ImageGrid Grid(string title) => new() { Columns = Columns, Title = title };
}
