namespace GanForge.Tensors.Random;

/// <summary>The low halves of the 64 words, then the high halves.</summary>
internal readonly struct HalfWords : IDistribution<ushort>
{
    public static int Length => 2 * PhiloxLanes.Words;

    public void Shape(ReadOnlySpan<uint> words, Span<ushort> destination)
    {
        for (var i = 0; i < words.Length; i++)
        {
            destination[i] = (ushort)words[i];
            destination[i + words.Length] = (ushort)(words[i] >> 16);
        }
    }
}
