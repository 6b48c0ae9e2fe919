using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>A named array in a file.</summary>
/// <param name="Name">Dotted name.</param>
/// <param name="Type">Element type in the notation of the format.</param>
/// <param name="Shape">Shape of the array.</param>
/// <param name="Bytes">Elements, little-endian and row-major.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, Shape Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The size of an element in bytes, or null for a type unknown to the format.</summary>
    public static int? ElementSize(string? type) =>
        type switch
        {
            "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
            "U16" or "I16" or "F16" or "BF16" => 2,
            "U32" or "I32" or "F32" => 4,
            "U64" or "I64" or "F64" => 8,
            _ => null,
        };
}
