using System.Numerics;

namespace GanForge.Tensors.Random;

/// <summary>1 / keep where a 16-bit number falls below keep · 2¹⁶, else 0; low halves of the words first.</summary>
internal readonly struct DropoutMask(float keepProbability) : IDistribution<float>
{
    private readonly int _threshold = Math.Max(1, (int)MathF.Round(keepProbability * 65536f));
    private readonly float _factor = 1f / keepProbability;

    public static int Length => 2 * PhiloxLanes.Words;

    public void Shape(ReadOnlySpan<uint> words, Span<float> destination)
    {
        var threshold = new Vector<int>(_threshold);
        var factor = new Vector<float>(_factor).As<float, int>();
        var high = destination[words.Length..];
        for (var i = 0; i < words.Length; i += Vector<uint>.Count)
        {
            var bits = new Vector<uint>(words[i..]);
            var lowHalf = (bits & new Vector<uint>(0xFFFF)).As<uint, int>();
            var highHalf = (bits >>> 16).As<uint, int>();
            (Vector.LessThan(lowHalf, threshold) & factor).As<int, float>().CopyTo(destination[i..]);
            (Vector.LessThan(highHalf, threshold) & factor).As<int, float>().CopyTo(high[i..]);
        }
    }
}
