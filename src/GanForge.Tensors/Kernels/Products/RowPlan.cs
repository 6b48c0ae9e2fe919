using System.Collections.Concurrent;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// Where the rows of a product lie: for a convolution, each class of output pixels with its taps. Plans are made once
/// for each geometry and kept.
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
        // Wide tasks sweep the weights less often; enough of them keep every processor busy to the end.
        var rowsOfTask = rows switch { >= 8 * 192 => 192, >= 8 * 96 => 96, >= 8 * 48 => 48, _ => 24 };
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

    /// <summary>A convolution from <paramref name="input"/> (N, H, W, C) to <paramref name="output"/> (N, OH, OW, K).</summary>
    public static RowPlan Forward(in Shape input, in Shape output, int kernelHeight, int kernelWidth, in ConvWindow window) =>
        Plans.GetOrAdd(new Geometry(input, output, kernelHeight, kernelWidth, window, IsTransposed: false), static g => Make(
            g,
            AxisClass.Forward(g.To[1], g.From[1], g.KernelHeight, g.Window.StrideY, g.Window.PadTop),
            AxisClass.Forward(g.To[2], g.From[2], g.KernelWidth, g.Window.StrideX, g.Window.PadLeft)));

    /// <summary>A transposed convolution from <paramref name="input"/> (N, OH, OW, K) to the image <paramref name="output"/> (N, H, W, C).</summary>
    public static RowPlan Transposed(in Shape input, in Shape output, int kernelHeight, int kernelWidth, in ConvWindow window) =>
        Plans.GetOrAdd(new Geometry(input, output, kernelHeight, kernelWidth, window, IsTransposed: true), static g => Make(
            g,
            AxisClass.Transposed(g.To[1], g.From[1], g.KernelHeight, g.Window.StrideY, g.Window.PadTop),
            AxisClass.Transposed(g.To[2], g.From[2], g.KernelWidth, g.Window.StrideX, g.Window.PadLeft)));

    /// <summary>A matrix of <paramref name="rows"/> rows: pixels of one tap, each an image of its own.</summary>
    public static RowPlan Matrix(int rows, int depth, int columns) =>
        Plans.GetOrAdd(new Geometry([rows, 1, 1, depth], [rows, 1, 1, columns], 1, 1, ConvWindow.Square(), IsTransposed: false), static g => Make(
            g,
            AxisClass.Forward(1, 1, 1, 1, 0),
            AxisClass.Forward(1, 1, 1, 1, 0)));

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

    private readonly record struct Geometry(Shape From, Shape To, int KernelHeight, int KernelWidth, ConvWindow Window, bool IsTransposed)
    {
        public int Images => From[0];
    }
}

/// <summary>Consecutive rows of one class.</summary>
internal readonly record struct RowTask(RowClass Class, int FirstRow, int Rows);

/// <summary>Output pixels that see the same taps; row r of the class is pixel r mod Pixels of image r / Pixels.</summary>
internal sealed class RowClass
{
    public RowClass(AxisClass y, AxisClass x, in Shape from, in Shape to, int kernelWidth)
    {
        // Where the taps of a kernel row go the way the image goes, they and their channels are one run.
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

    /// <summary>How many runs a row sums over.</summary>
    public int Runs { get; }

    /// <summary>Numbers of a run.</summary>
    public int RunLength { get; }

    /// <summary>Where each run begins, from the place of the first.</summary>
    public int[] Offsets { get; }

    /// <summary>The row of B that each run begins with.</summary>
    public int[] RowsOfB { get; }

    /// <summary>Pixels of the class in one image.</summary>
    public int Pixels { get; }

    /// <summary>Where each pixel's first tap reads, within an image.</summary>
    public int[] From { get; }

    /// <summary>Where each pixel's result goes, within an image.</summary>
    public int[] To { get; }
}
