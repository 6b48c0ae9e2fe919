using GanForge.Data;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// A measure of the quality of generated examples; a new one takes a class and a line in <see cref="MetricCatalogue"/>.
/// </summary>
public abstract class Metric
{
    /// <summary>The name in commands, for example "digit-fid".</summary>
    public abstract string Name { get; }

    /// <summary>The values that the metric returns.</summary>
    public abstract IReadOnlyList<MetricValue> Values { get; }

    /// <summary>True if the metric is measured by default.</summary>
    public virtual bool IsUsual => true;

    /// <summary>The usual number of examples, as in published results.</summary>
    public virtual int UsualSamples => 10_000;

    /// <summary>The minimum number of examples.</summary>
    public virtual int LeastSamples => 1;

    /// <summary>The maximum number of examples that the metric uses.</summary>
    public virtual int MostSamples => int.MaxValue;

    /// <summary>True if examples are compared with the training set instead of the test set.</summary>
    public virtual bool ComparesWithTraining => false;

    /// <summary>Returns true if the metric applies to examples like those of a data set.</summary>
    /// <param name="dataset">The data set.</param>
    public abstract bool Suits(Dataset dataset);

    /// <summary>True if the metric reads the requested classes of the examples.</summary>
    public virtual bool ReadsLabels => false;

    /// <summary>
    /// Returns the sentence that says that the metric is skipped for too few examples; null if there are enough.
    /// </summary>
    /// <param name="count">The number of examples.</param>
    public string? LeftOut(int count) =>
        count >= LeastSamples
            ? null
            : $"{Figured} {LeastSamples} examples or more, and {(Values.Count == 1 ? "is" : "are")} left out of "
                + $"{count}.";

    /// <summary>
    /// Returns the sentence that says that the metric is skipped for too few test examples; null if there are enough.
    /// </summary>
    /// <param name="test">The test set.</param>
    internal string? LeftOutBeside(Dataset test) =>
        test.Count >= LeastSamples
            ? null
            : $"{Figured} {LeastSamples} test images or more, and {test.Name} has {test.Count}.";

    private string Figured =>
        $"{Wording.And([.. Values.Select(value => value.Name)])} {(Values.Count == 1 ? "takes" : "take")}";

    /// <summary>
    /// Returns how many numbers the metric keeps per example, in addition to the classifier's outputs.
    /// </summary>
    /// <param name="test">The test set.</param>
    internal virtual int NumbersKept(Dataset test) => 0;

    /// <summary>
    /// Measures examples; the result has a number for each of <see cref="Values"/>, or null if it cannot be measured.
    /// </summary>
    /// <param name="measurement">The examples and the reference to measure against.</param>
    public abstract IReadOnlyList<double?> Measure(Measurement measurement);

    /// <summary>Returns true if a data set holds grey images, which the classifier can classify.</summary>
    /// <param name="dataset">The data set.</param>
    protected static bool IsGrey(Dataset dataset) => dataset is ImageDataset { Channels: 1 };
}
