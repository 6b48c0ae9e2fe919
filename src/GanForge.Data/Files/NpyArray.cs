namespace GanForge.Data.Files;

/// <summary>An array read from a NumPy file: unsigned bytes, or other numbers as float32.</summary>
public sealed class NpyArray
{
    private readonly byte[]? _bytes;
    private readonly float[]? _numbers;

    internal NpyArray(IReadOnlyList<int> shape, byte[]? bytes, float[]? numbers) =>
        (Shape, _bytes, _numbers) = (shape, bytes, numbers);

    /// <summary>The dimension sizes, slowest dimension first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether the elements are unsigned bytes.</summary>
    public bool HoldsBytes => _bytes is not null;

    /// <summary>The elements of an array of unsigned bytes; empty otherwise.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The elements of an array of other numbers; empty for an array of unsigned bytes.</summary>
    public ReadOnlySpan<float> Numbers => _numbers;
}
