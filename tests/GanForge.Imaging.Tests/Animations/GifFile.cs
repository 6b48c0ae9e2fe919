using System.Buffers.Binary;
using System.Text;

namespace GanForge.Imaging.Tests;

/// <summary>Decodes animated GIFs with plain LZW string tables, independent of the code under test.</summary>
internal sealed class GifFile
{
    public List<(Color[,] Pixels, int Hundredths)> Frames { get; } = [];

    /// <summary>The widest code of each frame in bits, and the number of times its table was cleared.</summary>
    public List<(int WidestCode, int Clears)> Compression { get; } = [];

    public bool RepeatsForever { get; private set; }

    public static GifFile Read(byte[] file)
    {
        var gif = new GifFile();
        Encoding.ASCII.GetString(file, 0, 6).ShouldBe("GIF89a");
        var (width, height) = (Number(file, 6), Number(file, 8));
        (file[10] & 0x80).ShouldBe(0x80);
        var colors = 2 << (file[10] & 7);
        var table = file.AsSpan(13, 3 * colors).ToArray();
        var canvas = new Color[height, width];
        var (at, hundredths) = (13 + (3 * colors), 0);
        while (file[at] != 0x3B)
        {
            if (file[at] == 0x21)
            {
                var label = file[at + 1];
                var data = Blocks(file, at + 2, out at);
                if (label == 0xF9)
                {
                    data[0].ShouldBe((byte)4);
                    hundredths = Number(data, 1);
                }
                else
                {
                    Encoding.ASCII.GetString(data, 0, 11).ShouldBe("NETSCAPE2.0");
                    gif.RepeatsForever = data[11] == 1 && Number(data, 12) == 0;
                }

                continue;
            }

            file[at].ShouldBe((byte)0x2C);
            var (left, top, right, bottom) = (
                Number(file, at + 1),
                Number(file, at + 3),
                Number(file, at + 5),
                Number(file, at + 7)
            );
            file[at + 9].ShouldBe((byte)0);
            var places = gif.Unpack(Blocks(file, at + 11, out var next), file[at + 10]);
            at = next;
            places.Count.ShouldBe(right * bottom);
            for (var i = 0; i < places.Count; i++)
            {
                canvas[top + (i / right), left + (i % right)] = new Color(
                    table[3 * places[i]],
                    table[(3 * places[i]) + 1],
                    table[(3 * places[i]) + 2]
                );
            }

            gif.Frames.Add(((Color[,])canvas.Clone(), hundredths));
        }

        at.ShouldBe(file.Length - 1);
        return gif;
    }

    private List<byte> Unpack(byte[] data, int colorBits)
    {
        var (clear, end) = (1 << colorBits, (1 << colorBits) + 1);
        var pixels = new List<byte>();
        var (strings, width, widest, clears) = (new List<byte[]>(), colorBits + 1, 0, 0);
        byte[]? previous = null;
        var bit = 0;
        while (true)
        {
            var code = 0;
            for (var i = 0; i < width; i++, bit++)
            {
                code |= ((data[bit / 8] >> (bit % 8)) & 1) << i;
            }

            widest = Math.Max(widest, width);
            if (code == end)
            {
                break;
            }

            if (code == clear)
            {
                clears++;
                (strings, width, previous) = (
                    [.. Enumerable.Range(0, clear).Select(color => new[] { (byte)color }), [], []],
                    colorBits + 1,
                    null
                );
                continue;
            }

            byte[] now = code < strings.Count ? strings[code] : [.. previous!, previous![0]];
            code.ShouldBeLessThanOrEqualTo(strings.Count);
            pixels.AddRange(now);
            if (previous is not null && strings.Count < 4096)
            {
                strings.Add([.. previous, now[0]]);
                if (strings.Count == 1 << width && width < 12)
                {
                    width++;
                }
            }

            previous = now;
        }

        // Only the padding bits of the last byte may remain.
        ((bit + 7) / 8).ShouldBe(data.Length);
        Compression.Add((widest, clears));
        return pixels;
    }

    private static byte[] Blocks(byte[] file, int at, out int next)
    {
        using var data = new MemoryStream();
        while (file[at] != 0)
        {
            data.Write(file, at + 1, file[at]);
            at += file[at] + 1;
        }

        next = at + 1;
        return data.ToArray();
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
