namespace GanForge.Imaging.Animations;

/// <summary>
/// GIF's variant of LZW: codes of growing width, packed from the lowest bit up, in length-prefixed blocks of at most
/// 255 bytes. A code stands for a run of pixels; the table of runs is cleared when it is full.
/// </summary>
internal sealed class GifCompressor(Stream file, int colorBits)
{
    private const int MaxCodes = 1 << MaxBits;
    private const int MaxBits = 12;
    private const int BlockLength = 255;
    private const int Slots = 4 * MaxCodes;
    private const int Free = -1;

    private readonly int _clear = 1 << colorBits;
    private readonly int[] _runs = new int[Slots];
    private readonly short[] _codes = new short[Slots];
    private readonly byte[] _block = new byte[BlockLength + 1];
    private int _blockLength;
    private int _next;
    private int _width = colorBits + 1;
    private uint _bits;
    private int _bitCount;

    private int End => _clear + 1;

    /// <summary>Writes the runs of at least one pixel, with the start code and the terminating block.</summary>
    public void Compress(ReadOnlySpan<byte> pixels, IProgress<double>? progress = null)
    {
        StartTable();
        int run = pixels[0];
        for (var index = 1; index < pixels.Length; index++)
        {
            var pixel = pixels[index];
            var slot = SlotOf(run, pixel);
            if (_runs[slot] != Free)
            {
                run = _codes[slot];
                continue;
            }

            Write(run);
            if (_next < MaxCodes)
            {
                (_runs[slot], _codes[slot]) = (Key(run, pixel), (short)_next++);
            }
            else
            {
                progress?.Report(index / (double)pixels.Length);
                StartTable();
            }

            run = pixel;
        }

        Write(run);
        Write(End);
        Finish();
        progress?.Report(1);
    }

    private static int Key(int run, byte pixel) => (run << 8) | pixel;

    private void StartTable()
    {
        WriteBits(_clear);
        Array.Fill(_runs, Free);
        _width = colorBits + 1;
        _next = End + 1;
    }

    /// <summary>The table slot of the run extended by one pixel, whether occupied or free.</summary>
    private int SlotOf(int run, byte pixel)
    {
        var key = Key(run, pixel);
        var slot = (int)((uint)key * 2_654_435_769u >> 18);
        while (_runs[slot] != Free && _runs[slot] != key)
        {
            slot = (slot + 1) % Slots;
        }

        return slot;
    }

    /// <summary>
    /// Writes a code and widens the following ones exactly when a reader does: when the entries exhaust the current
    /// width. A reader learns of each entry one code later than it is created here.
    /// </summary>
    private void Write(int code)
    {
        WriteBits(code);
        if (_next == 1 << _width && _width < MaxBits)
        {
            _width++;
        }
    }

    private void WriteBits(int code)
    {
        _bits |= (uint)code << _bitCount;
        _bitCount += _width;
        for (; _bitCount >= 8; _bitCount -= 8)
        {
            AddByte((byte)_bits);
            _bits >>= 8;
        }
    }

    private void AddByte(byte value)
    {
        _block[++_blockLength] = value;
        if (_blockLength == BlockLength)
        {
            FlushBlock();
        }
    }

    private void FlushBlock()
    {
        _block[0] = (byte)_blockLength;
        file.Write(_block.AsSpan(0, _blockLength + 1));
        _blockLength = 0;
    }

    private void Finish()
    {
        if (_bitCount > 0)
        {
            AddByte((byte)_bits);
        }

        if (_blockLength > 0)
        {
            FlushBlock();
        }

        file.WriteByte(0);
    }
}
