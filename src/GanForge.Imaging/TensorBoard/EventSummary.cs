using GanForge.Imaging.PngFiles;
using GanForge.Imaging.TensorBoard.Protocol;
using Google.Protobuf;

namespace GanForge.Imaging.TensorBoard;

/// <summary>
/// The scalars, pictures and histograms of one step, each with its tag ("Loss/G" is the card "G" in the section
/// "Loss").
/// </summary>
public sealed class EventSummary
{
    /// <summary>Whether the summary is empty.</summary>
    public bool IsEmpty => Message.Value.Count == 0;

    internal Summary Message { get; } = new();

    /// <summary>Adds a scalar.</summary>
    public void AddScalar(string tag, float value) =>
        Message.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = value });

    /// <summary>Adds a picture.</summary>
    /// <param name="tag">The tag of the picture.</param>
    /// <param name="png">The content of a whole PNG file.</param>
    /// <exception cref="ImageFormatException">
    /// The bytes do not begin like a PNG, or like one that <see cref="Png.Decode"/> supports.
    /// </exception>
    public void AddImage(string tag, ReadOnlySpan<byte> png)
    {
        var header = new PngChunks(png).ReadHeader();
        var image = new Summary.Types.Image
        {
            Height = header.Height,
            Width = header.Width,
            Colorspace = header.ColorType == PngColorType.Palette ? 3 : header.SamplesPerPixel,
            EncodedImageString = ByteString.CopyFrom(png),
        };
        Message.Value.Add(new Summary.Types.Value { Tag = tag, Image = image });
    }

    /// <summary>Adds a histogram of the given numbers; numbers that are not finite are left out.</summary>
    public void AddHistogram(string tag, ReadOnlySpan<float> values) =>
        Message.Value.Add(new Summary.Types.Value { Tag = tag, Histo = EventHistogram.Create(values) });

    /// <summary>Removes everything.</summary>
    public void Clear() => Message.Value.Clear();
}
