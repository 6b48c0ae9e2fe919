using System.Buffers.Binary;

namespace GanForge.Imaging.PngFiles;

/// <summary>
/// Writes a picture's compressed data as chunks: IDAT or, for later frames of an animation, fdAT, which starts with a
/// sequence number.
/// </summary>
internal sealed class PngDataStream : Stream
{
    /// <summary>
    /// The maximum data length of a chunk: large enough that only huge pictures need several, small enough to buffer.
    /// </summary>
    private const int MaxData = 1 << 20;

    private readonly Stream _file;
    private readonly Func<int>? _sequence;
    private readonly MemoryStream _data = new();

    /// <summary>Starts a picture's data.</summary>
    /// <param name="file">The destination of the chunks; it stays open.</param>
    /// <param name="sequence">A function that returns the sequence number of an fdAT chunk; null for IDAT.</param>
    public PngDataStream(Stream file, Func<int>? sequence = null)
    {
        (_file, _sequence) = (file, sequence);
        _data.SetLength(Start);
        _data.Position = Start;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The offset at which the data of a chunk begin.</summary>
    private int Start => _sequence is null ? 0 : sizeof(int);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_data.Length == MaxData)
            {
                WriteChunk();
            }

            var part = buffer[..Math.Min(buffer.Length, MaxData - (int)_data.Length)];
            _data.Write(part);
            buffer = buffer[part.Length..];
        }
    }

    /// <summary>Does nothing: a chunk is written when it is full, and the last one at the end.</summary>
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _data.Length > Start)
        {
            WriteChunk();
        }

        base.Dispose(disposing);
    }

    private void WriteChunk()
    {
        var data = _data.GetBuffer().AsSpan(0, (int)_data.Length);
        if (_sequence is not null)
        {
            BinaryPrimitives.WriteInt32BigEndian(data, _sequence());
        }

        PngEncoder.WriteChunk(_file, _sequence is null ? "IDAT"u8 : "fdAT"u8, data);
        _data.SetLength(Start);
        _data.Position = Start;
    }
}
