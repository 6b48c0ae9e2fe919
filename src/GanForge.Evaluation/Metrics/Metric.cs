using GanForge.Data;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// A way to say how good generated examples are. A new one is a class of its own and a line in <see cref="MetricCatalogue"/>.
/// </summary>
public abstract class Metric
{
    /// <summary>What it is asked for by, for example "digit-fid".</summary>
    public abstract string Name { get; }

    /// <summary>The numbers that it gives.</summary>
    public abstract IReadOnlyList<MetricValue> Values { get; }

    /// <summary>Whether it is measured unless others are asked for.</summary>
    public virtual bool IsUsual => true;

    /// <summary>The number of examples that it is usually measured on, and published figures are.</summary>
    public virtual int UsualSamples => 10_000;

    /// <summary>The fewest examples it makes sense of.</summary>
    public virtual int LeastSamples => 1;

    /// <summary>The most examples that it looks at.</summary>
    public virtual int MostSamples => int.MaxValue;

    /// <summary>Whether examples are held against those of the training set, and not of the test set.</summary>
    public virtual bool ComparesWithTraining => false;

    /// <summary>Whether it is for examples like those of a data set.</summary>
    /// <param name="dataset">The data set.</param>
    public abstract bool Suits(Dataset dataset);

    /// <summary>Whether it reads which class the examples were asked to be.</summary>
    public virtual bool ReadsLabels => false;

    /// <summary>The sentence that says that it is left out of so few examples; null where they are enough.</summary>
    /// <param name="count">The number of examples.</param>
    public string? LeftOut(int count) => count >= LeastSamples ? null : $"{Figured} {LeastSamples} examples or more, and {(Values.Count == 1 ? "is" : "are")} left out of {count}.";

    /// <summary>The sentence that says that it is left out beside so few test examples; null where they are enough.</summary>
    /// <param name="test">The test set.</param>
    internal string? LeftOutBeside(Dataset test) => test.Count >= LeastSamples ? null : $"{Figured} {LeastSamples} test images or more, and {test.Name} has {test.Count}.";

    private string Figured => $"{Wording.And([.. Values.Select(figure => figure.Name)])} {(Values.Count == 1 ? "takes" : "take")}";

    /// <summary>Numbers of each example that it keeps at a time, beyond what the classifier makes of it.</summary>
    /// <param name="test">The test set.</param>
    internal virtual int NumbersKept(Dataset test) => 0;

    /// <summary>Measures; the result has a number for each of <see cref="Values"/>, or null where the examples lack what it takes.</summary>
    /// <param name="measurement">The examples, and what they are measured against.</param>
    public abstract IReadOnlyList<double?> Measure(Measurement measurement);

    /// <summary>Whether a data set holds grey images, which a classifier looks at.</summary>
    /// <param name="dataset">The data set.</param>
    protected static bool IsGrey(Dataset dataset) => dataset is ImageDataset { Channels: 1 };
}
