namespace GanForge.Gans;

/// <summary>
/// Bounds and aliases of a recipe's setting. Every public property that can be initialized is a setting, with or
/// without this attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute : Attribute
{
    /// <summary>The minimum value.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The maximum value.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>True if <see cref="Minimum"/> is exclusive.</summary>
    public bool AboveMinimum { get; init; }

    /// <summary>True if <see cref="Maximum"/> is exclusive.</summary>
    public bool BelowMaximum { get; init; }

    /// <summary>True if the setting does not apply to points and is rejected for them.</summary>
    public bool ForImages { get; init; }

    /// <summary>Aliases in the form of flags; an alias that several settings share sets them all.</summary>
    public string[] Aliases { get; init; } = [];
}
