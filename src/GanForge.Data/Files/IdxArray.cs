namespace GanForge.Data.Files;

/// <summary>An array of unsigned bytes as an IDX file holds it.</summary>
public sealed class IdxArray
{
    /// <summary>An array over given bytes, which are not copied.</summary>
    /// <param name="shape">The sizes, slowest dimension first.</param>
    /// <param name="bytes">As many bytes as the sizes multiply to.</param>
    /// <exception cref="ArgumentException">Sizes and bytes do not fit together.</exception>
    public IdxArray(IReadOnlyList<int> shape, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(bytes);
        if (shape.Count is 0 or > byte.MaxValue || shape.Any(size => size < 0)
            || Length(shape) != bytes.LongLength)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes do not make an array of {string.Join("×", shape)}.", nameof(shape));
        }

        (Shape, Bytes) = (shape, bytes);
    }

    /// <summary>The sizes, slowest dimension first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The elements, fastest dimension last.</summary>
    public ReadOnlySpan<byte> Span => Bytes;

    internal byte[] Bytes { get; }

    /// <summary>The product of the sizes; anything beyond the longest array is cut down to just beyond it.</summary>
    internal static long Length(IReadOnlyList<int> shape) =>
        shape.Aggregate(1L, (product, size) => Math.Min(product * size, Array.MaxLength + 1L));
}
