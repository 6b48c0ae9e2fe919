using GanForge.Imaging.PngFiles;
using GanForge.Imaging.TensorBoard.Protocol;
using Google.Protobuf;

namespace GanForge.Imaging.TensorBoard;

/// <summary>What is to be said of one step: scalars, pictures, histograms, each under its tag ("Loss/G": the card "G" in the section "Loss").</summary>
public sealed class EventSummary
{
    /// <summary>Whether nothing has been added.</summary>
    public bool IsEmpty => Message.Value.Count == 0;

    internal Summary Message { get; } = new();

    /// <summary>Adds a number.</summary>
    public void AddScalar(string tag, float value) => Message.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = value });

    /// <summary>Adds a picture.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="png">A whole PNG file.</param>
    /// <exception cref="ImageFormatException">The bytes do not begin as a PNG does, or as one of a kind that <see cref="Png.Decode"/> does not read.</exception>
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

    /// <summary>Adds the distribution of some numbers; what is not finite is left out.</summary>
    public void AddHistogram(string tag, ReadOnlySpan<float> values) =>
        Message.Value.Add(new Summary.Types.Value { Tag = tag, Histo = EventHistogram.Create(values) });

    /// <summary>Takes everything out again.</summary>
    public void Clear() => Message.Value.Clear();
}
