using GanForge.Gans;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Runs.State;

namespace GanForge.Runs.Output;

/// <summary>Draws a run's examples: images in a grid, points over the density that they should follow.</summary>
internal sealed class ExampleDrawing(GanRecipe recipe, DataFeed feed)
{
    private const int Images = 64;
    private const int Points = 1_024;

    private readonly ValueRange _range = recipe.PixelRange;

    /// <summary>The number of examples in a picture.</summary>
    public int Count => ShowsPoints ? Points : Images;

    /// <summary>True if the examples are points, which have no individual pictures.</summary>
    public bool ShowsPoints => feed.Mixture is not null;

    /// <summary>Draws examples, (N, H, W, C).</summary>
    /// <param name="grid">The arrangement of images; points only use its title.</param>
    /// <param name="examples">The values of the examples.</param>
    public Bitmap Draw(ImageGrid grid, ReadOnlySpan<float> examples) =>
        feed.Mixture is { } mixture
            ? MixturePicture.Draw(mixture, examples, grid.Title)
            : grid.Draw(new ImageBatch(examples, feed.Image.Height, feed.Image.Width, feed.Image.Channels, _range));
}
