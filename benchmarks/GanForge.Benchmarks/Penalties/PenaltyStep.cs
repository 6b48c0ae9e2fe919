namespace GanForge.Benchmarks;

/// <summary>A row of the table of penalties: a recipe, and the time of its step in each round.</summary>
/// <param name="variant">The recipe.</param>
/// <param name="training">Its training, which goes on from round to round.</param>
internal sealed class PenaltyStep(Variant variant, RecipeTraining training)
{
    private readonly List<double> _milliseconds = [];

    /// <summary>The recipe.</summary>
    public Variant Variant => variant;

    /// <summary>Images in a step.</summary>
    public int Batch => training.Batch;

    /// <summary>Milliseconds a step, of each round.</summary>
    public IReadOnlyList<double> Milliseconds => _milliseconds;

    /// <summary>Trains without a look at the clock, until the compiler has optimised what runs.</summary>
    public void WarmUp(double seconds) => training.Measure(seconds);

    /// <summary>Trains for about so many seconds.</summary>
    public void Measure(double seconds) => _milliseconds.Add(1_000 * training.Batch / training.Measure(seconds));
}
