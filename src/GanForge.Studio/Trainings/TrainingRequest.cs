namespace GanForge.Studio.Trainings;

/// <summary>A training that a page asks for; null leaves a thing to the recipe or to the command's default.</summary>
internal sealed record TrainingRequest
{
    /// <summary>A recipe's name.</summary>
    public string? Recipe { get; init; }

    /// <summary>A data set's name.</summary>
    public string? Dataset { get; init; }

    /// <summary>Words for the end of the run folder's name.</summary>
    public string? Description { get; init; }

    /// <summary>Flags of `ganforge train` other than settings, by their names without dashes.</summary>
    public IReadOnlyDictionary<string, string> Flags { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings of the recipe that differ from its defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
