namespace GanForge.Tensors.Kernels.Products;

/// <summary>The output coordinates along one axis of an image that see the same kernel taps.</summary>
/// <remarks>
/// All inner pixels form one class; those at the border, where part of the kernel falls outside the image, form classes
/// of their own with fewer taps, so that no zero is ever multiplied. For a transposed convolution, each residue modulo
/// the stride has its own classes.
/// </remarks>
internal sealed class AxisClass
{
    private AxisClass(int firstTap, int tapStep, int taps, int inputStep)
    {
        FirstTap = firstTap;
        TapStep = tapStep;
        Taps = taps;
        InputStep = inputStep;
    }

    public int FirstTap { get; }

    /// <summary>The distance between taps: 1, or the stride for a transposed convolution.</summary>
    public int TapStep { get; }

    public int Taps { get; }

    /// <summary>The step of the input coordinate from tap to tap: +1, or −1 for a transposed convolution.</summary>
    public int InputStep { get; }

    /// <summary>The output coordinates, each with the input coordinate under the first tap.</summary>
    public List<(int Output, int Input)> Coordinates { get; } = [];

    /// <summary>The classes of a convolution: output o sees input o · stride − padding + tap.</summary>
    public static List<AxisClass> Forward(int output, int input, int kernel, int stride, int padding)
    {
        var classes = new List<AxisClass>();
        for (var o = 0; o < output; o++)
        {
            var origin = (o * stride) - padding;
            var first = Math.Max(0, -origin);
            var taps = Math.Max(0, Math.Min(kernel, input - origin) - first);
            Find(classes, taps > 0 ? first : 0, 1, taps, 1).Coordinates.Add((o, taps > 0 ? origin + first : 0));
        }
        return classes;
    }

    /// <summary>
    /// The classes of its transpose: image coordinate i is seen from (i + padding − tap) / stride, if that is an
    /// integer.
    /// </summary>
    public static List<AxisClass> Transposed(int image, int output, int kernel, int stride, int padding)
    {
        var classes = new List<AxisClass>();
        for (var i = 0; i < image; i++)
        {
            var first = (i + padding) % stride;
            while (first < kernel && (i + padding - first) / stride >= output)
                first += stride;
            var taps = 0;
            for (var tap = first; tap < kernel && i + padding - tap >= 0; tap += stride)
                taps++;
            Find(classes, taps > 0 ? first : 0, stride, taps, -1)
                .Coordinates.Add((i, taps > 0 ? (i + padding - first) / stride : 0));
        }
        return classes;
    }

    private static AxisClass Find(List<AxisClass> classes, int firstTap, int tapStep, int taps, int inputStep)
    {
        var found = classes.Find(c => c.FirstTap == firstTap && c.Taps == taps);
        if (found is null)
            classes.Add(found = new AxisClass(firstTap, tapStep, taps, inputStep));
        return found;
    }
}
