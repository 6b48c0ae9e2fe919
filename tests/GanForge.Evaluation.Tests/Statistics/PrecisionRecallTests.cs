using GanForge.Evaluation.Statistics;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Tests;

public class PrecisionRecallTests
{
    /// <summary>
    /// 0, 1, 2, …, 11 on a line: the ball to the fifth neighbour has radius 3 in the middle and 5 at the ends.
    /// </summary>
    private static readonly float[] Line = [.. Enumerable.Range(0, 12).Select(i => (float)i)];

    [Fact]
    public void A_set_compared_with_itself_has_full_precision_and_recall()
    {
        var balls = PrecisionRecall.Compute(Line, Line, dimensions: 1);

        (balls.Precision, balls.Recall, balls.Coverage).ShouldBe((1, 1, 1));
        // A ball reaches to the fifth neighbour and holds the vector itself too.
        balls.Density.ShouldBe(Held(Line) / (5.0 * 12), 1e-12);
    }

    [Fact]
    public void Sets_far_apart_have_zero_precision_and_recall() =>
        PrecisionRecall
            .Compute(Line, [.. Line.Select(x => x + 100)], dimensions: 1)
            .ShouldBe(new PrecisionRecall(0, 0, 0, 0));

    [Fact]
    public void A_collapsed_generator_has_full_precision_and_zero_recall()
    {
        var balls = PrecisionRecall.Compute(Line, [.. Enumerable.Repeat(5.5f, 20)], dimensions: 1);

        balls.Precision.ShouldBe(1);
        balls.Recall.ShouldBe(0);
        // 5.5 lies within the balls of 3 to 8 only: the ball of 2 has radius 3, and |5.5 − 2| > 3.
        balls.Coverage.ShouldBe(Line.Count(x => Math.Abs(x - 5.5) <= Radius(x)) / 12.0, 1e-12);
        balls.Density.ShouldBe(Line.Count(x => Math.Abs(x - 5.5) <= Radius(x)) / 5.0, 1e-12);
    }

    [Fact]
    public void Outliers_lower_precision_and_a_narrow_spread_lowers_recall()
    {
        var (reals, fakes) = (Cloud("reals", 0), Cloud("fakes", 0));
        var same = PrecisionRecall.Compute(reals, fakes, dimensions: 4);
        var moved = PrecisionRecall.Compute(reals, Cloud("fakes", 1), dimensions: 4);
        var narrow = PrecisionRecall.Compute(reals, [.. fakes.Select(x => 0.3f * x)], dimensions: 4);
        var wide = PrecisionRecall.Compute(reals, [.. fakes.Select(x => 3 * x)], dimensions: 4);

        same.Precision.ShouldBeGreaterThan(0.8);
        same.Recall.ShouldBeGreaterThan(0.8);
        same.Density.ShouldBe(1, 0.15);
        same.Coverage.ShouldBeGreaterThan(0.9);
        moved.Coverage.ShouldBeLessThan(same.Coverage - 0.1);
        narrow.Precision.ShouldBeGreaterThan(same.Precision);
        narrow.Recall.ShouldBeLessThan(0.5);
        wide.Precision.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Squared_distances_visit_every_row_once_and_in_order()
    {
        var points = new float[3 * 2_500];
        new RandomStream(1, "blocks").FillNormal(points);
        var seen = new List<int>();
        var all = new FeaturePoints(points, new float[3]);

        all.SquaredDistances(
            all,
            (i, distances) =>
            {
                seen.Add(i);
                distances.Length.ShouldBe(2_500);
                distances[i].ShouldBe(0, 1e-4f);
            }
        );

        seen.ShouldBe(Enumerable.Range(0, 2_500));
    }

    [Fact]
    public void Sets_without_a_fifth_neighbour_are_refused() =>
        Should
            .Throw<ArgumentException>(() => PrecisionRecall.Compute(Line, Line.AsSpan(0, 5), dimensions: 1))
            .Message.ShouldBe("Balls to the 5th neighbour take more than 5 vectors, and there are 5.");

    [Fact]
    public void The_nearest_neighbours_are_found_in_order()
    {
        NearestNeighbours.Find([5, 1, 4, 1, 0], count: 3).ShouldBe([(4, 0), (1, 1), (3, 1)]);
        NearestNeighbours.Find([5, 1, 4, 1, 0], count: 2, except: 4).ShouldBe([(1, 1), (3, 1)]);
    }

    private static double Radius(float x) => Line.Select(y => Math.Abs(y - x)).Order().ElementAt(5);

    private static int Held(float[] points) => points.Sum(x => points.Count(y => Math.Abs(x - y) <= Radius(x)));

    private static float[] Cloud(string purpose, float mean)
    {
        var points = new float[4 * 500];
        new RandomStream(1, purpose).FillNormal(points, mean);
        return points;
    }
}
