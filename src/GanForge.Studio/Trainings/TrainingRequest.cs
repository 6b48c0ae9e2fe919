namespace GanForge.Studio.Trainings;

/// <summary>A page's request to start a training; null means the recipe's or the command's default.</summary>
internal sealed record TrainingRequest
{
    /// <summary>The recipe's name.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set's name.</summary>
    public string? Dataset { get; init; }

    /// <summary>The description appended to the run folder's name.</summary>
    public string? Description { get; init; }

    /// <summary>The flags of `ganforge train` other than settings, by name without dashes.</summary>
    public IReadOnlyDictionary<string, string> Flags { get; init; } = new Dictionary<string, string>();

    /// <summary>The recipe settings that differ from the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
