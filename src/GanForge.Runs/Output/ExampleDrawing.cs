using GanForge.Data;
using GanForge.Gans;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Runs.State;

namespace GanForge.Runs.Output;

/// <summary>Pictures of a run's examples, and the words for what they show.</summary>
internal abstract class ExampleDrawing
{
    /// <summary>The number of examples in a picture.</summary>
    public abstract int Count { get; }

    /// <summary>True if each example has a picture of its own in the grid.</summary>
    public abstract bool ShowsEach { get; }

    /// <summary>The shape of an example as a sentence.</summary>
    public abstract string Shape { get; }

    /// <summary>Creates the drawing that suits the examples of a run.</summary>
    public static ExampleDrawing Create(GanRecipe recipe, DataFeed feed) =>
        feed.Kind is PointKind { Mixture: var mixture }
            ? new PointDrawing(mixture)
            : new ImageDrawing(feed.Image, recipe.PixelRange);

    /// <summary>The title of a picture of real examples.</summary>
    /// <param name="dataset">The name of their data set.</param>
    public abstract string RealsTitle(string dataset);

    /// <summary>Draws examples, (N, H, W, C).</summary>
    /// <param name="grid">The arrangement of images; points only use its title.</param>
    /// <param name="examples">The values of the examples.</param>
    public abstract Bitmap Draw(ImageGrid grid, ReadOnlySpan<float> examples);

    /// <summary>Images in a grid.</summary>
    private sealed class ImageDrawing(ImageShape image, ValueRange range) : ExampleDrawing
    {
        public override int Count => 64;

        public override bool ShowsEach => true;

        public override string Shape => $"{image} as the networks see it.";

        public override string RealsTitle(string dataset) => $"real images of {dataset}";

        public override Bitmap Draw(ImageGrid grid, ReadOnlySpan<float> examples) =>
            grid.Draw(new ImageBatch(examples, image.Height, image.Width, image.Channels, range));
    }

    /// <summary>Points over the density that they should follow.</summary>
    private sealed class PointDrawing(GaussianMixture mixture) : ExampleDrawing
    {
        public override int Count => 1_024;

        public override bool ShowsEach => false;

        public override string Shape => "Points of the plane, as they are.";

        public override string RealsTitle(string dataset) => $"points of {dataset}";

        public override Bitmap Draw(ImageGrid grid, ReadOnlySpan<float> examples) =>
            MixturePicture.Draw(mixture, examples, grid.Title);
    }
}
