using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>Examples that are being measured; what several metrics need is computed once.</summary>
public sealed class Measurement
{
    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<ClassifiedImages> _images;
    private readonly Func<EvaluationResult?> _real;
    private readonly List<string> _notes = [];

    internal Measurement(ExampleSource source, EvaluationReference reference, ulong seed, Func<EvaluationResult?> real, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        (Source, Reference, Seed, _real, _progress, _cancellationToken) = (source, reference, seed, real, progress, cancellationToken);
        _images = new(() => ClassifiedImages.Classify(source, reference.Classifier, done => Report(source.Name, done / (double)source.Count)));
    }

    /// <summary>The examples.</summary>
    public ExampleSource Source { get; }

    /// <summary>What they are measured against.</summary>
    public EvaluationReference Reference { get; }

    /// <summary>What all randomness of metrics follows from.</summary>
    public ulong Seed { get; }

    /// <summary>The examples as the classifier sees them.</summary>
    public ClassifiedImages Images => _images.Value;

    /// <summary>The figures of as many real examples; null while these are measured themselves.</summary>
    public EvaluationResult? Real => _real();

    /// <summary>Asks to stop.</summary>
    public CancellationToken Stop => _cancellationToken;

    /// <summary>What was noted.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>The images by class, where any metric has asked for <see cref="Images"/>.</summary>
    internal IReadOnlyList<int>? ClassCounts => _images.IsValueCreated ? Images.ClassCounts : null;

    /// <summary>The pixels of the first examples, (count, H·W·C), at the size of the data set's images.</summary>
    /// <param name="count">How many.</param>
    public Tensor Pixels(int count) => Pixels([.. Enumerable.Range(0, count)]);

    /// <summary>The pixels of some examples, (their number, H·W·C), at the size of the data set's images.</summary>
    /// <param name="drawn">The examples' numbers, ascending.</param>
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

    /// <summary>Says how far a part has come; called every second or more often.</summary>
    /// <param name="part">What is being done.</param>
    /// <param name="share">What is done of it, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">The evaluation is to stop.</exception>
    public void Report(string part, double share)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _progress?.Report(new EvaluationProgress(part, share));
    }

    /// <summary>Keeps with the figures what one has to know to read them.</summary>
    /// <param name="note">A sentence.</param>
    public void Note(string note) => _notes.Add(note);
}
