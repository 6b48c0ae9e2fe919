using System.Collections.Concurrent;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// The layout of a product's rows: for a convolution, each class of output pixels with its taps. Plans are created once
/// per geometry and cached.
/// </summary>
internal sealed class RowPlan
{
    private static readonly ConcurrentDictionary<Geometry, RowPlan> Plans = new();

    private RowPlan(in Geometry geometry, List<RowClass> classes)
    {
        Classes = [.. classes];
        long rows = 0;
        foreach (var rowClass in Classes)
            rows += (long)rowClass.Pixels * geometry.Images;
        // Larger tasks read the weights fewer times; enough tasks keep every processor busy to the end.
        var rowsOfTask = rows switch
        {
            >= 8 * 192 => 192,
            >= 8 * 96 => 96,
            >= 8 * 48 => 48,
            _ => 24,
        };
        var tasks = new List<RowTask>();
        foreach (var rowClass in Classes)
        {
            var rowsOfClass = rowClass.Pixels * geometry.Images;
            for (var first = 0; first < rowsOfClass; first += rowsOfTask)
                tasks.Add(new RowTask(rowClass, first, Math.Min(rowsOfTask, rowsOfClass - first)));
        }
        Tasks = [.. tasks];
    }

    public RowClass[] Classes { get; }

    public RowTask[] Tasks { get; }

    /// <summary>
    /// Plans a convolution from <paramref name="input"/> (N, H, W, C) to <paramref name="output"/> (N, OH, OW, K).
    /// </summary>
    public static RowPlan Forward(
        in Shape input,
        in Shape output,
        int kernelHeight,
        int kernelWidth,
        in ConvWindow window
    ) =>
        Plans.GetOrAdd(
            new Geometry(input, output, kernelHeight, kernelWidth, window, IsTransposed: false),
            static g =>
                Make(
                    g,
                    AxisClass.Forward(g.To[1], g.From[1], g.KernelHeight, g.Window.StrideY, g.Window.PadTop),
                    AxisClass.Forward(g.To[2], g.From[2], g.KernelWidth, g.Window.StrideX, g.Window.PadLeft)
                )
        );

    /// <summary>
    /// Plans a transposed convolution from <paramref name="input"/> (N, OH, OW, K) to the image
    /// <paramref name="output"/> (N, H, W, C).
    /// </summary>
    public static RowPlan Transposed(
        in Shape input,
        in Shape output,
        int kernelHeight,
        int kernelWidth,
        in ConvWindow window
    ) =>
        Plans.GetOrAdd(
            new Geometry(input, output, kernelHeight, kernelWidth, window, IsTransposed: true),
            static g =>
                Make(
                    g,
                    AxisClass.Transposed(g.To[1], g.From[1], g.KernelHeight, g.Window.StrideY, g.Window.PadTop),
                    AxisClass.Transposed(g.To[2], g.From[2], g.KernelWidth, g.Window.StrideX, g.Window.PadLeft)
                )
        );

    /// <summary>
    /// Plans a matrix of <paramref name="rows"/> rows, as one-tap pixels that are each an image of their own.
    /// </summary>
    public static RowPlan Matrix(int rows, int depth, int columns) =>
        Plans.GetOrAdd(
            new Geometry([rows, 1, 1, depth], [rows, 1, 1, columns], 1, 1, ConvWindow.Square(), IsTransposed: false),
            static g => Make(g, AxisClass.Forward(1, 1, 1, 1, 0), AxisClass.Forward(1, 1, 1, 1, 0))
        );

    private static RowPlan Make(in Geometry geometry, List<AxisClass> vertical, List<AxisClass> horizontal)
    {
        var classes = new List<RowClass>();
        foreach (var y in vertical)
        {
            foreach (var x in horizontal)
                classes.Add(new RowClass(y, x, geometry.From, geometry.To, geometry.KernelWidth));
        }
        return new RowPlan(geometry, classes);
    }

    private readonly record struct Geometry(
        Shape From,
        Shape To,
        int KernelHeight,
        int KernelWidth,
        ConvWindow Window,
        bool IsTransposed
    )
    {
        public int Images => From[0];
    }
}

/// <summary>Consecutive rows of one class.</summary>
internal readonly record struct RowTask(RowClass Class, int FirstRow, int Rows);

/// <summary>
/// The output pixels that see the same taps; row r of the class is pixel r mod Pixels of image r / Pixels.
/// </summary>
internal sealed class RowClass
{
    public RowClass(AxisClass y, AxisClass x, in Shape from, in Shape to, int kernelWidth)
    {
        // If the taps of a kernel row advance in image order, they and their channels form one run.
        var channels = from[3];
        var tapsOfRun = x.InputStep == 1 && x.TapStep == 1 ? x.Taps : 1;
        var runsOfRow = tapsOfRun == 0 ? 0 : x.Taps / tapsOfRun;
        Runs = y.Taps * runsOfRow;
        RunLength = tapsOfRun * channels;
        Offsets = new int[Runs];
        RowsOfB = new int[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var (ty, tx) = (i / runsOfRow, i % runsOfRow);
            Offsets[i] = ((ty * y.InputStep * from[2]) + (tx * x.InputStep)) * channels;
            RowsOfB[i] = (((y.FirstTap + (ty * y.TapStep)) * kernelWidth) + x.FirstTap + (tx * x.TapStep)) * channels;
        }
        Pixels = y.Coordinates.Count * x.Coordinates.Count;
        From = new int[Pixels];
        To = new int[Pixels];
        for (var i = 0; i < Pixels; i++)
        {
            var row = y.Coordinates[i / x.Coordinates.Count];
            var column = x.Coordinates[i % x.Coordinates.Count];
            From[i] = ((row.Input * from[2]) + column.Input) * channels;
            To[i] = ((row.Output * to[2]) + column.Output) * to[3];
        }
    }

    /// <summary>The number of runs that a row sums over.</summary>
    public int Runs { get; }

    /// <summary>The number of elements per run.</summary>
    public int RunLength { get; }

    /// <summary>The start of each run, relative to the first.</summary>
    public int[] Offsets { get; }

    /// <summary>The row of B at which each run starts.</summary>
    public int[] RowsOfB { get; }

    /// <summary>The number of pixels of the class in one image.</summary>
    public int Pixels { get; }

    /// <summary>The offset within an image at which each pixel's first tap reads.</summary>
    public int[] From { get; }

    /// <summary>The offset within an image at which each pixel's result is written.</summary>
    public int[] To { get; }
}
