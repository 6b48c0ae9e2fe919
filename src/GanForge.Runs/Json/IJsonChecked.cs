namespace GanForge.Runs.Json;

/// <summary>A record with conditions beyond the types and bounds of its fields.</summary>
internal interface IJsonChecked
{
    /// <summary>The first field that violates a condition, and what it should be; null if there is none.</summary>
    (string Field, string Expected)? Fault { get; }
}
