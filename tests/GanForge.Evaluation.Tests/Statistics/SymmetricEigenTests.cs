using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class SymmetricEigenTests
{
    [Fact]
    public void A_matrix_of_two_rows_has_the_eigenvalues_of_the_formula() =>
        new SymmetricEigen([2, 1, 1, 2], size: 2).Values.Order().ShouldBe([1, 3], 1e-14);

    [Fact]
    public void The_eigenvalues_of_a_diagonal_matrix_are_its_diagonal() =>
        new SymmetricEigen([3, 0, 0, 0, -1, 0, 0, 0, 0], size: 3).Values.ShouldBe([3, -1, 0]);

    [Fact]
    public void A_matrix_of_ones_has_one_nonzero_eigenvalue()
    {
        var ones = new double[40 * 40];
        Array.Fill(ones, 1);

        var values = new SymmetricEigen(ones, size: 40).Values.Order().ToList();

        values[^1].ShouldBe(40, 1e-12);
        values[..^1].ShouldAllBe(value => Math.Abs(value) < 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Eigenvectors_and_eigenvalues_reconstruct_the_matrix(int size)
    {
        var matrix = Symmetric(size);
        var eigen = new SymmetricEigen(matrix, size);

        eigen.Apply(value => value).ShouldBe(matrix, 1e-12 * size);
        eigen.Values.Sum().ShouldBe(Enumerable.Range(0, size).Sum(i => matrix[(i * size) + i]), 1e-12 * size);
    }

    [Fact]
    public void The_eigenvectors_are_orthonormal() =>
        new SymmetricEigen(Symmetric(20), size: 20)
            .Apply(_ => 1)
            .ShouldBe([.. Enumerable.Range(0, 400).Select(i => i % 21 == 0 ? 1.0 : 0.0)], 1e-13);

    private static double[] Symmetric(int size)
    {
        var numbers = new float[size * size];
        new RandomStream(1, "symmetric").FillNormal(numbers);
        return
        [
            .. from i in Enumerable.Range(0, size)
            from j in Enumerable.Range(0, size)
            select (double)numbers[(Math.Max(i, j) * size) + Math.Min(i, j)],
        ];
    }
}
