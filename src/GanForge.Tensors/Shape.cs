using System.Collections;
using System.Runtime.CompilerServices;

namespace GanForge.Tensors;

/// <summary>
/// The sizes of a tensor's dimensions, outermost first, at most six; <c>[]</c> is the shape of a scalar.
/// </summary>
/// <remarks>
/// Images are (N, H, W, C). Shapes can be written as collection expressions: <c>Shape shape = [32, 28, 28, 1];</c>
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<int>
{
    /// <summary>The maximum number of dimensions.</summary>
    public const int MaxRank = 6;

    private readonly Sizes _sizes;

    private Shape(ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaxRank)
            throw new ArgumentException($"A shape has at most {MaxRank} dimensions; {sizes.Length} were given.");
        long count = 1;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 0)
                throw new ArgumentException($"Dimension {i} is {sizes[i]}; a size cannot be negative.");
            _sizes[i] = sizes[i];
            count *= sizes[i];
            if (count > int.MaxValue)
                throw new ArgumentException("A tensor holds at most 2,147,483,647 elements.");
        }
        Rank = sizes.Length;
        Elements = (int)count;
    }

    /// <summary>The number of dimensions.</summary>
    public int Rank { get; }

    /// <summary>The number of elements: the product of the sizes.</summary>
    public int Elements { get; }

    /// <summary>The size of a dimension; <c>^1</c> is the innermost.</summary>
    public int this[int dimension] =>
        (uint)dimension < (uint)Rank
            ? _sizes[dimension]
            : throw new ArgumentOutOfRangeException(nameof(dimension), $"{this} has no dimension {dimension}.");

    /// <summary>The size of a dimension; <c>^1</c> is the innermost.</summary>
    public int this[Index dimension] => this[dimension.GetOffset(Rank)];

    /// <summary>Creates a shape of the given sizes.</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes);

    /// <summary>Returns the same shape with another size in one dimension.</summary>
    public Shape With(int dimension, int size)
    {
        Span<int> sizes = stackalloc int[Rank];
        CopyTo(sizes);
        sizes[dimension] = size;
        return new Shape(sizes);
    }

    /// <summary>Copies the sizes, outermost first.</summary>
    public void CopyTo(Span<int> destination)
    {
        for (var i = 0; i < Rank; i++)
            destination[i] = _sizes[i];
    }

    /// <summary>
    /// Computes the shape that two shapes broadcast to: dimensions are matched from the innermost, and a size of 1 or a
    /// missing dimension is expanded.
    /// </summary>
    /// <exception cref="ArgumentException">Two sizes differ and neither is 1.</exception>
    public static Shape Broadcast(in Shape a, in Shape b)
    {
        if (a == b)
            return a;
        var rank = Math.Max(a.Rank, b.Rank);
        Span<int> sizes = stackalloc int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var left = i <= a.Rank ? a[^i] : 1;
            var right = i <= b.Rank ? b[^i] : 1;
            if (left != right && left != 1 && right != 1)
                throw new ArgumentException($"Shapes {a} and {b} do not broadcast: {left} against {right}.");
            sizes[rank - i] = left == 1 ? right : left;
        }
        return new Shape(sizes);
    }

    /// <inheritdoc/>
    public bool Equals(Shape other)
    {
        if (Rank != other.Rank || Elements != other.Elements)
            return false;
        for (var i = 0; i < Rank; i++)
        {
            if (_sizes[i] != other._sizes[i])
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Rank;
        for (var i = 0; i < Rank; i++)
            hash = (hash * 31) + _sizes[i];
        return hash;
    }

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(in Shape left, in Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(in Shape left, in Shape right) => !left.Equals(right);

    /// <summary>Formats the shape, for example <c>(32, 28, 28, 1)</c>.</summary>
    public override string ToString() => $"({string.Join(", ", this)})";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < Rank; i++)
            yield return _sizes[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [InlineArray(MaxRank)]
    private struct Sizes
    {
        private int _first;
    }
}
