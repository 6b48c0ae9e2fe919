namespace GanForge.Imaging.Animations;

/// <summary>
/// The colours of an animation sorted by value, and each pixel's index; with more than 256, the nearest colours of a
/// colour cube.
/// </summary>
internal sealed class GifPalette
{
    public const int MaxColors = 256;

    // More levels where the eye is more sensitive: 6 · 7 · 6 = 252 colours.
    private const int RedLevels = 6;
    private const int GreenLevels = 7;
    private const int BlueLevels = 6;

    private readonly Color[] _colors;
    private readonly bool _isCube;
    private readonly Dictionary<Color, byte> _places = [];
    private readonly byte[] _greys = new byte[256];

    public GifPalette(Animation animation, IProgress<double>? progress = null)
    {
        var found = new HashSet<Color>();
        foreach (var frame in animation.Frames)
        {
            Collect(frame.Picture, found, progress);
        }

        _isCube = found.Count > MaxColors;
        if (_isCube)
        {
            _colors = [.. Cube()];
            return;
        }

        _colors = [.. found.OrderBy(color => color.Red).ThenBy(color => color.Green).ThenBy(color => color.Blue)];
        for (var place = 0; place < _colors.Length; place++)
        {
            _places.Add(_colors[place], (byte)place);
            if (_colors[place].IsGrey)
            {
                _greys[_colors[place].Red] = (byte)place;
            }
        }
    }

    /// <summary>The number of bits per colour index, at least 2 as LZW requires.</summary>
    public int Bits
    {
        get
        {
            var bits = 2;
            while (1 << bits < _colors.Length)
            {
                bits++;
            }

            return bits;
        }
    }

    /// <summary>The colour table: three bytes for each of 2^<see cref="Bits"/> colours.</summary>
    public byte[] Table()
    {
        var table = new byte[3 << Bits];
        for (var place = 0; place < _colors.Length; place++)
        {
            (table[3 * place], table[(3 * place) + 1], table[(3 * place) + 2]) = (
                _colors[place].Red,
                _colors[place].Green,
                _colors[place].Blue
            );
        }

        return table;
    }

    /// <summary>The colour indices of a picture's pixels, row by row.</summary>
    public byte[] Places(Bitmap picture)
    {
        var places = new byte[picture.Width * picture.Height];
        var pixels = picture.Pixels;
        for (var index = 0; index < places.Length; index++)
        {
            places[index] =
                picture.Channels == 1
                    ? PlaceOfGrey(pixels[index])
                    : PlaceOf(new Color(pixels[3 * index], pixels[(3 * index) + 1], pixels[(3 * index) + 2]));
        }

        return places;
    }

    private byte PlaceOfGrey(byte grey) => _isCube ? PlaceOf(Color.Grey(grey)) : _greys[grey];

    private byte PlaceOf(Color color) =>
        _isCube
            ? (byte)(
                (((Level(color.Red, RedLevels) * GreenLevels) + Level(color.Green, GreenLevels)) * BlueLevels)
                + Level(color.Blue, BlueLevels)
            )
            : _places[color];

    private static IEnumerable<Color> Cube() =>
        from red in Enumerable.Range(0, RedLevels)
        from green in Enumerable.Range(0, GreenLevels)
        from blue in Enumerable.Range(0, BlueLevels)
        select new Color(Value(red, RedLevels), Value(green, GreenLevels), Value(blue, BlueLevels));

    private static int Level(byte value, int levels) => ((value * (levels - 1)) + 127) / 255;

    private static byte Value(int level, int levels) => (byte)(level * 255 / (levels - 1));

    /// <summary>
    /// Adds a picture's colours until there are too many; repeated rows and pixels, common in enlarged pictures, are
    /// skipped.
    /// </summary>
    private static void Collect(Bitmap picture, HashSet<Color> found, IProgress<double>? progress)
    {
        ReadOnlySpan<byte> above = [];
        for (var y = 0; y < picture.Height && found.Count <= MaxColors; y++)
        {
            // Nothing is written yet.
            progress?.Report(0);
            ReadOnlySpan<byte> row = picture.Row(y);
            if (!row.SequenceEqual(above))
            {
                CollectRow(row, picture.Channels, found);
            }

            above = row;
        }
    }

    private static void CollectRow(ReadOnlySpan<byte> row, int channels, HashSet<Color> found)
    {
        Color? before = null;
        for (var index = 0; index < row.Length && found.Count <= MaxColors; index += channels)
        {
            var color = channels == 1 ? Color.Grey(row[index]) : new Color(row[index], row[index + 1], row[index + 2]);
            if (color != before)
            {
                found.Add(color);
            }

            before = color;
        }
    }
}
