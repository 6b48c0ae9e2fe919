namespace GanForge.Evaluation.Statistics;

/// <summary>
/// How many of many equally likely modes are covered, and how evenly: the figures of Stacked-MNIST (Metz et al. 2017,
/// arXiv:1611.02163; Srivastava et al. 2017, arXiv:1705.07761).
/// </summary>
/// <param name="Modes">Modes that are hit at least once.</param>
/// <param name="Kl">Σ p log(p·K) in nats, of the shares p of K modes from equal ones; modes that are not hit add nothing.</param>
public sealed record UniformCoverage(int Modes, double Kl)
{
    /// <summary>The number of samples that published figures of Stacked-MNIST are measured on.</summary>
    public const int UsualSamples = 26_000;

    /// <summary>Measures hits.</summary>
    /// <param name="hits">The mode that each sample hits, at least one sample.</param>
    /// <param name="count">The number of modes K, numbered from 0.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="IndexOutOfRangeException">A hit is of no mode.</exception>
    public static UniformCoverage Compute(ReadOnlySpan<int> hits, int count)
    {
        if (hits.IsEmpty)
            throw new ArgumentException("Coverage needs at least one sample.", nameof(hits));
        var histogram = new int[count];
        foreach (var mode in hits)
            histogram[mode]++;
        var kl = 0.0;
        foreach (var samples in histogram.Where(samples => samples > 0))
        {
            var share = samples / (double)hits.Length;
            kl += share * Math.Log(share * count);
        }
        // Rounding alone may fall a hair below.
        return new UniformCoverage(histogram.Count(samples => samples > 0), Math.Max(0, kl));
    }
}
