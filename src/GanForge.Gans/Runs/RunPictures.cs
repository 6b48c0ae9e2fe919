using GanForge.Data;
using GanForge.Imaging;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>The grids of a run: real images once, and what the generator makes of one fixed noise again and again.</summary>
internal sealed class RunPictures(RunFolder folder, GanRecipe recipe, Game game, DataFeed feed)
{
    private const int Columns = 8;

    /// <summary>Pictures of a grid.</summary>
    public const int Count = Columns * Columns;

    private readonly ValueRange _range = RangeOf(recipe);

    /// <summary>The pixel values that stand for black and white.</summary>
    public static ValueRange RangeOf(GanRecipe recipe) =>
        new(-recipe.PixelMean / recipe.PixelDeviation, (1 - recipe.PixelMean) / recipe.PixelDeviation);

    public void DrawReals(ImageDataset dataset)
    {
        var loader = new BatchLoader(dataset, Math.Min(Count, dataset.Count), seed: 0, feed.Normalization, (feed.Image[0], feed.Image[1]), shuffle: false);
        using var scope = StepScope.Begin();
        var images = Tensor.Uninitialized(feed.Image.Batch(loader.BatchSize));
        loader.Next(images.Span);
        Save(folder.RealsPath, images, $"real images of {dataset.Name}");
    }

    /// <summary>Draws the generator's images, by its averaged weights where it has them.</summary>
    public string DrawSamples(Tensor noise, int epoch, string title)
    {
        var path = folder.SamplesPath(epoch);
        game.Players[0].WithAverage(() =>
        {
            using var scope = StepScope.Begin();
            using var unrecorded = Gradients.Unrecorded();
            Save(path, game.Generator.Forward(noise, ForwardContext.Inference), title);
        });
        return path;
    }

    private void Save(string path, Tensor images, string title)
    {
        var grid = new ImageGrid { Columns = Columns, Title = title };
        Png.Save(path, grid.Draw(new ImageBatch(images.Span, images.Shape[1], images.Shape[2], images.Shape[3], _range)));
    }
}
