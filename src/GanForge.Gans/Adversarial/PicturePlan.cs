using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// A further picture of a run, redrawn after each epoch from the first images of the test set, and shown in its
/// report.
/// </summary>
/// <param name="Name">The file's name in the run's folder, without .png, for example "reconstructions".</param>
/// <param name="Title">What the picture shows, in a line.</param>
/// <param name="Columns">Images a row.</param>
/// <param name="Rows">Rows of test images it is made from; fewer where the test set has not as many.</param>
/// <param name="Images">Makes the picture's images, (M, H, W, C) row by row, from the test images (N, H, W, C).</param>
public sealed record PicturePlan(string Name, string Title, int Columns, int Rows, Func<Tensor, Tensor> Images)
{
    /// <summary>The name as a heading: "Reconstructions".</summary>
    internal string Heading => char.ToUpperInvariant(Name[0]) + Name[1..].Replace('-', ' ');

    /// <summary>
    /// Three rows of ten test images, each above the row of their reconstructions; of points, the reconstructions of a
    /// thousand.
    /// </summary>
    /// <param name="autoencoder">What reconstructs them.</param>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    public static PicturePlan Reconstructions(Autoencoder autoencoder, ImageShape image)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        if (image.IsPoint)
        {
            return new PicturePlan(
                "reconstructions",
                "Test points, reconstructed",
                Columns: 32,
                Rows: 32,
                points => autoencoder.Forward(points, ForwardContext.Inference)
            );
        }

        const int Columns = 10;
        return new PicturePlan(
            "reconstructions",
            "Test images, each above its reconstruction",
            Columns,
            Rows: 3,
            images =>
            {
                var (count, rows) = (images.Shape[0], images.Shape[0] / Columns);
                var originals = images.Reshape([rows, images.Count / rows]);
                var reconstructions = autoencoder.Forward(images, ForwardContext.Inference).Reshape(originals.Shape);
                return Ops.Concatenate([originals, reconstructions], axis: 1).Reshape(images.Shape.With(0, 2 * count));
            }
        );
    }
}
