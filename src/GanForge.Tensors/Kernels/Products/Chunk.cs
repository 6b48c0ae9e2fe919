namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// Splits long arrays into tasks by their length alone, so that results never depend on the number of threads.
/// </summary>
internal static class Chunk
{
    /// <summary>64 KiB: a few microseconds of work, and three such operands fit into the second-level cache.</summary>
    public const int Length = 16_384;

    /// <summary>
    /// The number of tasks for <paramref name="count"/> elements; below two chunks, a fork does not pay off.
    /// </summary>
    public static int CountOf(int count) => count <= 2 * Length ? 1 : (count + Length - 1) / Length;

    /// <summary>The elements of one task.</summary>
    public static (int Start, int End) Range(int count, int task) =>
        count <= 2 * Length ? (0, count) : (task * Length, Math.Min((task + 1) * Length, count));

    /// <summary>The number of items of <paramref name="size"/> elements per task.</summary>
    public static int ItemsPerTask(int items, long size) =>
        items * size <= 2 * Length ? Math.Max(items, 1) : (int)Math.Max(Length / Math.Max(size, 1), 1);

    /// <summary>a / b, rounded up.</summary>
    public static int DivideUp(int a, int b) => (int)(((long)a + b - 1) / b);
}
