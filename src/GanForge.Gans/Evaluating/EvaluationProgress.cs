namespace GanForge.Gans;

/// <summary>How far a part of an evaluation has come.</summary>
/// <param name="Part">What is being done, for example "digit-fid".</param>
/// <param name="Done">Units that are done.</param>
/// <param name="Total">Units there are.</param>
/// <param name="Unit">What is counted, for example "images".</param>
public readonly record struct EvaluationProgress(string Part, long Done, long Total, string Unit);
