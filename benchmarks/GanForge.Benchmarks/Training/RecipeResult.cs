namespace GanForge.Benchmarks;

/// <summary>The comparison of a recipe with PyTorch.</summary>
internal sealed record RecipeResult
{
    public required string Recipe { get; init; }

    public required int Batch { get; init; }

    /// <summary>Operations per image without products on padding; see <see cref="Arithmetic"/>.</summary>
    public required double OperationsPerImage { get; init; }

    /// <summary>Operations per image, including products on padding.</summary>
    public required double OperationsPerImageWithPadding { get; init; }

    /// <summary>Our speed, the median over the rounds.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Our speed in each round.</summary>
    public required IReadOnlyList<double> Rounds { get; init; }

    public required int PeakMegabytes { get; init; }

    /// <summary>The largest share of a core that any process used while another was measured.</summary>
    public required double IdleShare { get; init; }

    /// <summary>The variants that were measured in every round, fastest first.</summary>
    public required IReadOnlyList<FormResult> PyTorch { get; init; }

    public string? PyTorchVersion { get; init; }

    public double GigaflopsPerSecond => ImagesPerSecond * OperationsPerImage / 1e9;

    public double GigaflopsPerSecondWithPadding => ImagesPerSecond * OperationsPerImageWithPadding / 1e9;

    /// <summary>PyTorch's fastest float32 variant.</summary>
    public FormResult? BestFloat32 => PyTorch.FirstOrDefault(form => form.Form.IsFloat32);

    /// <summary>PyTorch's fastest bfloat16 variant.</summary>
    public FormResult? BestBFloat16 => PyTorch.FirstOrDefault(form => !form.Form.IsFloat32);

    /// <summary>Our speed divided by that of a variant, round by round.</summary>
    public IReadOnlyList<double> RatiosTo(FormResult form) =>
        [.. Rounds.Zip(form.Rounds, (ours, theirs) => ours / theirs)];
}
