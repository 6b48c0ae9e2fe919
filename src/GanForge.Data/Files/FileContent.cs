using System.IO.Compression;

namespace GanForge.Data.Files;

/// <summary>
/// What a file holds, unpacked where it is gzipped, read once from its start to its end, so that it may come from a pipe.
/// What its header announces is believed only as far as bytes follow.
/// </summary>
internal sealed class FileContent : IDisposable
{
    private const int FirstPiece = 1 << 16;
    private const int LookAhead = 16;

    private readonly PeekableStream _bytes;
    private readonly string _name;
    private readonly CancellationToken _cancellationToken;
    private long? _left;

    /// <summary>Takes over a stream.</summary>
    /// <param name="stream">Raw or gzipped, which is seen from its content; it is closed with this.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public FileContent(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        (_name, _cancellationToken) = (name, cancellationToken);
        // Files of the system such as /proc/version say that they are empty.
        _left = stream.CanSeek && stream.Length > 0 ? stream.Length - stream.Position : null;
        _bytes = new PeekableStream(stream, LookAhead);
        if (!_bytes.Start.StartsWith<byte>([0x1F, 0x8B]))
            return;
        _left = null;
        _bytes = new PeekableStream(new GZipStream(_bytes, CompressionMode.Decompress), LookAhead);
    }

    /// <summary>The first bytes, up to 16; they are read nevertheless.</summary>
    /// <exception cref="DataFormatException">The gzipped data are damaged.</exception>
    public ReadOnlySpan<byte> Start
    {
        get
        {
            try
            {
                return _bytes.Start;
            }
            catch (InvalidDataException damage)
            {
                throw Damaged(damage);
            }
        }
    }

    /// <summary>Bytes that are still to be read; null where nobody knows.</summary>
    public long? Left => _left;

    /// <summary>Opens a file or a pipe.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DataFormatException">It is a folder.</exception>
    public static FileContent Open(string path, CancellationToken cancellationToken = default) => Directory.Exists(path)
        ? throw new DataFormatException($"{path} is a folder, and a file of numbers is needed here: .npy or IDX.")
        : new FileContent(File.OpenRead(path), path, cancellationToken);

    /// <summary>Fills a buffer; the result is how much of it, less than all at the end of the content.</summary>
    /// <param name="buffer">Takes the bytes.</param>
    /// <exception cref="DataFormatException">The gzipped data are damaged.</exception>
    public int Read(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var piece = buffer.Slice(filled, Math.Min(FirstPiece, buffer.Length - filled));
            var read = ReadPiece(piece);
            if (read == 0)
                break;
            filled += read;
        }
        _left -= filled;
        return filled;
    }

    /// <summary>Reads bytes that a header announces, or fewer where the content ends; the memory taken grows with what is there.</summary>
    /// <param name="announced">How many, not more than an array holds.</param>
    /// <exception cref="DataFormatException">The gzipped data are damaged, or the memory does not suffice.</exception>
    public byte[] Read(long announced)
    {
        if (Left is null || announced <= Left)
            AvailableMemory.Require(announced, size => $"{_name} holds {size} of numbers");
        var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(Left ?? FirstPiece, 0, announced));
        var filled = Read(bytes.AsSpan());
        while (filled == bytes.Length && filled < announced)
        {
            Array.Resize(ref bytes, (int)Math.Min(announced, Math.Max(FirstPiece, 2L * filled)));
            filled += Read(bytes.AsSpan(filled));
        }
        return filled == bytes.Length ? bytes : bytes[..filled];
    }

    /// <summary>Whether nothing is left; of gzipped data it is proved then that they are whole.</summary>
    /// <exception cref="DataFormatException">The gzipped data are damaged.</exception>
    public bool IsAtEnd()
    {
        Span<byte> next = stackalloc byte[1];
        return Read(next) == 0;
    }

    public void Dispose() => _bytes.Dispose();

    private int ReadPiece(Span<byte> piece)
    {
        try
        {
            return _bytes.Read(piece);
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage);
        }
    }

    private DataFormatException Damaged(InvalidDataException damage) =>
        new($"{_name} is damaged: its gzip data cannot be decompressed.", damage);
}
