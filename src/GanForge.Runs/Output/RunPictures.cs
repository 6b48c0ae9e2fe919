using System.Globalization;
using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Runs.Output;

/// <summary>The pictures of a run: real images once, and what the generator makes of one fixed noise again and again.</summary>
internal sealed class RunPictures(RunFolder folder, GanRecipe recipe, GanModel model, DataFeed feed)
{
    private const int Columns = 8;

    private readonly ExampleDrawing _drawing = new(recipe, feed);
    private SafeTensors? _start;

    /// <summary>Whether the pictures of the time before training are still to be drawn.</summary>
    public bool StartIsDue => _start is not null;

    /// <summary>Keeps the generator as it is before training, so that the first step need not wait for its pictures.</summary>
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

    /// <summary>A grid of real images as a PNG, others each epoch; those of epoch 0 are the data set's first ones.</summary>
    public byte[] DrawReals(Dataset dataset, int epoch)
    {
        var loader = new BatchLoader(dataset, Math.Min(_drawing.Count, dataset.Count), (ulong)epoch, feed.Normalization, (feed.Image[0], feed.Image[1]), shuffle: epoch > 0);
        using var scope = StepScope.Begin();
        var images = Tensor.Uninitialized(feed.Image.Batch(loader.BatchSize));
        loader.Next(images.Span);
        return Png.Encode(_drawing.Draw(Grid(_drawing.ShowsPoints ? $"points of {dataset.Name}" : $"real images of {dataset.Name}"), images.Span));
    }

    /// <summary>Draws the generator's images, by its averaged weights where it has them.</summary>
    public string DrawSamples(FixedNoise noise, int epoch, string title)
    {
        var path = folder.SamplesPath(epoch);
        model.GeneratorNetwork.WithAverage(() => Save(path, model.Generator, noise, title));
        return path;
    }

    /// <summary>Captures what has become of the noise vector that is followed, if that is due.</summary>
    public void Capture(FixedNoise noise, int epoch, long step, long stepsPerEpoch)
    {
        if (FixedNoise.Due(epoch, step, stepsPerEpoch) is { } number)
            Capture(noise, number);
    }

    /// <summary>Draws what has become of the noise vector that is followed, each picture with the epochs done.</summary>
    public void DrawProgress(FixedNoise noise, long stepsPerEpoch)
    {
        if (noise.Captures.Count == 0)
            return;
        var perEpoch = (double)Math.Min(FixedNoise.CapturesPerEpoch, stepsPerEpoch);
        var grid = new ImageGrid
        {
            Columns = FixedNoise.CapturesPerEpoch,
            Title = $"{(noise.IsOfSeeds ? $"seed {noise.FollowedIndex}" : "one noise vector")}, by epochs of training",
            Captions = [.. noise.Captures.Select(capture => (capture.Number / perEpoch).ToString("0.0", CultureInfo.InvariantCulture))],
        };
        Png.Save(folder.ProgressPath, _drawing.Draw(grid, [.. noise.Captures.SelectMany(capture => capture.Image)]));
    }

    /// <summary>Apart from the question whether it is due, which every step asks: the closure is made only here.</summary>
    private void Capture(FixedNoise noise, long number) => model.GeneratorNetwork.WithAverage(() =>
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        noise.Capture(number, model.Generator.Forward(noise.Followed, ForwardContext.Inference));
    });

    private void Save(string path, Module generator, FixedNoise noise, string title)
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        // Whoever likes a digit can have it drawn again.
        var which = noise.IsOfSeeds && !_drawing.ShowsPoints ? $"{title}, seeds 0-{noise.Vectors.Shape[0] - 1}" : title;
        Png.Save(path, _drawing.Draw(Grid(which), generator.Forward(noise.Vectors, ForwardContext.Inference).Span));
    }

    private static ImageGrid Grid(string title) => new() { Columns = Columns, Title = title };
}
