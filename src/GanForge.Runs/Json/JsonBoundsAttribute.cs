namespace GanForge.Runs.Json;

/// <inheritdoc cref="IJsonBounds"/>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonBoundsAttribute : Attribute, IJsonBounds
{
    /// <inheritdoc/>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <inheritdoc/>
    public double Maximum { get; init; } = double.PositiveInfinity;
}
