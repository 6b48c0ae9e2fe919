namespace GanForge.Tensors.Random;

/// <summary>
/// Philox 4×32 with ten rounds: a keyed bijection of 128-bit counters whose outputs for 0, 1, 2, … are the random
/// numbers (Salmon, Moraes, Dror, Shaw: "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011).
/// </summary>
/// <remarks>Stateless: any block can be computed at any time, on any thread, in any order.</remarks>
public static class Philox
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;

    /// <summary>Computes the 128 random bits for one counter under <paramref name="key"/>.</summary>
    /// <param name="counterLow">Words 0 (low half) and 1 (high half) of the counter.</param>
    /// <param name="counterHigh">Words 2 (low half) and 3 (high half) of the counter.</param>
    /// <param name="key">Words 0 (low half) and 1 (high half) of the key.</param>
    /// <returns>Words 0 and 1 in <c>Low</c>, words 2 and 3 in <c>High</c>, each pair low half first.</returns>
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        var (x0, x1) = ((uint)counterLow, (uint)(counterLow >> 32));
        var (x2, x3) = ((uint)counterHigh, (uint)(counterHigh >> 32));
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * x0;
            var product1 = (ulong)Multiplier1 * x2;
            x0 = (uint)(product1 >> 32) ^ x1 ^ key0;
            x1 = (uint)product1;
            x2 = (uint)(product0 >> 32) ^ x3 ^ key1;
            x3 = (uint)product0;
            key0 += KeyStep0;
            key1 += KeyStep1;
        }

        return (x0 | (ulong)x1 << 32, x2 | (ulong)x3 << 32);
    }
}
