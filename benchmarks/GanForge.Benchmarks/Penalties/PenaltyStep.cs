namespace GanForge.Benchmarks;

/// <summary>A row of the table of penalties: a recipe and the time of its step in each round.</summary>
/// <param name="variant">The recipe.</param>
/// <param name="training">Its training, which continues from round to round.</param>
internal sealed class PenaltyStep(Variant variant, RecipeTraining training)
{
    private readonly List<double> _milliseconds = [];

    /// <summary>The recipe.</summary>
    public Variant Variant => variant;

    /// <summary>Images per step.</summary>
    public int Batch => training.Batch;

    /// <summary>Milliseconds per step in each round.</summary>
    public IReadOnlyList<double> Milliseconds => _milliseconds;

    /// <summary>Trains without recording the time, until the compiler has optimised the code.</summary>
    public void WarmUp(double seconds) => training.Measure(seconds);

    /// <summary>Trains for about the given number of seconds and records the time per step.</summary>
    public void Measure(double seconds) => _milliseconds.Add(1_000 * training.Batch / training.Measure(seconds));
}
