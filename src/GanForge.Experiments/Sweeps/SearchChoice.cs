namespace GanForge.Experiments.Sweeps;

/// <summary>One value of an axis: a setting's, or those of several settings that go together.</summary>
/// <param name="Label">What it is called, for example "lr=1e-4", or a variant's name.</param>
/// <param name="Values">Names to texts, as the flags of training have them.</param>
public sealed record SearchChoice(string Label, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A choice named by what it sets.</summary>
    internal static SearchChoice From(IReadOnlyDictionary<string, string> values) =>
        new(string.Join(", ", values.Select(value => $"{value.Key}={value.Value}")), values);
}
