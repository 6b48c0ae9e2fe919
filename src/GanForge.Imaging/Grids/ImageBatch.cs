namespace GanForge.Imaging.Grids;

/// <summary>A view of pictures of one size in memory, (N, height, width, channels).</summary>
public readonly ref struct ImageBatch
{
    private readonly ReadOnlySpan<float> _values;

    /// <summary>Creates a view of pictures without copying them.</summary>
    /// <param name="values">The pixels; their number is a multiple of height × width × channels.</param>
    /// <param name="height">The height of a picture in pixels.</param>
    /// <param name="width">The width of a picture in pixels.</param>
    /// <param name="channels">The number of channels: 1 for grey, 3 for red, green, blue.</param>
    /// <param name="range">The values that stand for black and white.</param>
    /// <exception cref="ArgumentException">The arguments do not describe at least one whole picture.</exception>
    public ImageBatch(ReadOnlySpan<float> values, int height, int width, int channels, ValueRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (channels is not (1 or 3))
        {
            throw new ArgumentException(
                $"Pictures have 1 channel (grey) or 3 (colour), not {channels}.",
                nameof(channels)
            );
        }

        var size = (long)height * width * channels;
        if (values.IsEmpty || values.Length % size != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values are not one or more pictures of {height} x {width} x {channels} = "
                    + $"{size} values.",
                nameof(values)
            );
        }

        _values = values;
        (Height, Width, Channels, Range) = (height, width, channels, range);
        Count = (int)(values.Length / size);
    }

    /// <summary>The number of pictures.</summary>
    public int Count { get; }

    /// <summary>The height of a picture in pixels.</summary>
    public int Height { get; }

    /// <summary>The width of a picture in pixels.</summary>
    public int Width { get; }

    /// <summary>The number of channels: 1 for grey, 3 for red, green, blue.</summary>
    public int Channels { get; }

    /// <summary>The values that stand for black and white.</summary>
    public ValueRange Range { get; }

    /// <summary>The colour of one pixel of picture <paramref name="index"/>.</summary>
    public Color this[int index, int x, int y]
    {
        get
        {
            var start = ((((index * Height) + y) * Width) + x) * Channels;
            var red = Range.ToByte(_values[start]);
            return Channels == 1
                ? Color.Grey(red)
                : new Color(red, Range.ToByte(_values[start + 1]), Range.ToByte(_values[start + 2]));
        }
    }
}
