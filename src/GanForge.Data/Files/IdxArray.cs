namespace GanForge.Data.Files;

/// <summary>An array of unsigned bytes, the content of an IDX file.</summary>
public sealed class IdxArray
{
    /// <summary>Creates an array over the given bytes without copying them.</summary>
    /// <param name="shape">The dimension sizes, slowest dimension first.</param>
    /// <param name="bytes">The elements; their number is the product of the sizes.</param>
    /// <exception cref="ArgumentException">The sizes and the number of bytes do not match.</exception>
    public IdxArray(IReadOnlyList<int> shape, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(bytes);
        if (shape.Count is 0 or > byte.MaxValue || shape.Any(size => size < 0) || Length(shape) != bytes.LongLength)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes do not make an array of {string.Join("×", shape)}.",
                nameof(shape)
            );
        }

        (Shape, Bytes) = (shape, bytes);
    }

    /// <summary>The dimension sizes, slowest dimension first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The elements, last dimension fastest.</summary>
    public ReadOnlySpan<byte> Span => Bytes;

    internal byte[] Bytes { get; }

    /// <summary>The product of the sizes, capped at one more than the maximum length of an array.</summary>
    internal static long Length(IReadOnlyList<int> shape) =>
        shape.Aggregate(1L, (product, size) => Math.Min(product * size, Array.MaxLength + 1L));
}
