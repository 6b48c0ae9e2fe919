namespace GanForge.Tensors.Random;

/// <summary>The random words, unchanged.</summary>
internal readonly struct Words : IDistribution<uint>
{
    public static int Length => PhiloxLanes.Words;

    public void Shape(ReadOnlySpan<uint> words, Span<uint> destination) => words.CopyTo(destination);
}
