using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// Computes the kernel distance "kid" (Bińkowski et al. 2018, arXiv:1801.01401): the unbiased estimate of the squared
/// maximum mean discrepancy with the kernel k(x, y) = (x·y / d + 1)³, averaged over random subsets.
/// </summary>
/// <remarks>
/// Unlike a Fréchet distance it has no bias: for two samples of one distribution it is 0 except for chance, and may be
/// negative.
/// </remarks>
public static class KernelDistance
{
    private const int Subsets = 50;
    private const int MaxSubset = 1_000;

    /// <summary>Computes the distance between two sets of feature vectors.</summary>
    /// <param name="first">The first feature vectors, (N, d).</param>
    /// <param name="second">The second feature vectors, (M, d).</param>
    /// <param name="dimensions">The dimension d of a vector.</param>
    /// <param name="random">
    /// The random stream for drawing subsets: 50 subsets of 1,000 vectors per set, or of all vectors if there are
    /// fewer.
    /// </param>
    /// <param name="report">The callback for the completed share, from 0 to 1; or null.</param>
    /// <exception cref="ArgumentException">A set has fewer than two vectors.</exception>
    public static double Between(
        ReadOnlySpan<float> first,
        ReadOnlySpan<float> second,
        int dimensions,
        RandomStream random,
        Action<double>? report = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        var (n, m) = (first.Length / dimensions, second.Length / dimensions);
        var size = Math.Min(MaxSubset, Math.Min(n, m));
        if (size < 2)
        {
            throw new ArgumentException(
                $"A kernel distance takes two vectors or more of each kind; there are {n} and {m}."
            );
        }

        using var unrecorded = Gradients.NoGrad();
        var sum = 0.0;
        for (var subset = 0; subset < Subsets; subset++)
        {
            using var scope = StepScope.Begin();
            var x = Pick(first, dimensions, size, random.At(2 * subset));
            var y = Pick(second, dimensions, size, random.At((2 * subset) + 1));
            var (within, between) = (Sums(x, x), Sums(x, y));
            var (others, pairs) = (Sums(y, y), (double)size * (size - 1));
            sum +=
                ((within.All - within.Diagonal + others.All - others.Diagonal) / pairs)
                - (2 * between.All / ((double)size * size));
            report?.Invoke((subset + 1.0) / Subsets);
        }
        return sum / Subsets;
    }

    private static Tensor Pick(ReadOnlySpan<float> features, int dimensions, int size, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, features.Length / dimensions)];
        random.Shuffle(order);
        var picked = Tensor.Uninitialized([size, dimensions]);
        for (var i = 0; i < size; i++)
            features.Slice(order[i] * dimensions, dimensions).CopyTo(picked.Span[(i * dimensions)..]);
        return picked;
    }

    /// <summary>Sums the kernel over all pairs, and over the diagonal.</summary>
    private static (double All, double Diagonal) Sums(Tensor x, Tensor y)
    {
        var (size, dimensions) = (x.Shape[0], x.Shape[1]);
        var products = x.MatMul(y, transposeB: true).Span;
        var (all, diagonal) = (0.0, 0.0);
        for (var i = 0; i < products.Length; i++)
        {
            var root = (products[i] / (double)dimensions) + 1;
            var kernel = root * root * root;
            all += kernel;
            if (i % (size + 1) == 0)
                diagonal += kernel;
        }
        return (all, diagonal);
    }
}
