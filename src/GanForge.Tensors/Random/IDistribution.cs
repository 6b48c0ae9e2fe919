namespace GanForge.Tensors.Random;

/// <summary>Turns a block of 64 random words into elements of a distribution, the same bits on every vector width.</summary>
/// <typeparam name="T">The element.</typeparam>
internal interface IDistribution<T>
{
    /// <summary>Elements a block.</summary>
    static abstract int Length { get; }

    /// <summary>Turns one block into elements.</summary>
    /// <param name="words">64 random words.</param>
    /// <param name="destination">Room for <see cref="Length"/> elements.</param>
    void Shape(ReadOnlySpan<uint> words, Span<T> destination);
}
