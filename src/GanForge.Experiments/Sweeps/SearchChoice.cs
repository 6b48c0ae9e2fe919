namespace GanForge.Experiments.Sweeps;

/// <summary>A value of an axis: that of one setting, or of several that vary together.</summary>
/// <param name="Label">The displayed name, for example "lr=1e-4", or a variant's name.</param>
/// <param name="Values">Names to texts, as the flags of training have them.</param>
public sealed record SearchChoice(string Label, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Creates a choice named after the settings it sets.</summary>
    internal static SearchChoice From(IReadOnlyDictionary<string, string> values) =>
        new(string.Join(", ", values.Select(value => $"{value.Key}={value.Value}")), values);
}
