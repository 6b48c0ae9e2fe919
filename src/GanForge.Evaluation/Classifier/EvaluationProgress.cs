namespace GanForge.Evaluation.Classifier;

/// <summary>How far a part of an evaluation has come.</summary>
/// <param name="Part">What is being done, for example "real, kid".</param>
/// <param name="Share">What is done of it, 0 to 1.</param>
public readonly record struct EvaluationProgress(string Part, double Share);
