using System.Numerics;

namespace GanForge.Tensors.Random;

/// <summary>
/// low + (high − low) · u, where u is the upper 24 bits of a word over 2²⁴; kept below high after rounding.
/// </summary>
internal readonly struct UniformDistribution(float low, float high) : IDistribution<float>
{
    private readonly float _low = low;
    private readonly float _scale = (high - low) / (1 << 24);
    private readonly float _greatest = MathF.BitDecrement(high);

    public static int Length => PhiloxLanes.Words;

    public void Shape(ReadOnlySpan<uint> words, Span<float> destination)
    {
        for (var i = 0; i < words.Length; i += Vector<uint>.Count)
        {
            var bits = (new Vector<uint>(words[i..]) >>> 8).As<uint, int>();
            var value = new Vector<float>(_low) + Vector.ConvertToSingle(bits) * new Vector<float>(_scale);
            Vector.MinNative(value, new Vector<float>(_greatest)).CopyTo(destination[i..]);
        }
    }
}
