using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>Converts images to and from the size and pixel range of a run's networks.</summary>
internal static class RunImages
{
    /// <summary>Reads images of a data set as a tensor (N, H, W, C).</summary>
    /// <param name="recipe">The run's recipe.</param>
    /// <param name="image">The shape (H, W, C) of the run's images.</param>
    /// <param name="dataset">The data set, with the run's number of channels.</param>
    /// <param name="indices">The indices of the images; at least one.</param>
    /// <exception cref="UserErrorException">
    /// The data set has a different number of channels, or an index is out of range.
    /// </exception>
    public static Tensor Read(GanRecipe recipe, ImageShape image, Dataset dataset, IReadOnlyList<int> indices)
    {
        if (dataset.Channels != image.Channels)
        {
            throw new UserErrorException(
                $"The images of {dataset.Name} have {dataset.Channels} channels, and those of the run {image.Channels}."
            );
        }

        foreach (var index in indices)
        {
            if (index < 0 || index >= dataset.Count)
            {
                throw new UserErrorException(
                    $"{dataset.Name} has no image {index}; its {dataset.Count:N0} images are numbered from 0."
                );
            }
        }
        var images = Tensor.Uninitialized(image.Batch(indices.Count));
        new BatchLoader(
            dataset.Pick(indices),
            indices.Count,
            seed: 0,
            NormalizationOf(recipe),
            image.Size,
            shuffle: false
        ).Next(images.Span);
        return images;
    }

    /// <summary>Converts bytes, 0 for black and 255 for white, to images (N, H, W, C).</summary>
    /// <param name="recipe">The run's recipe.</param>
    /// <param name="image">The shape (H, W, C) of the run's images.</param>
    /// <param name="pixels">N·H·W·C bytes.</param>
    /// <exception cref="ArgumentException">The bytes do not form a whole number of images.</exception>
    public static Tensor FromBytes(GanRecipe recipe, ImageShape image, ReadOnlySpan<byte> pixels)
    {
        var (count, rest) = Math.DivRem(pixels.Length, image.Elements);
        if (rest != 0 || count == 0)
        {
            throw new ArgumentException(
                $"{pixels.Length} bytes make no whole number of images of {image}.",
                nameof(pixels)
            );
        }

        var images = Tensor.Uninitialized(image.Batch(count));
        NormalizationOf(recipe).Normalize(pixels, images.Span);
        return images;
    }

    /// <summary>Converts pixels to bytes, 0 for black and 255 for white.</summary>
    /// <param name="recipe">The run's recipe.</param>
    /// <param name="values">The pixels in the recipe's range; values outside it become black or white.</param>
    public static byte[] ToBytes(GanRecipe recipe, ReadOnlySpan<float> values)
    {
        var (range, bytes) = (recipe.PixelRange, new byte[values.Length]);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = range.ToByte(values[i]);
        return bytes;
    }

    private static Normalization NormalizationOf(GanRecipe recipe) => new(recipe.PixelMean, recipe.PixelDeviation);
}
