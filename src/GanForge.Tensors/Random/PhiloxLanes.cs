using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GanForge.Tensors.Random;

/// <summary>Philox on sixteen consecutive counters at once, the source of all bulk random numbers.</summary>
/// <remarks>
/// <para>
/// Each 64-bit lane holds one 32-bit word of one counter in its low half. The only multiplication of a round widens 32
/// × 32 to 64 bits and reads only low halves, so the high halves left by a round never need clearing: a round is two
/// products, two shifts and two three-way exclusive-ors, without a shuffle.
/// </para>
/// <para>
/// The 64 words are ordered by word, not by counter: word 0 of the sixteen counters, then word 1, and so on. This order
/// is the same at every vector width and needs no transposition. There is no remainder, because a vector never has more
/// than eight lanes.
/// </para>
/// <para>
/// <see cref="Vector{T}"/> stays at 256 bits on processors with 512, so the widths are implemented separately: sixteen
/// counters take two registers per word.
/// </para>
/// </remarks>
internal static class PhiloxLanes
{
    /// <summary>The number of counters per call.</summary>
    public const int Counters = 16;

    /// <summary>The number of 32-bit words per call.</summary>
    public const int Words = 4 * Counters;

    /// <summary>
    /// Computes the 64 words of counters <paramref name="firstCounter"/> to <paramref name="firstCounter"/> + 15.
    /// </summary>
    /// <param name="firstCounter">
    /// The low half of the first counter, a multiple of 16, so that no lane carries into the next word.
    /// </param>
    /// <param name="counterHigh">The high half of all counters.</param>
    /// <param name="key">The key.</param>
    /// <param name="words">Receives the 64 words.</param>
    public static void Fill(ulong firstCounter, ulong counterHigh, ulong key, Span<uint> words)
    {
        ref var destination = ref MemoryMarshal.GetReference(words[..Words]);
        if (Avx512F.IsSupported)
        {
            Fill512(firstCounter, counterHigh, key, ref destination);
            return;
        }

        var lanes = Vector<ulong>.Count;
        for (var lane = 0; lane < Counters; lane += 2 * lanes)
        {
            var x0 = new Vector<ulong>(firstCounter + (uint)lane) + Vector<ulong>.Indices;
            var y0 = x0 + new Vector<ulong>((uint)lanes);
            var x1 = new Vector<ulong>(firstCounter >> 32);
            var x2 = new Vector<ulong>(counterHigh);
            var x3 = new Vector<ulong>(counterHigh >> 32);
            var (y1, y2, y3) = (x1, x2, x3);
            var key0 = new Vector<ulong>(key);
            var key1 = new Vector<ulong>(key >> 32);
            for (var round = 0; round < Philox.Rounds; round++)
            {
                Round(ref x0, ref x1, ref x2, ref x3, key0, key1);
                Round(ref y0, ref y1, ref y2, ref y3, key0, key1);
                key0 += new Vector<ulong>(Philox.KeyStep0);
                key1 += new Vector<ulong>(Philox.KeyStep1);
            }

            Vector.Narrow(x0, y0).StoreUnsafe(ref destination, (nuint)lane);
            Vector.Narrow(x1, y1).StoreUnsafe(ref destination, (nuint)(lane + Counters));
            Vector.Narrow(x2, y2).StoreUnsafe(ref destination, (nuint)(lane + 2 * Counters));
            Vector.Narrow(x3, y3).StoreUnsafe(ref destination, (nuint)(lane + 3 * Counters));
        }
    }

    private static void Fill512(ulong firstCounter, ulong counterHigh, ulong key, ref uint destination)
    {
        var x0 = Vector512.Create(firstCounter) + Vector512<ulong>.Indices;
        var y0 = x0 + Vector512.Create((ulong)Vector512<ulong>.Count);
        var x1 = Vector512.Create(firstCounter >> 32);
        var x2 = Vector512.Create(counterHigh);
        var x3 = Vector512.Create(counterHigh >> 32);
        var (y1, y2, y3) = (x1, x2, x3);
        var key0 = Vector512.Create(key);
        var key1 = Vector512.Create(key >> 32);
        for (var round = 0; round < Philox.Rounds; round++)
        {
            Round512(ref x0, ref x1, ref x2, ref x3, key0, key1);
            Round512(ref y0, ref y1, ref y2, ref y3, key0, key1);
            key0 += Vector512.Create((ulong)Philox.KeyStep0);
            key1 += Vector512.Create((ulong)Philox.KeyStep1);
        }

        Vector512.Narrow(x0, y0).StoreUnsafe(ref destination);
        Vector512.Narrow(x1, y1).StoreUnsafe(ref destination, Counters);
        Vector512.Narrow(x2, y2).StoreUnsafe(ref destination, 2 * Counters);
        Vector512.Narrow(x3, y3).StoreUnsafe(ref destination, 3 * Counters);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round512(
        ref Vector512<ulong> x0,
        ref Vector512<ulong> x1,
        ref Vector512<ulong> x2,
        ref Vector512<ulong> x3,
        Vector512<ulong> key0,
        Vector512<ulong> key1
    )
    {
        var product0 = Avx512F.Multiply(x0.AsUInt32(), Vector512.Create((ulong)Philox.Multiplier0).AsUInt32());
        var product1 = Avx512F.Multiply(x2.AsUInt32(), Vector512.Create((ulong)Philox.Multiplier1).AsUInt32());
        x0 = (product1 >>> 32) ^ x1 ^ key0;
        x1 = product1;
        x2 = (product0 >>> 32) ^ x3 ^ key1;
        x3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector<ulong> x0,
        ref Vector<ulong> x1,
        ref Vector<ulong> x2,
        ref Vector<ulong> x3,
        Vector<ulong> key0,
        Vector<ulong> key1
    )
    {
        var product0 = MultiplyLowHalves(x0, new Vector<ulong>(Philox.Multiplier0));
        var product1 = MultiplyLowHalves(x2, new Vector<ulong>(Philox.Multiplier1));
        x0 = (product1 >>> 32) ^ x1 ^ key0;
        x1 = product1;
        x2 = (product0 >>> 32) ^ x3 ^ key1;
        x3 = product0;
    }

    /// <summary>
    /// The 64-bit product of the low 32 bits of each lane, which the portable operator does not provide.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ulong> MultiplyLowHalves(Vector<ulong> left, Vector<ulong> right)
    {
        if (Avx2.IsSupported && Vector<ulong>.Count == Vector256<ulong>.Count)
        {
            return Avx2.Multiply(left.AsVector256().AsUInt32(), right.AsVector256().AsUInt32()).AsVector();
        }

        if (Sse2.IsSupported && Vector<ulong>.Count == Vector128<ulong>.Count)
        {
            return Sse2.Multiply(left.AsVector128().AsUInt32(), right.AsVector128().AsUInt32()).AsVector();
        }

        if (AdvSimd.IsSupported && Vector<ulong>.Count == Vector128<ulong>.Count)
        {
            return AdvSimd
                .MultiplyWideningLower(
                    AdvSimd.ExtractNarrowingLower(left.AsVector128()),
                    AdvSimd.ExtractNarrowingLower(right.AsVector128())
                )
                .AsVector();
        }

        var lowHalf = new Vector<ulong>(uint.MaxValue);
        return (left & lowHalf) * (right & lowHalf);
    }
}
