using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Random;

/// <summary>
/// The random numbers of one purpose at one step: an immutable key, not a generator that moves on.
/// </summary>
/// <remarks>
/// <para>
/// Element <c>i</c> of a fill depends on the seed, the purpose, the step and <c>i</c> alone, to the bit: not on what was
/// drawn before, nor on the number of threads or the width of the processor's vectors. A buffer may therefore be filled
/// in pieces, each piece given its first element's index as <c>offset</c>; pieces that start at multiples of
/// <see cref="BlockLength"/> cost nothing extra.
/// </para>
/// <para>
/// Two fills of one stream read the same bits, so that their results are correlated: take one stream a use.
/// </para>
/// <example>
/// <code>
/// var noise = new RandomStream(seed: 42, purpose: "noise", step: 17);
/// noise.FillNormal(batch);
/// </code>
/// </example>
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A random stream is the field's term; System.IO is far away.")]
public readonly record struct RandomStream
{
    /// <summary>Length, in elements, at whose multiples a fill is split at no cost.</summary>
    public const int BlockLength = 2 * PhiloxLanes.Words;

    private readonly ulong _key;

    /// <summary>The stream of one purpose at one step.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the numbers are for, for example "noise" or "dropout/discriminator.3".</param>
    /// <param name="step">The training step, epoch or other count that the numbers change with.</param>
    public RandomStream(ulong seed, string purpose, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        _key = Philox.Block(Hash(purpose), counterHigh: 0, seed).Low;
        Step = step;
    }

    /// <summary>The training step, epoch or other count that the numbers change with.</summary>
    public long Step { get; init; }

    /// <summary>The same seed and purpose at another step: <c>stream with { Step = step }</c>.</summary>
    /// <param name="step">The other step.</param>
    public RandomStream At(long step) => this with { Step = step };

    /// <summary>The 64 random bits numbered <paramref name="index"/>.</summary>
    /// <param name="index">Any number.</param>
    public ulong UInt64At(long index) => Philox.Block((ulong)index, (ulong)Step, _key).Low;

    /// <summary>Fills with random 32-bit words.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="offset">Index of the first element in the whole sequence, not negative.</param>
    public void FillBits(Span<uint> destination, long offset = 0) =>
        Fill(default(Words), destination, offset);

    /// <summary>Fills with random 16-bit words, those that <see cref="FillDropoutMask"/> decides by.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="offset">Index of the first element in the whole sequence, not negative.</param>
    public void FillBits(Span<ushort> destination, long offset = 0) =>
        Fill(default(HalfWords), destination, offset);

    /// <summary>Fills with numbers uniform on [<paramref name="low"/>, <paramref name="high"/>), of 24 random bits each.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="low">Least value.</param>
    /// <param name="high">Bound above, never reached; greater than <paramref name="low"/>.</param>
    /// <param name="offset">Index of the first element in the whole sequence, not negative.</param>
    public void FillUniform(Span<float> destination, float low = 0f, float high = 1f, long offset = 0)
    {
        if (!(low < high) || !float.IsFinite(high - low))
        {
            throw new ArgumentException($"A uniform range needs low < high, both finite; got low {low} and high {high}.");
        }

        Fill(new UniformDistribution(low, high), destination, offset);
    }

    /// <summary>Fills with Gaussian numbers by the Box–Muller transform; none is farther than 5.8 deviations from the mean.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="mean">Mean μ.</param>
    /// <param name="deviation">Standard deviation σ, not negative.</param>
    /// <param name="offset">Index of the first element in the whole sequence, not negative.</param>
    public void FillNormal(Span<float> destination, float mean = 0f, float deviation = 1f, long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        Fill(new NormalDistribution(mean, deviation), destination, offset);
    }

    /// <summary>
    /// Fills with the factors of inverted dropout: 1 / <paramref name="keepProbability"/> where an element is kept, 0 where
    /// it is dropped, by 16 random bits an element.
    /// </summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="keepProbability">Probability of being kept, in (0, 1].</param>
    /// <param name="offset">Index of the first element in the whole sequence, not negative.</param>
    public void FillDropoutMask(Span<float> destination, float keepProbability, long offset = 0)
    {
        if (keepProbability is not (> 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(keepProbability), keepProbability, "The probability of keeping an element lies in (0, 1].");
        }

        Fill(new DropoutMask(keepProbability), destination, offset);
    }

    /// <summary>
    /// Shuffles in place (Fisher–Yates): every order is as likely as any other, but for less than one part in
    /// 2⁶⁴ / <c>values.Length</c> a draw.
    /// </summary>
    /// <param name="values">The values to put into random order.</param>
    [SkipLocalsInit]
    public void Shuffle(Span<int> values)
    {
        Span<uint> words = stackalloc uint[PhiloxLanes.Words];
        var drawn = words.Length;
        var offset = 0L;
        for (var last = values.Length - 1; last > 0; last--)
        {
            if (drawn == words.Length)
            {
                FillBits(words, offset);
                offset += words.Length;
                drawn = 0;
            }

            var bits = (ulong)words[drawn] << 32 | words[drawn + 1];
            drawn += 2;
            var other = (int)Math.BigMul(bits, (ulong)last + 1, out _);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>
    /// Draws block by block and lets <paramref name="shape"/> turn each block's 64 words into elements; a block that is
    /// wanted in part is made whole on the stack.
    /// </summary>
    [SkipLocalsInit]
    private void Fill<TShape, T>(TShape shape, Span<T> destination, long offset)
        where TShape : struct, IDistribution<T>
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Span<uint> words = stackalloc uint[PhiloxLanes.Words];
        Span<T> whole = stackalloc T[TShape.Length];
        while (!destination.IsEmpty)
        {
            var (block, skipped) = Math.DivRem(offset, TShape.Length);
            var taken = (int)Math.Min(TShape.Length - skipped, destination.Length);
            PhiloxLanes.Fill((ulong)block * PhiloxLanes.Counters, (ulong)Step, _key, words);
            if (taken == TShape.Length)
            {
                shape.Shape(words, destination[..taken]);
            }
            else
            {
                shape.Shape(words, whole);
                whole.Slice((int)skipped, taken).CopyTo(destination);
            }

            destination = destination[taken..];
            offset += taken;
        }
    }

    /// <summary>FNV-1a over the characters: unlike <c>string.GetHashCode</c> the same in every process.</summary>
    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 0x100000001B3UL;
        }

        return hash;
    }
}
