using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Metrics;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>Evaluates a run's generator during and after training, without any effect on the training.</summary>
internal sealed class RunEvaluator(RunSetup setup, DatasetPair data, OptionsFile options)
{
    private EvaluationReference? _reference;
    private Evaluator? _evaluator;

    /// <summary>The number of examples that an evaluation measures.</summary>
    public int Samples =>
        setup.Options.EvaluateSamples ?? MetricCatalogue.Usual(data.Test).Max(metric => metric.UsualSamples);

    /// <summary>Measures the generator, averaged if the recipe averages, and real examples.</summary>
    public (EvaluationResult Fakes, EvaluationResult Reals) Measure(long step, CancellationToken cancellationToken)
    {
        var evaluator = _evaluator ??= new Evaluator(_reference ??= Prepare(cancellationToken));
        var count = Samples;
        var network = setup.Model.GeneratorNetwork;
        EvaluationResult? fakes = null;
        network.WithAverage(() =>
        {
            var generator = new GeneratorModel(setup.Recipe, options, setup.Model.Generator, step);
            fakes = evaluator.Measure(
                new GeneratedExamples(generator, "generated", count, seed: 0),
                progress: null,
                cancellationToken
            );
        });
        return (fakes!, evaluator.Real(count, progress: null, cancellationToken));
    }

    /// <summary>The number of examples to measure the finished generator on; null if it is not measured.</summary>
    /// <remarks>
    /// It is not measured if it was trained on fewer examples than would be measured, or if there is no classifier yet.
    /// </remarks>
    /// <param name="imagesSeen">The number of real examples used to train the generator, including repetitions.</param>
    public int? SamplesOfResult(long imagesSeen)
    {
        var metric = ResultMetric;
        return imagesSeen >= metric.UsualSamples && HasClassifier ? metric.UsualSamples : null;
    }

    /// <summary>Measures the first metric of the finished generator and of as many real examples.</summary>
    public (EvaluationResult Fakes, EvaluationResult Reals) MeasureResult(
        GeneratorModel generator,
        int samples,
        CancellationToken cancellationToken
    )
    {
        var evaluator = new Evaluator(_reference ??= Prepare(cancellationToken), [ResultMetric]);
        return (
            evaluator.Measure(
                new GeneratedExamples(generator, "generated", samples, seed: 0),
                progress: null,
                cancellationToken
            ),
            evaluator.Real(samples, progress: null, cancellationToken)
        );
    }

    private Metric ResultMetric => MetricCatalogue.Usual(data.Test)[0];

    private bool HasClassifier =>
        data.Train is not ImageDataset images
        || (ClassifierCache.IsKnown(setup.Options.Dataset) && new ClassifierCache().Has(setup.Options.Dataset, images));

    private EvaluationReference Prepare(CancellationToken cancellationToken)
    {
        var classifier = data.Train is ImageDataset images
            ? new ClassifierCache().For(setup.Options.Dataset, images, progress: null, cancellationToken)
            : null;
        return new EvaluationReference(data.Train, data.Test, classifier);
    }
}
