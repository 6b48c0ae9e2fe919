using System.Diagnostics;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Runs.State;

namespace GanForge.Benchmarks;

/// <summary>
/// A recipe trained as users train it, with the same trainer, data and losses read at each step, but without files. It
/// is measured in the same way as PyTorch's script.
/// </summary>
internal sealed class RecipeTraining
{
    private const int Windows = 5;

    private readonly Trainer _trainer;
    private readonly TrainingStage _stage;
    private long _step;

    public RecipeTraining(string name, IReadOnlyDictionary<string, string>? settings = null)
    {
        var recipe = RecipeCatalogue.Find(name).Create(settings);
        var feed = new DataFeed(recipe, new DatasetLoader().Load("mnist", DatasetSplit.Train), seed: 1);
        var model = recipe.BuildModel(feed.Image, seed: 1);
        _trainer = new Trainer(model, feed);
        _stage = model.Stages[^1];
        Batch = recipe.BatchSize;
    }

    public int Batch { get; }

    /// <summary>
    /// Images per second: the median over windows of equal time, after a warm-up of at least two steps.
    /// </summary>
    public double Measure(double seconds)
    {
        Run(Math.Min(1.0, seconds / Windows), fewest: 2);
        return Enumerable.Range(0, Windows).Select(_ => Run(seconds / Windows)).ToArray().Median();
    }

    private double Run(double seconds, int fewest = 1)
    {
        var start = Stopwatch.GetTimestamp();
        var (images, elapsed) = (0L, 0.0);
        for (var steps = 0; elapsed < seconds || steps < fewest; steps++)
        {
            _trainer.Step(_stage, _step++);
            images += _trainer.ImagesInStep;
            elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return images / elapsed;
    }
}
