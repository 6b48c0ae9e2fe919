namespace GanForge.Tensors.Tests;

public class ShapeTests
{
    [Fact]
    public void A_shape_reports_its_rank_element_count_and_sizes()
    {
        Shape shape = [32, 28, 14, 3];
        shape.Rank.ShouldBe(4);
        shape.Elements.ShouldBe(32 * 28 * 14 * 3);
        shape[1].ShouldBe(28);
        shape[^1].ShouldBe(3);
        shape.ToString().ShouldBe("(32, 28, 14, 3)");
        shape.With(2, 7).ShouldBe([32, 28, 7, 3]);
        Should
            .Throw<ArgumentOutOfRangeException>(() => shape[4])
            .Message.ShouldStartWith("(32, 28, 14, 3) has no dimension 4.");
    }

    [Fact]
    public void A_scalar_shape_has_one_element_and_no_dimensions()
    {
        Shape shape = [];
        shape.Rank.ShouldBe(0);
        shape.Elements.ShouldBe(1);
        shape.ToString().ShouldBe("()");
        shape.ShouldBe(Shape.Create([]));
    }

    [Fact]
    public void Shapes_with_equal_sizes_are_equal()
    {
        Shape a = [2, 3];
        Shape b = [2, 3];
        Shape c = [3, 2];
        (a == b).ShouldBeTrue();
        (a != c).ShouldBeTrue();
        a.Equals((object)b).ShouldBeTrue();
        a.GetHashCode().ShouldBe(b.GetHashCode());
        (a == Shape.Create([2, 3, 1])).ShouldBeFalse();
    }

    [Fact]
    public void Shapes_broadcast_from_the_innermost_dimension()
    {
        Shape.Broadcast([5, 1, 3], [4, 1]).ShouldBe([5, 4, 3]);
        Shape.Broadcast([], [2]).ShouldBe([2]);
        Shape.Broadcast([0, 3], [1, 3]).ShouldBe([0, 3]);
        Should
            .Throw<ArgumentException>(() => Shape.Broadcast([2, 3], [3, 2]))
            .Message.ShouldBe("Shapes (2, 3) and (3, 2) do not broadcast: 3 against 2.");
    }

    [Fact]
    public void Invalid_shapes_are_refused()
    {
        Should
            .Throw<ArgumentException>(() => Shape.Create([2, -1]))
            .Message.ShouldBe("Dimension 1 is -1; a size cannot be negative.");
        Should
            .Throw<ArgumentException>(() => Shape.Create([1, 1, 1, 1, 1, 1, 1]))
            .Message.ShouldBe("A shape has at most 6 dimensions; 7 were given.");
        Should
            .Throw<ArgumentException>(() => Shape.Create([65536, 65536]))
            .Message.ShouldBe("A tensor holds at most 2,147,483,647 elements.");
    }
}
