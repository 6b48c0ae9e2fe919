namespace GanForge.Benchmarks;

/// <summary>A variant of PyTorch's training.</summary>
/// <param name="Format">Memory format: contiguous or channels-last.</param>
/// <param name="Type">float32, or bfloat16 for automatic mixed precision.</param>
/// <param name="Threads">OpenMP threads.</param>
internal sealed record PyTorchForm(string Format, string Type, int Threads)
{
    private static readonly string[] Formats = ["contiguous", "channels-last"];

    /// <summary>True if it computes in our precision.</summary>
    public bool IsFloat32 => Type == "float32";

    /// <summary>All variants that may be the fastest: float32 on one thread and on all, bfloat16 on all.</summary>
    public static IEnumerable<PyTorchForm> All(int threads) =>
        from type in new[] { (Name: "float32", Threads: new[] { 1, threads }), (Name: "bfloat16", Threads: [threads]) }
        from format in Formats
        from count in type.Threads.Distinct()
        select new PyTorchForm(format, type.Name, count);

    /// <summary>Format and threads; the type is clear where this is printed.</summary>
    public override string ToString() => $"{Format}, {Threads} thread{(Threads == 1 ? "" : "s")}";
}
