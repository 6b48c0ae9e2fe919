namespace GanForge.Runs.Json;

/// <summary>
/// The bounds of a field: of a number, of the numbers in a list or dictionary, or of the length of a text.
/// </summary>
internal interface IJsonBounds
{
    /// <summary>The minimum; infinite for the usual one of the field's type.</summary>
    double Minimum { get; }

    /// <summary>The maximum; infinite for the largest value of the field's type.</summary>
    double Maximum { get; }
}
