namespace GanForge.Evaluation.Statistics;

/// <summary>The eigendecomposition S = V·diag(λ)·Vᵀ of a symmetric matrix by Jacobi rotations, in float64.</summary>
/// <remarks>
/// The method is slower than tridiagonalization, but short, and accurate for small eigenvalues too. A matrix of 128
/// rows takes a fraction of a second.
/// </remarks>
internal sealed class SymmetricEigen
{
    private const int MaxSweeps = 60;

    private readonly double[] _matrix;
    private readonly double[] _vectors;
    private readonly int _size;

    /// <param name="matrix">The matrix, (size, size), in row-major order, symmetric except for rounding.</param>
    /// <param name="size">The number of rows.</param>
    public SymmetricEigen(ReadOnlySpan<double> matrix, int size)
    {
        (_matrix, _size, _vectors) = (matrix.ToArray(), size, new double[size * size]);
        for (var i = 0; i < size; i++)
            _vectors[(i * size) + i] = 1;
        // The off-diagonal remainder shrinks quadratically per sweep; below this bound it no longer affects a sum.
        var negligible = _matrix.Sum(number => number * number) * 1e-32;
        for (var sweep = 0; sweep < MaxSweeps && OffDiagonal() > negligible; sweep++)
            Sweep();
        Values = [.. Enumerable.Range(0, size).Select(i => _matrix[(i * size) + i])];
    }

    /// <summary>The eigenvalues λ, in no particular order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Computes V·diag(f(λ))·Vᵀ, in row-major order.</summary>
    public double[] Apply(Func<double, double> function)
    {
        var result = new double[_size * _size];
        for (var k = 0; k < _size; k++)
        {
            var value = function(Values[k]);
            var vector = _vectors.AsSpan(k * _size, _size);
            for (var i = 0; i < _size; i++)
            {
                var scaled = value * vector[i];
                var row = result.AsSpan(i * _size, _size);
                for (var j = 0; j < _size; j++)
                    row[j] += scaled * vector[j];
            }
        }
        return result;
    }

    private double OffDiagonal()
    {
        var sum = 0.0;
        for (var i = 1; i < _size; i++)
        {
            foreach (var number in _matrix.AsSpan(i * _size, i))
                sum += 2 * number * number;
        }
        return sum;
    }

    private void Sweep()
    {
        for (var p = 0; p < _size - 1; p++)
        {
            for (var q = p + 1; q < _size; q++)
            {
                if (_matrix[(p * _size) + q] != 0)
                    Rotate(p, q);
            }
        }
    }

    /// <summary>Rotates the plane of two axes so that the matrix entry where they meet becomes 0.</summary>
    private void Rotate(int p, int q)
    {
        var rowP = _matrix.AsSpan(p * _size, _size);
        var rowQ = _matrix.AsSpan(q * _size, _size);
        var theta = (rowQ[q] - rowP[p]) / (2 * rowP[q]);
        var tangent = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        var moved = tangent * rowP[q];
        var (diagonalP, diagonalQ) = (rowP[p] - moved, rowQ[q] + moved);
        Turn(rowP, rowQ, cosine, sine);
        for (var i = 0; i < _size; i++)
            (_matrix[(i * _size) + p], _matrix[(i * _size) + q]) = (rowP[i], rowQ[i]);
        (rowP[p], rowQ[q]) = (diagonalP, diagonalQ);
        (rowP[q], rowQ[p]) = (0, 0);
        Turn(_vectors.AsSpan(p * _size, _size), _vectors.AsSpan(q * _size, _size), cosine, sine);
    }

    private static void Turn(Span<double> p, Span<double> q, double cosine, double sine)
    {
        for (var i = 0; i < p.Length; i++)
            (p[i], q[i]) = ((cosine * p[i]) - (sine * q[i]), (sine * p[i]) + (cosine * q[i]));
    }
}
