namespace GanForge.Benchmarks;

/// <summary>A recipe's comparison.</summary>
internal sealed record RecipeResult
{
    public required string Recipe { get; init; }

    public required int Batch { get; init; }

    /// <summary>See <see cref="Arithmetic"/>.</summary>
    public required double OperationsPerImage { get; init; }

    /// <summary>The same with the products on padding.</summary>
    public required double OperationsPerImageWithPadding { get; init; }

    /// <summary>Our speed: the median of the rounds.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Our speed in each round.</summary>
    public required IReadOnlyList<double> Rounds { get; init; }

    public required int PeakMegabytes { get; init; }

    /// <summary>The largest share of a core that any process took while another one was measured.</summary>
    public required double IdleShare { get; init; }

    /// <summary>Forms that were measured in every round, the fastest float32 one first.</summary>
    public required IReadOnlyList<FormResult> PyTorch { get; init; }

    public string? PyTorchVersion { get; init; }

    public double GigaflopsPerSecond => ImagesPerSecond * OperationsPerImage / 1e9;

    public double GigaflopsPerSecondWithPadding => ImagesPerSecond * OperationsPerImageWithPadding / 1e9;

    /// <summary>PyTorch's fastest float32 form.</summary>
    public FormResult? BestFloat32 => PyTorch.FirstOrDefault(form => form.Form.IsFloat32);

    /// <summary>PyTorch's fastest bfloat16 form.</summary>
    public FormResult? BestBFloat16 => PyTorch.FirstOrDefault(form => !form.Form.IsFloat32);

    /// <summary>How many times as fast as a form we were, round by round.</summary>
    public IReadOnlyList<double> RatiosTo(FormResult form) =>
        [.. Rounds.Zip(form.Rounds, (ours, theirs) => ours / theirs)];
}
