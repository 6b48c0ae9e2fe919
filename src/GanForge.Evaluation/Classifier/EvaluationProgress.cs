namespace GanForge.Evaluation.Classifier;

/// <summary>The progress of a part of an evaluation.</summary>
/// <param name="Part">The current part, for example "real, kid".</param>
/// <param name="Share">The completed share of the part, from 0 to 1.</param>
public readonly record struct EvaluationProgress(string Part, double Share);
