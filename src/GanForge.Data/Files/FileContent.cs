using System.IO.Compression;

namespace GanForge.Data.Files;

/// <summary>
/// The content of a file, decompressed if gzipped and read once from start to end, so that the file may be a pipe.
/// Sizes announced in a header are trusted only as far as bytes follow.
/// </summary>
internal sealed class FileContent : IDisposable
{
    private const int FirstPiece = 1 << 16;
    private const int LookAhead = 16;

    private readonly PeekableStream _bytes;
    private readonly string _name;
    private readonly CancellationToken _cancellationToken;
    private long? _left;

    /// <summary>Takes ownership of a stream.</summary>
    /// <param name="stream">
    /// The stream, raw or gzipped, which is detected from its content; it is closed with this object.
    /// </param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public FileContent(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        (_name, _cancellationToken) = (name, cancellationToken);
        // System files such as /proc/version report a length of 0.
        _left = stream.CanSeek && stream.Length > 0 ? stream.Length - stream.Position : null;
        _bytes = new PeekableStream(stream, LookAhead);
        if (!_bytes.Start.StartsWith<byte>([0x1F, 0x8B]))
            return;
        _left = null;
        _bytes = new PeekableStream(new GZipStream(_bytes, CompressionMode.Decompress), LookAhead);
    }

    /// <summary>The first bytes, up to 16; looking at them does not consume them.</summary>
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

    /// <summary>The number of bytes still to be read; null if unknown.</summary>
    public long? Left => _left;

    /// <summary>Opens a file or a pipe.</summary>
    /// <param name="path">The path of the file or pipe.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="DataFormatException">The path is a folder.</exception>
    public static FileContent Open(string path, CancellationToken cancellationToken = default) =>
        Directory.Exists(path)
            ? throw new DataFormatException($"{path} is a folder, and a file of numbers is needed here: .npy or IDX.")
            : new FileContent(File.OpenRead(path), path, cancellationToken);

    /// <summary>
    /// Fills a buffer and returns the number of bytes read, which is smaller only at the end of the content.
    /// </summary>
    /// <param name="buffer">Receives the bytes.</param>
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

    /// <summary>
    /// Reads the bytes that a header announces, or fewer if the content ends early; memory use grows with the actual
    /// content.
    /// </summary>
    /// <param name="announced">The announced number of bytes, at most the maximum length of an array.</param>
    /// <exception cref="DataFormatException">The gzipped data are damaged, or there is too little memory.</exception>
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

    /// <summary>Whether nothing is left; for gzipped data, true also means that they are complete.</summary>
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
