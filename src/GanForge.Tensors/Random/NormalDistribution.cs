using System.Numerics;
using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Random;

/// <summary>Box–Muller: words i and i + 32 become r cos φ and r sin φ with r = √(−2 ln u).</summary>
/// <remarks>
/// Logarithm, sine and cosine are series of plain products and sums (neither fused operations nor the runtime library),
/// which IEEE 754 rounds the same way everywhere, so a seed gives the same bits on every processor. They are accurate
/// to a few units in the last place, which matches the 24 bits of u and φ.
/// </remarks>
internal readonly struct NormalDistribution(float mean, float deviation) : IDistribution<float>
{
    private const float UnitOf24Bits = 1f / (1 << 24);

    private readonly float _mean = mean;
    private readonly float _deviation = deviation;

    public static int Length => PhiloxLanes.Words;

    public void Shape(ReadOnlySpan<uint> words, Span<float> destination)
    {
        const int Half = PhiloxLanes.Words / 2;
        for (var i = 0; i < Half; i += Vector<uint>.Count)
        {
            var radius = Radius(new Vector<uint>(words[i..])) * new Vector<float>(_deviation);
            var (x, y) = Direction(new Vector<uint>(words[(i + Half)..]));
            (new Vector<float>(_mean) + radius * x).CopyTo(destination[i..]);
            (new Vector<float>(_mean) + radius * y).CopyTo(destination[(i + Half)..]);
        }
    }

    /// <summary>√(−2 ln u), u in (0, 1] from the upper 24 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Radius(Vector<uint> bits)
    {
        var u =
            Vector.ConvertToSingle(((bits >>> 8) + Vector<uint>.One).As<uint, int>()) * new Vector<float>(UnitOf24Bits);
        return Vector.SquareRoot(new Vector<float>(-2f) * Log(u));
    }

    /// <summary>
    /// ln u = e ln 2 + ln m with m in [√½, √2), and ln m = 2 artanh s = 2s (1 + s²/3 + s⁴/5 + …), s = (m − 1) / (m +
    /// 1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Log(Vector<float> u)
    {
        var rootOfHalf = new Vector<int>(BitConverter.SingleToInt32Bits(0.70710678f));
        var exponent = (u.As<float, int>() - rootOfHalf) >> 23;
        var m = (u.As<float, int>() - (exponent << 23)).As<int, float>();
        var s = (m - Vector<float>.One) / (m + Vector<float>.One);
        var z = s * s;
        var series = new Vector<float>(1f / 9f);
        series = series * z + new Vector<float>(1f / 7f);
        series = series * z + new Vector<float>(1f / 5f);
        series = series * z + new Vector<float>(1f / 3f);
        series = series * z + Vector<float>.One;
        return Vector.ConvertToSingle(exponent) * new Vector<float>(0.693147181f) + new Vector<float>(2f) * s * series;
    }

    /// <summary>
    /// A uniform direction: an angle in [−π/4, π/4) from the upper 24 bits, then reflections in the diagonal of the
    /// axes (bit 0) and the vertical axis (bit 1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> X, Vector<float> Y) Direction(Vector<uint> bits)
    {
        var fraction = (bits >>> 8).As<uint, int>() - new Vector<int>(1 << 23);
        var angle = Vector.ConvertToSingle(fraction) * new Vector<float>(MathF.PI / 2f * UnitOf24Bits);
        var z = angle * angle;

        var cosine = new Vector<float>(-1f / 3628800f);
        cosine = cosine * z + new Vector<float>(1f / 40320f);
        cosine = cosine * z + new Vector<float>(-1f / 720f);
        cosine = cosine * z + new Vector<float>(1f / 24f);
        cosine = cosine * z + new Vector<float>(-1f / 2f);
        cosine = cosine * z + Vector<float>.One;

        var sine = new Vector<float>(1f / 362880f);
        sine = sine * z + new Vector<float>(-1f / 5040f);
        sine = sine * z + new Vector<float>(1f / 120f);
        sine = sine * z + new Vector<float>(-1f / 6f);
        sine = sine * z * angle + angle;

        var signBit = (bits & new Vector<uint>(2)) << 30;
        cosine = (cosine.As<float, uint>() ^ signBit).As<uint, float>();
        var swapped = Vector.Equals(bits & Vector<uint>.One, Vector<uint>.One).As<uint, int>();
        return (Vector.ConditionalSelect(swapped, sine, cosine), Vector.ConditionalSelect(swapped, cosine, sine));
    }
}
