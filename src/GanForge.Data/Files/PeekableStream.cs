namespace GanForge.Data.Files;

/// <summary>A stream whose first bytes can be inspected before they are read, even if it is a pipe.</summary>
/// <param name="source">The underlying stream; it is closed with this one.</param>
/// <param name="count">The number of bytes that can be inspected.</param>
internal sealed class PeekableStream(Stream source, int count) : Stream
{
    private byte[]? _start;
    private int _given;

    /// <summary>The first bytes; fewer if the stream is shorter.</summary>
    public ReadOnlySpan<byte> Start => _start ??= First();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var rest = Start[_given..];
        if (rest.IsEmpty)
            return source.Read(buffer);
        var given = Math.Min(rest.Length, buffer.Length);
        rest[..given].CopyTo(buffer);
        _given += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private byte[] First()
    {
        var start = new byte[count];
        return start[..source.ReadAtLeast(start, count, throwOnEndOfStream: false)];
    }
}
