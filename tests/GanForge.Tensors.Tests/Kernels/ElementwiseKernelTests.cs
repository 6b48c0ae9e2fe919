using GanForge.Tensors.Kernels;

namespace GanForge.Tensors.Tests;

public unsafe class ElementwiseKernelTests
{
    public static TheoryData<int> Lengths => [.. EveryWidth.Lengths];

    public static TheoryData<string, string> Broadcasts =>
        new()
        {
            { "7,33", "33" },
            { "7,33", "7,1" },
            { "7,33", "1,1" },
            { "1,33", "7,1" },
            { "33", "7,33" },
            { "5,1,3", "4,1" },
            { "2,3,4,5,6", "3,1,5,1" },
            { "1", "40000" },
            { "3,40000", "40000" },
            { "40000,3", "40000,1" },
            { "", "5" },
            { "0,4", "4" },
        };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Unary_functions_agree_with_double_precision(int length)
    {
        Check(length, new Ops.AffineMap(-1.5f, 0.25f), x => (-1.5 * x) + 0.25);
        Check(length, new Ops.Leak(0.2f), x => x > 0 ? x : 0.2f * x);
        Check(length, default(Ops.Squaring), x => x * x);
        Check(length, default(Ops.Magnitude), Math.Abs);
        Check(length, default(Ops.SignOf), x => Math.Sign(x));
        Check(length, new Ops.Limits(-0.5f, 0.25f), x => Math.Clamp(x, -0.5, 0.25));
        Check(length, new Ops.Inside(-0.5f, 0.25f), x => x is >= -0.5 and <= 0.25 ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Binary_functions_agree_with_double_precision(int length)
    {
        Check(length, default(Ops.Addition), (a, b) => a + b);
        Check(length, default(Ops.Subtraction), (a, b) => a - b);
        Check(length, default(Ops.Multiplication), (a, b) => a * b);
        Check(length, default(Ops.Division), (a, b) => a / b);
        Check(length, default(Ops.Larger), Math.Max);
        Check(length, default(Ops.Smaller), Math.Min);
        Check(length, default(Ops.AtLeast), (a, b) => a >= b ? 1 : 0);
        Check(length, new Ops.GradientLeak(0.2f), (y, dy) => y > 0 ? dy : 0.2f * dy);
    }

    [Theory]
    [MemberData(nameof(Broadcasts))]
    public void Broadcasting_reads_the_right_element_of_each_operand(string shapeOfA, string shapeOfB)
    {
        var (a, b) = (EveryWidth.Random(Parse(shapeOfA), 0), EveryWidth.Random(Parse(shapeOfB), 1));
        var y = Tensor.Uninitialized(Shape.Broadcast(a.Shape, b.Shape));
        var expected = new double[y.Count];
        for (var i = 0; i < y.Count; i++)
            expected[i] = (double)a.Span[Source(i, y.Shape, a.Shape)] - b.Span[Source(i, y.Shape, b.Shape)];
        var kernel = new BinaryKernel<Ops.Subtraction>(
            a.Pointer,
            b.Pointer,
            y.Pointer,
            new BroadcastPlan(a.Shape, b.Shape, y.Shape),
            default
        );
        EveryWidth.Run(kernel, _ => y.Span.ShouldAgreeWith(expected, 1e-6));
    }

    private static void Check<T>(int length, T function, Func<double, double> expected)
        where T : struct, IUnary
    {
        var x = EveryWidth.Random([length], 0);
        var y = Tensor.Uninitialized([length]);
        EveryWidth.Run(
            new UnaryKernel<T>(x.Pointer, y.Pointer, length, function),
            width =>
            {
                for (var i = 0; i < length; i++)
                    Close(y.Span[i], expected(x.Span[i]), $"{function} {width}, element {i}");
            }
        );
    }

    private static void Check<T>(int length, T function, Func<double, double, double> expected)
        where T : struct, IBinary
    {
        var (a, b) = (EveryWidth.Random([length], 0), EveryWidth.Random([length], 1));
        var y = Tensor.Uninitialized([length]);
        EveryWidth.Run(
            new BinaryKernel<T>(
                a.Pointer,
                b.Pointer,
                y.Pointer,
                new BroadcastPlan(a.Shape, b.Shape, y.Shape),
                function
            ),
            width =>
            {
                for (var i = 0; i < length; i++)
                    Close(y.Span[i], expected(a.Span[i], b.Span[i]), $"{function} {width}, element {i}");
            }
        );
    }

    private static void Close(float actual, double expected, string what)
    {
        if (Math.Abs(actual - expected) > 2e-7 * Math.Max(1, Math.Abs(expected)))
            throw new ShouldAssertException($"{what} is {actual} and should be {expected}.");
    }

    private static Shape Parse(string shape) =>
        Shape.Create([.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);

    /// <summary>Source index of element <paramref name="index"/> of a broadcast result.</summary>
    private static int Source(int index, Shape result, Shape source)
    {
        var (offset, stride) = (0, 1);
        for (var d = 1; d <= source.Rank; d++)
        {
            var coordinate = index % result[^d];
            index /= result[^d];
            offset += source[^d] == 1 ? 0 : coordinate * stride;
            stride *= source[^d];
        }
        return offset;
    }
}
