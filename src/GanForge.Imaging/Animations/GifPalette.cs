namespace GanForge.Imaging;

/// <summary>All colours of an animation, in the order of their value, and each pixel's place among them.</summary>
internal sealed class GifPalette
{
    public const int MostColors = 256;

    private readonly Color[] _colors;
    private readonly Dictionary<Color, byte> _places = [];
    private readonly byte[] _greys = new byte[256];

    /// <exception cref="ArgumentException">There are more than 256 colours.</exception>
    public GifPalette(Animation animation)
    {
        var found = new HashSet<Color>();
        foreach (var frame in animation.Frames)
        {
            Collect(frame.Picture, found);
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

    /// <summary>Bits that number the colours; LZW knows no fewer than 2.</summary>
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
            (table[3 * place], table[(3 * place) + 1], table[(3 * place) + 2]) = (_colors[place].Red, _colors[place].Green, _colors[place].Blue);
        }

        return table;
    }

    /// <summary>The places of a picture's pixels, row by row.</summary>
    public byte[] Places(Bitmap picture)
    {
        var places = new byte[picture.Width * picture.Height];
        var pixels = picture.Pixels;
        for (var index = 0; index < places.Length; index++)
        {
            places[index] = picture.Channels == 1
                ? _greys[pixels[index]]
                : _places[new Color(pixels[3 * index], pixels[(3 * index) + 1], pixels[(3 * index) + 2])];
        }

        return places;
    }

    private static void Collect(Bitmap picture, HashSet<Color> found)
    {
        var pixels = picture.Pixels;
        for (var index = 0; index < pixels.Length; index += picture.Channels)
        {
            var color = picture.Channels == 1 ? Color.Grey(pixels[index]) : new Color(pixels[index], pixels[index + 1], pixels[index + 2]);
            if (found.Add(color) && found.Count > MostColors)
            {
                throw new ArgumentException($"The animation has more than {MostColors} colours, which a GIF has no room for; save it as an animated PNG.");
            }
        }
    }
}
