using System.Text;
using GanForge.Imaging.PngFiles;

namespace GanForge.Imaging.TensorBoard;

/// <summary>What is to be said of one step: scalars, pictures, histograms, each under its tag ("Loss/G": the card "G" in the section "Loss").</summary>
public sealed class EventSummary
{
    private readonly Dictionary<string, byte[]> _tags = [];
    private readonly ProtobufMessage _value = new();
    private readonly ProtobufMessage _content = new();
    private readonly EventHistogram _histogram = new();

    /// <summary>Whether nothing has been added.</summary>
    public bool IsEmpty => Message.Bytes.IsEmpty;

    internal ProtobufMessage Message { get; } = new();

    /// <summary>Adds a number.</summary>
    public void AddScalar(string tag, float value)
    {
        BeginValue(tag);
        _value.WriteSingle(EventFields.ValueScalar, value);
        EndValue();
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="png">A whole PNG file.</param>
    /// <exception cref="ImageFormatException">The bytes do not begin as a PNG does, or as one of a kind that <see cref="Png.Decode"/> does not read.</exception>
    public void AddImage(string tag, ReadOnlySpan<byte> png)
    {
        var header = new PngChunks(png).ReadHeader();
        _content.Clear();
        _content.WriteInt64(EventFields.ImageHeight, header.Height);
        _content.WriteInt64(EventFields.ImageWidth, header.Width);
        // Here 1 is grey, 2 grey with alpha, 3 colours, 4 colours with alpha.
        _content.WriteInt64(EventFields.ImageColorSpace, header.ColorType == PngColorType.Palette ? 3 : header.SamplesPerPixel);
        _content.WriteBytes(EventFields.ImageFile, png);
        BeginValue(tag);
        _value.WriteMessage(EventFields.ValueImage, _content);
        EndValue();
    }

    /// <summary>Adds the distribution of some numbers; what is not finite is left out.</summary>
    public void AddHistogram(string tag, ReadOnlySpan<float> values)
    {
        _content.Clear();
        _histogram.Write(values, _content);
        BeginValue(tag);
        _value.WriteMessage(EventFields.ValueHistogram, _content);
        EndValue();
    }

    /// <summary>Takes everything out again.</summary>
    public void Clear() => Message.Clear();

    private void BeginValue(string tag)
    {
        if (!_tags.TryGetValue(tag, out var bytes))
        {
            _tags.Add(tag, bytes = Encoding.UTF8.GetBytes(tag));
        }

        _value.Clear();
        _value.WriteString(EventFields.ValueTag, bytes);
    }

    private void EndValue() => Message.WriteMessage(EventFields.SummaryValue, _value);
}
