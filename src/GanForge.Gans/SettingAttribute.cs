namespace GanForge.Gans;

/// <summary>Bounds and further names of a recipe's setting; every public property that can be initialised is one, with or without this.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute : Attribute
{
    /// <summary>The least value allowed.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest value allowed.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the value must lie above <see cref="Minimum"/>, not on it.</summary>
    public bool AboveMinimum { get; init; }

    /// <summary>Whether the value must lie below <see cref="Maximum"/>, not on it.</summary>
    public bool BelowMaximum { get; init; }

    /// <summary>Whether the setting has no meaning for points; it cannot be given for them.</summary>
    public bool ForImages { get; init; }

    /// <summary>Further names, as flags have them; a name that several settings share sets them all.</summary>
    public string[] Aliases { get; init; } = [];
}
