namespace GanForge.Runs.Folder;

/// <summary>A destination of a run's scalars: stats.jsonl, TensorBoard, the history in memory.</summary>
internal interface IScalarSink
{
    /// <summary>Writes a scalar of a moment.</summary>
    void Write(in ScalarMoment moment, string name, double value);

    /// <summary>Ends a moment, all of whose scalars are written.</summary>
    void Complete(in ScalarMoment moment);
}

/// <summary>The moment of a run to which scalars belong.</summary>
/// <param name="Kind">What the scalars describe.</param>
/// <param name="Step">The number of steps done.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Stage">The name of a preparatory stage; null in the main stage.</param>
/// <param name="Seconds">The seconds of training so far.</param>
/// <param name="ImagesPerSecond">The present speed.</param>
internal readonly record struct ScalarMoment(
    ScalarKind Kind,
    long Step,
    int Epoch,
    string? Stage,
    double Seconds,
    double ImagesPerSecond
);

/// <summary>What scalars describe.</summary>
internal enum ScalarKind
{
    /// <summary>A training step.</summary>
    Step,

    /// <summary>An epoch that has ended.</summary>
    Epoch,

    /// <summary>
    /// An evaluation of the generator. Its names have the prefixes of metrics; metrics.jsonl keeps them for good.
    /// </summary>
    Evaluation,
}
