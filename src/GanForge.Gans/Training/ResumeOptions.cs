namespace GanForge.Gans;

/// <summary>
/// What somebody asks for when resuming. Only the end may move (<see cref="Steps"/>, the setting "epochs"); whatever
/// else is given must be as the run was started, and resuming is refused where it is not.
/// </summary>
public sealed record ResumeOptions
{
    /// <summary>The recipe the run is expected to have, or null.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set the run is expected to have, or null.</summary>
    public string? Dataset { get; init; }

    /// <summary>Where the data set lies now, or null for where it lay.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The seed the run is expected to have, or null.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Steps in all after which to stop, or null for the end of the epochs.</summary>
    public long? Steps { get; init; }

    /// <summary>"epochs" with a new number, and settings that the run is expected to have.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
