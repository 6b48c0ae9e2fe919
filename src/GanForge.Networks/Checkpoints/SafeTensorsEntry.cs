using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>One named array of a file.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Type">The element type as the format spells it.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Bytes">Its elements, little-endian, row-major.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, Shape Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes of an element, or null for a type that the format does not know.</summary>
    public static int? ElementSize(string? type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => null,
    };
}
