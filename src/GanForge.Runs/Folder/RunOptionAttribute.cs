using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>Declares a property of <see cref="TrainingOptions"/> as an option; its XML summary is the help.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RunOptionAttribute(RunOptionGroup group) : Attribute, IJsonBounds
{
    /// <summary>The heading under which the option is listed.</summary>
    public RunOptionGroup Group { get; } = group;

    /// <summary>The name of the flag without dashes; null for the property's name in kebab case.</summary>
    public string? Name { get; init; }

    /// <summary>Further names of the flag, without dashes.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>The placeholder of the value in help texts.</summary>
    public string Value { get; init; } = "N";

    /// <summary>The minimum of a number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The maximum of a number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>The default in words; null to show the value that a property has by itself.</summary>
    public string? Default { get; init; }

    /// <summary>True if the trials of a sweep may set the option.</summary>
    public bool InSweeps { get; init; }

    /// <summary>True if the studio's form for a new run has a field for the option.</summary>
    public bool InForm { get; init; }
}
