using GanForge.Data;

namespace GanForge.Gans.Latent;

/// <summary>
/// Which class a conditional generator is asked for by each seed. Where the training set has about as many images of each
/// class, as all built-in sets have, the classes take turns: the seed modulo their number. Where the most frequent class has
/// more than twice as many as the rarest, each class gets its share of the training set, in an order in which any number of
/// first seeds comes close to the shares. A class without a training image is never asked for.
/// </summary>
/// <example><code>ClassSequence.Of([30, 0, 10])[seed: 3]   // 2: the classes 0, 0, 0, 2, and again</code></example>
public sealed class ClassSequence
{
    private const int EvenUpTo = 2;

    private readonly int[] _counts;
    private readonly byte[] _period;

    private ClassSequence(int[] counts)
    {
        _counts = counts;
        int[] present = [.. Enumerable.Range(0, counts.Length).Where(number => counts[number] > 0)];
        IsEven = counts.Max() <= (long)EvenUpTo * present.Min(number => counts[number]);
        _period = IsEven ? [.. present.Select(number => (byte)number)] : InShares(counts);
    }

    /// <summary>Whether the classes that there are take turns.</summary>
    public bool IsEven { get; }

    /// <summary>The classes that the training set has no image of.</summary>
    public IReadOnlyList<int> Missing => [.. Enumerable.Range(0, _counts.Length).Where(number => _counts[number] == 0)];

    /// <summary>The class that a seed is asked for.</summary>
    /// <param name="seed">The seed.</param>
    public int this[ulong seed] => _period[seed % (ulong)_period.Length];

    /// <summary>The sequence for a training set.</summary>
    /// <param name="counts">Its images of each class, one or more in all.</param>
    /// <exception cref="ArgumentException">There are no images, or more than 256 classes.</exception>
    public static ClassSequence From(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Any(count => count > 0) && counts.All(count => count >= 0) && counts.Count <= byte.MaxValue + 1
            ? new ClassSequence([.. counts])
            : throw new ArgumentException($"Images of {counts.Count} classes, {counts.Sum(count => (long)count)} in all, are no training set.", nameof(counts));
    }

    /// <inheritdoc cref="From(IReadOnlyList{int})"/>
    /// <param name="train">The training set.</param>
    public static ClassSequence From(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return From(train.CountByClass());
    }

    /// <summary>What one has to know of images that are asked for so, in sentences; nothing where all classes take turns.</summary>
    /// <param name="classNames">What the classes are called.</param>
    public IEnumerable<string> Notes(IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (!IsEven)
        {
            var most = Array.IndexOf(_counts, _counts.Max());
            var least = Array.IndexOf(_counts, _counts.Where(count => count > 0).Min());
            yield return $"classes are asked for in their shares of the training set, from {Share(least)} of {classNames[least]} to {Share(most)} of {classNames[most]}.";
        }
        if (Missing.Count > 0)
            yield return $"the training set has no image of {Wording.And([.. Missing.Select(number => classNames[number])])}, so {(Missing.Count == 1 ? "it is" : "these are")} not asked for.";
    }

    private string Share(int number) => FormattableString.Invariant($"{_counts[number] / _counts.Sum(count => (double)count):0.0 %}");

    /// <summary>
    /// At no place is a class a whole image ahead of its share or behind it: image j of a class with share s has its place from
    /// ⌊(j − 1) / s⌋ to ⌈j / s⌉, and of the classes whose next image may come, that comes which must come soonest. Such
    /// an order always exists (Baruah et al. 1996, Proportionate progress).
    /// </summary>
    private static byte[] InShares(int[] counts)
    {
        var divisor = counts.Aggregate(GreatestCommonDivisor);
        long[] shares = [.. counts.Select(count => (long)count / divisor)];
        var (given, period) = (new long[counts.Length], new byte[shares.Sum()]);
        for (var place = 0; place < period.Length; place++)
        {
            var next = Enumerable.Range(0, shares.Length)
                .Where(number => shares[number] > 0 && given[number] * period.Length / shares[number] <= place)
                .MinBy(number => (((given[number] + 1) * period.Length) + shares[number] - 1) / shares[number]);
            given[next]++;
            period[place] = (byte)next;
        }
        return period;
    }

    private static int GreatestCommonDivisor(int first, int second) => second == 0 ? first : GreatestCommonDivisor(second, first % second);
}
