namespace GanForge.Tensors.Random;

/// <summary>
/// Converts a block of 64 random words into samples of a distribution, bit-identical at every vector width.
/// </summary>
/// <typeparam name="T">The type of a sample.</typeparam>
internal interface IDistribution<T>
{
    /// <summary>The number of samples per block.</summary>
    static abstract int Length { get; }

    /// <summary>Converts one block into samples.</summary>
    /// <param name="words">The 64 random words.</param>
    /// <param name="destination">Receives <see cref="Length"/> samples.</param>
    void Shape(ReadOnlySpan<uint> words, Span<T> destination);
}
