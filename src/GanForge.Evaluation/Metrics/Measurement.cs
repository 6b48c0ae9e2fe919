using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>A set of examples under measurement; results that several metrics need are computed once.</summary>
public sealed class Measurement
{
    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<ClassifiedImages> _images;
    private readonly Func<EvaluationResult?> _real;
    private readonly List<string> _notes = [];

    internal Measurement(
        ExampleSource source,
        EvaluationReference reference,
        ulong seed,
        Func<EvaluationResult?> real,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        (Source, Reference, Seed, _real, _progress, _cancellationToken) = (
            source,
            reference,
            seed,
            real,
            progress,
            cancellationToken
        );
        _images = new(() =>
            ClassifiedImages.Classify(
                source,
                reference.Classifier,
                done => Report(source.Name, done / (double)source.Count)
            )
        );
    }

    /// <summary>The examples.</summary>
    public ExampleSource Source { get; }

    /// <summary>The reference that they are measured against.</summary>
    public EvaluationReference Reference { get; }

    /// <summary>The seed of all randomness in metrics.</summary>
    public ulong Seed { get; }

    /// <summary>The classifier's outputs for the examples.</summary>
    public ClassifiedImages Images => _images.Value;

    /// <summary>The metrics of the same number of real examples; null while real examples are being measured.</summary>
    public EvaluationResult? Real => _real();

    /// <summary>The token that cancels the measurement.</summary>
    public CancellationToken Stop => _cancellationToken;

    /// <summary>The notes so far.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>The number of images per class; null if no metric has used <see cref="Images"/>.</summary>
    internal IReadOnlyList<int>? ClassCounts => _images.IsValueCreated ? Images.ClassCounts : null;

    /// <summary>
    /// Returns the pixels of the first examples, (count, H·W·C), at the size of the data set's images.
    /// </summary>
    /// <param name="count">The number of examples.</param>
    public Tensor Pixels(int count) => Pixels([.. Enumerable.Range(0, count)]);

    /// <summary>
    /// Returns the pixels of selected examples, (number, H·W·C), at the size of the data set's images.
    /// </summary>
    /// <param name="drawn">The indices of the examples, ascending.</param>
    public Tensor Pixels(IReadOnlyList<int> drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var (test, length) = (Reference.Test, Reference.Test.ImageLength);
        var pixels = Tensor.Uninitialized([drawn.Count, length]);
        var (filled, first) = (0, 0);
        foreach (var images in Source.Batches())
        {
            using var scope = StepScope.Begin();
            var resized = images.ResizeBilinear(test.Height, test.Width).Span;
            for (; filled < drawn.Count && drawn[filled] < first + images.Shape[0]; filled++)
                resized.Slice((drawn[filled] - first) * length, length).CopyTo(pixels.Span[(filled * length)..]);
            first += images.Shape[0];
            Report(Source.Name, filled / (double)drawn.Count);
            if (filled == drawn.Count)
                break;
        }
        return pixels;
    }

    /// <summary>Reports the progress of a part; called at least every second.</summary>
    /// <param name="part">The current part.</param>
    /// <param name="share">The completed share of the part, from 0 to 1.</param>
    /// <exception cref="OperationCanceledException">The evaluation was canceled.</exception>
    public void Report(string part, double share)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _progress?.Report(new EvaluationProgress(part, share));
    }

    /// <summary>Adds a note needed to interpret the metrics.</summary>
    /// <param name="note">A sentence.</param>
    public void Note(string note) => _notes.Add(note);
}
