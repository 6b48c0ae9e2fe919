using System.Buffers;
using System.Buffers.Binary;

namespace GanForge.Imaging.TensorBoard;

/// <summary>A Protocol Buffers message being written, field by field; used again and again, it allocates nothing.</summary>
internal sealed class ProtobufMessage
{
    private const int VarInt = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;
    private const int MaxVarIntLength = 10;

    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 256);

    public ReadOnlySpan<byte> Bytes => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>A whole number; 0 is what a missing field means, and is left out.</summary>
    public void WriteInt64(int field, long value)
    {
        if (value != 0)
        {
            WriteKey(field, VarInt);
            WriteVarInt((ulong)value);
        }
    }

    public void WriteDouble(int field, double value)
    {
        WriteKey(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
    }

    public void WriteSingle(int field, float value)
    {
        WriteKey(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_buffer.GetSpan(sizeof(float)), value);
        _buffer.Advance(sizeof(float));
    }

    public void WriteBytes(int field, ReadOnlySpan<byte> value)
    {
        WriteKey(field, LengthDelimited);
        WriteVarInt((ulong)value.Length);
        _buffer.Write(value);
    }

    /// <summary>A text in UTF-8.</summary>
    public void WriteString(int field, ReadOnlySpan<byte> value) => WriteBytes(field, value);

    public void WriteMessage(int field, ProtobufMessage value) => WriteBytes(field, value.Bytes);

    /// <summary>A repeated number, all values in one field.</summary>
    public void WriteDoubles(int field, ReadOnlySpan<double> values)
    {
        WriteKey(field, LengthDelimited);
        WriteVarInt((ulong)(values.Length * sizeof(double)));
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
            _buffer.Advance(sizeof(double));
        }
    }

    private void WriteKey(int field, int wireType) => WriteVarInt((ulong)((field << 3) | wireType));

    /// <summary>Seven bits a byte, the lowest first; the top bit says that more follow.</summary>
    private void WriteVarInt(ulong value)
    {
        var bytes = _buffer.GetSpan(MaxVarIntLength);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        _buffer.Advance(length);
    }
}
