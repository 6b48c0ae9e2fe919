using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Random;

/// <summary>The random numbers for one purpose at one step: an immutable key, not a stateful generator.</summary>
/// <remarks>
/// <para>
/// Element <c>i</c> of a fill depends only on the seed, the purpose, the step and <c>i</c>, to the bit: not on earlier
/// draws, the number of threads or the vector width of the processor. A buffer can therefore be filled in pieces, with
/// the index of each piece's first element as <c>offset</c>; pieces that start at multiples of
/// <see cref="BlockLength"/> cost nothing extra.
/// </para>
/// <para>
/// Two fills from one stream read the same bits, so their results are correlated: use a separate stream for each
/// purpose.
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
    /// <summary>The block length in elements; a fill can be split at multiples of it at no cost.</summary>
    public const int BlockLength = 2 * PhiloxLanes.Words;

    private readonly ulong _key;

    /// <summary>Creates the stream for one purpose at one step.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">The purpose of the numbers, for example "noise" or "dropout/discriminator.3".</param>
    /// <param name="step">The training step, epoch or other counter that the numbers depend on.</param>
    public RandomStream(ulong seed, string purpose, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        _key = Philox.Block(Hash(purpose), counterHigh: 0, seed).Low;
        Step = step;
    }

    /// <summary>The training step, epoch or other counter that the numbers depend on.</summary>
    public long Step { get; init; }

    /// <summary>
    /// Returns the stream for the same seed and purpose at another step: <c>stream with { Step = step }</c>.
    /// </summary>
    /// <param name="step">The other step.</param>
    public RandomStream At(long step) => this with { Step = step };

    /// <summary>Returns the 64 random bits with the number <paramref name="index"/>.</summary>
    /// <param name="index">Any number.</param>
    public ulong UInt64At(long index) => Philox.Block((ulong)index, (ulong)Step, _key).Low;

    /// <summary>Fills with random 32-bit words.</summary>
    /// <param name="destination">The span to fill.</param>
    /// <param name="offset">The index of the first element in the whole sequence, not negative.</param>
    public void FillBits(Span<uint> destination, long offset = 0) => Fill(default(Words), destination, offset);

    /// <summary>Fills with random 16-bit words, the ones that <see cref="FillDropoutMask"/> uses.</summary>
    /// <param name="destination">The span to fill.</param>
    /// <param name="offset">The index of the first element in the whole sequence, not negative.</param>
    public void FillBits(Span<ushort> destination, long offset = 0) => Fill(default(HalfWords), destination, offset);

    /// <summary>
    /// Fills with uniform numbers on [<paramref name="low"/>, <paramref name="high"/>), with 24 random bits each.
    /// </summary>
    /// <param name="destination">The span to fill.</param>
    /// <param name="low">The minimum.</param>
    /// <param name="high">The upper bound, exclusive; greater than <paramref name="low"/>.</param>
    /// <param name="offset">The index of the first element in the whole sequence, not negative.</param>
    public void FillUniform(Span<float> destination, float low = 0f, float high = 1f, long offset = 0)
    {
        if (!(low < high) || !float.IsFinite(high - low))
        {
            throw new ArgumentException(
                $"A uniform range needs low < high, both finite; got low {low} and high {high}."
            );
        }

        Fill(new UniformDistribution(low, high), destination, offset);
    }

    /// <summary>
    /// Fills with Gaussian numbers by the Box–Muller transform; all are within 5.8 deviations of the mean.
    /// </summary>
    /// <param name="destination">The span to fill.</param>
    /// <param name="mean">The mean μ.</param>
    /// <param name="deviation">The standard deviation σ, not negative.</param>
    /// <param name="offset">The index of the first element in the whole sequence, not negative.</param>
    public void FillNormal(Span<float> destination, float mean = 0f, float deviation = 1f, long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        Fill(new NormalDistribution(mean, deviation), destination, offset);
    }

    /// <summary>
    /// Fills with the factors of inverted dropout: 1 / <paramref name="keepProbability"/> for a kept element, 0 for a
    /// dropped one, with 16 random bits per element.
    /// </summary>
    /// <param name="destination">The span to fill.</param>
    /// <param name="keepProbability">The probability of being kept, in (0, 1].</param>
    /// <param name="offset">The index of the first element in the whole sequence, not negative.</param>
    public void FillDropoutMask(Span<float> destination, float keepProbability, long offset = 0)
    {
        if (keepProbability is not (> 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(keepProbability),
                keepProbability,
                "The probability of keeping an element lies in (0, 1]."
            );
        }

        Fill(new DropoutMask(keepProbability), destination, offset);
    }

    /// <summary>
    /// Shuffles in place (Fisher–Yates); all orders are equally likely, up to less than one part in 2⁶⁴ /
    /// <c>values.Length</c> per draw.
    /// </summary>
    /// <param name="values">The values to shuffle.</param>
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
    /// Draws block by block and converts each block's 64 words with <paramref name="shape"/>; a partial block is
    /// generated as a whole on the stack.
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

    /// <summary>FNV-1a over the characters: unlike <c>string.GetHashCode</c>, the same in every process.</summary>
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
