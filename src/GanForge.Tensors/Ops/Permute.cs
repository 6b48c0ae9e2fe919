using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x with its dimensions reordered: dimension d of the result is dimension <c>axes[d]</c> of x. dx = dy in the
    /// reverse order.
    /// </summary>
    /// <exception cref="ArgumentException">The axes are not a permutation of 0 to rank − 1.</exception>
    public static Tensor Permute(this Tensor x, params ReadOnlySpan<int> axes)
    {
        var reverse = new int[axes.Length];
        Array.Fill(reverse, -1);
        Span<int> sizes = stackalloc int[axes.Length];
        for (var d = 0; d < axes.Length; d++)
        {
            if (axes.Length != x.Rank || (uint)axes[d] >= (uint)x.Rank || reverse[axes[d]] >= 0)
            {
                throw new ArgumentException(
                    $"({string.Join(", ", axes.ToArray())}) is no order of the dimensions of a tensor of shape "
                        + $"{x.Shape}.",
                    nameof(axes)
                );
            }

            reverse[axes[d]] = d;
            sizes[d] = x.Shape[axes[d]];
        }
        var order = axes.ToArray();
        return Op(Shape.Create(sizes), y => Permutation.Apply(x, order, y), [x], (_, dy) => [Permute(dy, reverse)]);
    }

    /// <summary>The transpose of a matrix. dx = dyᵀ.</summary>
    /// <exception cref="ArgumentException">x is not a matrix.</exception>
    public static Tensor Transpose(this Tensor x)
    {
        RequireRank(x, 2, "A matrix");
        return Permute(x, 1, 0);
    }
}
