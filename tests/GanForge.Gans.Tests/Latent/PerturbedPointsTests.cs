using GanForge.Gans.Latent;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

public class PerturbedPointsTests
{
    private static readonly FixedPoints Points = new(Tensor.From([1f, 2f, 3f, 5f, 8f, 13f], [2, 3]));

    [Fact]
    public void Each_variation_depends_only_on_its_point_and_its_seed()
    {
        var varied = new PerturbedPoints(Points, [0.5f, 0f, 2f], [7, 8, 9]);
        var alone = new PerturbedPoints(new FixedPoints(Points.Slice(1, 1)), [0.5f, 0f, 2f], [8]);

        (varied.Count, varied.Dimensions).ShouldBe((6, 3));
        varied.Slice(4, 1).Span.ToArray().ShouldBe(alone.Slice(0, 1).Span.ToArray());
        varied.Slice(0, 1).Span.ToArray().ShouldNotBe(varied.Slice(1, 1).Span.ToArray());
    }

    [Fact]
    public void Each_number_is_perturbed_with_its_own_deviation()
    {
        var varied = new PerturbedPoints(Points, [0.5f, 0f, 2f], NumberList.Parse("0-9999"))
            .Slice(0, 10_000)
            .Span.ToArray()
            .Chunk(3)
            .ToArray();

        Deviation(0).ShouldBe(0.5, 0.02);
        varied.ShouldAllBe(point => point[1] == 2f);
        Deviation(2).ShouldBe(2, 0.08);

        double Deviation(int number) =>
            Math.Sqrt(varied.Average(point => Math.Pow(point[number] - (number == 0 ? 1 : 3), 2)));
    }

    [Fact]
    public void Deviations_are_computed_for_each_number_over_all_points() =>
        new FixedPoints(Tensor.From([1f, 7f, 3f, 7f, 5f, 7f], [3, 2]))
            .Deviations()
            .ShouldBe([(float)Math.Sqrt(8 / 3.0), 0f]);

    [Fact]
    public void Points_in_a_tensor_of_rank_three_are_refused() =>
        Should
            .Throw<ArgumentException>(() => new FixedPoints(Tensor.Zeros([2, 3, 1])))
            .Message.ShouldStartWith("Points have shape (N, dimensions), not (2, 3, 1).");
}
