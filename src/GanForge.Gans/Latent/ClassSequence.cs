using GanForge.Data;

namespace GanForge.Gans.Latent;

/// <summary>
/// The class that a conditional generator uses for each seed, derived from the training set's class counts.
/// </summary>
/// <remarks>
/// If the classes have about as many images each, as in all built-in sets, they rotate: the class is the seed modulo
/// their number. If the most frequent class has more than twice as many images as the rarest, each class gets its share
/// of the training set, in an order in which every prefix comes close to the shares. A class without training images is
/// never used.
/// </remarks>
/// <example><code>ClassSequence.From([30, 0, 10])[seed: 3]   // 2: the classes 0, 0, 0, 2, and again</code></example>
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

    /// <summary>True if the classes with training images rotate, so that all are equally frequent.</summary>
    public bool IsEven { get; }

    /// <summary>The classes without images in the training set.</summary>
    public IReadOnlyList<int> Missing => [.. Enumerable.Range(0, _counts.Length).Where(number => _counts[number] == 0)];

    /// <summary>The class for a seed.</summary>
    /// <param name="seed">The seed.</param>
    public int this[ulong seed] => _period[seed % (ulong)_period.Length];

    /// <summary>Creates the sequence for a training set.</summary>
    /// <param name="counts">Number of images of each class, at least one in total.</param>
    /// <exception cref="ArgumentException">There are no images, a count is negative, or there are more than 256
    /// classes.</exception>
    public static ClassSequence From(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Any(count => count > 0) && counts.All(count => count >= 0) && counts.Count <= byte.MaxValue + 1
            ? new ClassSequence([.. counts])
            : throw new ArgumentException(
                $"Images of {counts.Count} classes, {counts.Sum(count => (long)count)} in all, are no training set.",
                nameof(counts)
            );
    }

    /// <inheritdoc cref="From(IReadOnlyList{int})"/>
    /// <param name="train">The training set.</param>
    public static ClassSequence From(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return From(train.CountByClass());
    }

    /// <summary>Sentences that explain the class frequencies of the images; none if all classes rotate.</summary>
    /// <param name="classNames">Names of the classes.</param>
    public IEnumerable<string> Notes(IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (!IsEven)
        {
            var most = Array.IndexOf(_counts, _counts.Max());
            var least = Array.IndexOf(_counts, _counts.Where(count => count > 0).Min());
            yield return $"classes are asked for in their shares of the training set, from {Share(least)} of "
                + $"{classNames[least]} to {Share(most)} of {classNames[most]}.";
        }
        if (Missing.Count > 0)
        {
            yield return $"the training set has no image of "
                + $"{Wording.And([.. Missing.Select(number => classNames[number])])}, so "
                + $"{(Missing.Count == 1 ? "it is" : "these are")} not asked for.";
        }
    }

    private string Share(int number) =>
        FormattableString.Invariant($"{_counts[number] / _counts.Sum(count => (double)count):0.0 %}");

    /// <summary>Orders the classes so that none is ever a whole image ahead of or short of its share.</summary>
    /// <remarks>
    /// Image j of a class with share s belongs at a position from ⌊(j − 1) / s⌋ to ⌈j / s⌉. Of the classes whose next
    /// image is allowed, the one with the earliest deadline comes next. Such an order always exists (Baruah et al.
    /// 1996, Proportionate progress).
    /// </remarks>
    private static byte[] InShares(int[] counts)
    {
        var divisor = counts.Aggregate(GreatestCommonDivisor);
        long[] shares = [.. counts.Select(count => (long)count / divisor)];
        var (given, period) = (new long[counts.Length], new byte[shares.Sum()]);
        for (var place = 0; place < period.Length; place++)
        {
            var next = Enumerable
                .Range(0, shares.Length)
                .Where(number => shares[number] > 0 && given[number] * period.Length / shares[number] <= place)
                .MinBy(number => (((given[number] + 1) * period.Length) + shares[number] - 1) / shares[number]);
            given[next]++;
            period[place] = (byte)next;
        }
        return period;
    }

    private static int GreatestCommonDivisor(int first, int second) =>
        second == 0 ? first : GreatestCommonDivisor(second, first % second);
}
