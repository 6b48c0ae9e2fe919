namespace GanForge.Gans;

/// <summary>Examples that are being measured; what several metrics need is computed once.</summary>
public sealed class Measurement
{
    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly CancellationToken _stop;
    private readonly Lazy<ClassifiedImages> _images;

    internal Measurement(ExampleSource source, EvaluationReference reference, ulong seed, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        (Source, Reference, Seed, _progress, _stop) = (source, reference, seed, progress, stop);
        _images = new(() => ClassifiedImages.Of(source, reference.Classifier, done => Report(source.Name, done, source.Count, "images")));
    }

    /// <summary>The examples.</summary>
    public ExampleSource Source { get; }

    /// <summary>What they are measured against.</summary>
    public EvaluationReference Reference { get; }

    /// <summary>What all randomness of metrics follows from.</summary>
    public ulong Seed { get; }

    /// <summary>The examples as the classifier sees them.</summary>
    public ClassifiedImages Images => _images.Value;

    /// <summary>Whether any metric has asked for <see cref="Images"/>.</summary>
    internal bool IsClassified => _images.IsValueCreated;

    /// <summary>Says how far a part has come; called every second or more often.</summary>
    /// <param name="part">What is being done.</param>
    /// <param name="done">Units that are done.</param>
    /// <param name="total">Units there are.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="OperationCanceledException">The evaluation is to stop.</exception>
    public void Report(string part, long done, long total, string unit)
    {
        _stop.ThrowIfCancellationRequested();
        _progress?.Report(new EvaluationProgress(part, done, total, unit));
    }
}
