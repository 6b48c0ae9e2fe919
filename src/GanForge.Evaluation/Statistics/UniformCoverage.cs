namespace GanForge.Evaluation.Statistics;

/// <summary>
/// The number and evenness of covered modes among equally likely ones, as for Stacked-MNIST (Metz et al. 2017,
/// arXiv:1611.02163; Srivastava et al. 2017, arXiv:1705.07761).
/// </summary>
/// <param name="Modes">The number of modes that are hit at least once.</param>
/// <param name="Kl">
/// Σ p log(p·K) in nats, the divergence of the shares p of K modes from equal shares; modes without hits contribute 0.
/// </param>
public sealed record UniformCoverage(int Modes, double Kl)
{
    /// <summary>The number of samples in published results on Stacked-MNIST.</summary>
    public const int UsualSamples = 26_000;

    /// <summary>Measures the coverage of hits.</summary>
    /// <param name="hits">The mode that each sample hits; at least one sample.</param>
    /// <param name="count">The number of modes K, numbered from 0.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="IndexOutOfRangeException">A hit is not a valid mode.</exception>
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
        // Rounding may make it slightly negative.
        return new UniformCoverage(histogram.Count(samples => samples > 0), Math.Max(0, kl));
    }
}
