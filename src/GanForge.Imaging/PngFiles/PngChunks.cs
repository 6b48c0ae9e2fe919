using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace GanForge.Imaging.PngFiles;

/// <summary>The chunks of a PNG file, in order, each with its length and checksum verified.</summary>
internal ref struct PngChunks
{
    private const int Overhead = 12;
    private static readonly SearchValues<byte> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8
    );

    private ReadOnlySpan<byte> _rest;

    /// <exception cref="ImageFormatException">The file does not begin like a PNG.</exception>
    public PngChunks(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Png.Signature))
        {
            throw new ImageFormatException(
                file switch
                {
                    [] => "This is not a PNG file: it is empty.",
                    [0xFF, 0xD8, ..] => "This is not a PNG file: it is a JPEG; save it as PNG.",
                    _ => "This is not a PNG file: it does not begin with PNG's signature.",
                }
            );
        }

        _rest = file[Png.Signature.Length..];
    }

    /// <summary>The type, four letters; a lower-case first letter marks a chunk that a reader may skip.</summary>
    public string Type { get; private set; } = "";

    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Reads the first chunk, which describes the content of the others.</summary>
    /// <exception cref="ImageFormatException">
    /// The first chunk is not a header, or the picture is of an unsupported kind.
    /// </exception>
    public PngHeader ReadHeader()
    {
        Next();
        return Type == "IHDR"
            ? PngHeader.Read(Data)
            : throw new ImageFormatException($"The PNG begins with a {Type} chunk; its header, IHDR, must come first.");
    }

    /// <summary>Advances to the next chunk.</summary>
    /// <exception cref="ImageFormatException">The file ends here, or the chunk is truncated or damaged.</exception>
    public void Next()
    {
        if (_rest.Length < Overhead)
        {
            throw new ImageFormatException($"The PNG is cut short: it ends {After()} without an IEND chunk.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        var typeName = _rest.Slice(4, 4);
        if (typeName.ContainsAnyExcept(Letters))
        {
            throw new ImageFormatException($"The PNG is damaged {After()}: no chunk begins there.");
        }

        var type = Encoding.ASCII.GetString(typeName);
        if (length > _rest.Length - Overhead)
        {
            throw new ImageFormatException(
                $"The PNG is cut short: its {type} chunk claims {length} bytes, and {_rest.Length - Overhead} are left."
            );
        }

        var data = _rest.Slice(8, (int)length);
        if (
            Crc32.HashToUInt32(_rest.Slice(4, 4 + data.Length))
            != BinaryPrimitives.ReadUInt32BigEndian(_rest[(8 + data.Length)..])
        )
        {
            throw new ImageFormatException($"The PNG is damaged: the checksum of its {type} chunk is wrong.");
        }

        Type = type;
        Data = data;
        _rest = _rest[(Overhead + data.Length)..];
    }

    private readonly string After() => Type.Length == 0 ? "after the signature" : $"after the {Type} chunk";
}
