using GanForge.Data.Files;

namespace GanForge.Data.Catalogue;

/// <summary>Reads a data set from its two IDX files.</summary>
internal static class IdxDatasetReader
{
    /// <summary>
    /// Reads the images and labels of one half, checks that they match, and undoes the format's oddities.
    /// </summary>
    /// <param name="entry">The expected content.</param>
    /// <param name="split">The half to read.</param>
    /// <param name="source">The place that holds the files.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="DatasetUnavailableException">A file is missing.</exception>
    /// <exception cref="DataFormatException">A file is invalid, or the two do not match.</exception>
    public static ImageDataset Read(
        DatasetEntry entry,
        DatasetSplit split,
        IFileSource source,
        CancellationToken cancellationToken
    )
    {
        var (images, imagesName) = ReadFile(entry, entry.ImagesFile(split), source, cancellationToken);
        if (images.Shape is not [> 0, var height and > 0, var width and > 0])
        {
            throw new DataFormatException(
                $"{imagesName} holds an array of {string.Join("×", images.Shape)}; images are "
                    + $"number×height×width, none of them 0."
            );
        }

        var (labels, labelsName) = ReadFile(entry, entry.LabelsFile(split), source, cancellationToken);
        if (labels.Shape.Count != 1)
        {
            throw new DataFormatException(
                $"{labelsName} holds an array of {string.Join("×", labels.Shape)}; labels are a single row of numbers."
            );
        }

        if (labels.Shape[0] != images.Shape[0])
        {
            throw new DataFormatException(
                $"{imagesName} holds {images.Shape[0]} images but {labelsName} holds {labels.Shape[0]} labels; "
                    + $"the numbers must be equal."
            );
        }

        CountFromZero(labels.Bytes, entry, labelsName);
        if (entry.IsTransposed)
        {
            Transpose(images.Bytes, height, width, imagesName);
        }

        return new ImageDataset(
            entry.Name,
            split,
            height,
            width,
            channels: 1,
            images.Bytes,
            labels.Bytes,
            entry.ClassNames
        );
    }

    private static (IdxArray Array, string FullName) ReadFile(
        DatasetEntry entry,
        string name,
        IFileSource source,
        CancellationToken cancellationToken
    )
    {
        var (content, fullName) =
            source.Open(name)
            ?? throw new DatasetUnavailableException(
                $"{entry.Name} needs the file {name}, which is not {source.Whereabouts}."
            );
        using var bytes = new FileContent(content, fullName, cancellationToken);
        return (IdxFile.Read(bytes, fullName), fullName);
    }

    private static void CountFromZero(Span<byte> labels, DatasetEntry entry, string name)
    {
        var last = entry.FirstLabel + entry.ClassNames.Count - 1;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < entry.FirstLabel || labels[i] > last)
            {
                throw new DataFormatException(
                    $"{name} has the label {labels[i]} at position {i}; the labels of {entry.Name} are "
                        + $"{entry.FirstLabel} to {last}."
                );
            }

            labels[i] -= (byte)entry.FirstLabel;
        }
    }

    private static void Transpose(byte[] pixels, int height, int width, string name)
    {
        if (height != width)
        {
            throw new DataFormatException(
                $"{name} holds images of {height}×{width}; transposed images must be square."
            );
        }

        for (var image = 0; image < pixels.Length; image += height * width)
        {
            for (var row = 1; row < height; row++)
            {
                for (var column = 0; column < row; column++)
                {
                    var (here, there) = (image + row * width + column, image + column * width + row);
                    (pixels[here], pixels[there]) = (pixels[there], pixels[here]);
                }
            }
        }
    }
}
