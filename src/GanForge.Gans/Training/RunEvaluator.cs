using GanForge.Data;

namespace GanForge.Gans;

/// <summary>Measures a run's generator while it learns; nothing of the training depends on it.</summary>
internal sealed class RunEvaluator(RunSetup setup, DatasetPair data, OptionsFile options)
{
    private readonly Lazy<Evaluator> _evaluator = new(() => Prepare(setup.Options, data));

    /// <summary>The figures of the generator, averaged where the recipe averages, and of as many real examples, or all there are.</summary>
    public (Evaluation Fakes, Evaluation Reals) Measure(long step)
    {
        var evaluator = _evaluator.Value;
        var count = setup.Options.EvaluateSamples ?? evaluator.UsualSamples;
        var player = setup.Game.Players[0];
        Evaluation? fakes = null;
        player.WithAverage(() =>
        {
            var generator = new GeneratorModel(setup.Recipe, options, setup.Game.Generator, step);
            fakes = evaluator.Measure(new GeneratedExamples(generator, "generated", count, seed: 0));
        });
        return (fakes!, evaluator.Real(count));
    }

    private static Evaluator Prepare(TrainingOptions options, DatasetPair data)
    {
        var classifier = data.Train is ImageDataset images ? new ClassifierShelf().For(options.Dataset, images) : null;
        return new Evaluator(new EvaluationReference(data.Train, data.Test, classifier));
    }
}
