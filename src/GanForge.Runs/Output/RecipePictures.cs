using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Runs.Output;

/// <summary>Draws the pictures that a recipe defines in addition to its grids of samples.</summary>
internal sealed class RecipePictures(RunFolder folder, GanRecipe recipe, GanModel model, DataFeed feed)
{
    private readonly ExampleDrawing _drawing = ExampleDrawing.Create(recipe, feed);

    public void Draw(DatasetPair data)
    {
        foreach (var plan in model.Pictures)
            Draw(plan, data.Test);
    }

    private void Draw(PicturePlan plan, Dataset test)
    {
        var rows = Math.Min(plan.Rows, test.Count / plan.Columns);
        if (rows == 0)
            return;
        var loader = new BatchLoader(
            test,
            rows * plan.Columns,
            seed: 0,
            feed.Normalization,
            feed.Image.Size,
            shuffle: false
        );
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        var images = Tensor.Uninitialized(feed.Image.Batch(loader.BatchSize));
        loader.Next(images.Span);
        var drawn = plan.Images(images);
        var grid = new ImageGrid { Columns = plan.Columns, Title = plan.Title };
        Png.Save(folder.PicturePath(plan.Name), _drawing.Draw(grid, drawn.Span));
    }
}
