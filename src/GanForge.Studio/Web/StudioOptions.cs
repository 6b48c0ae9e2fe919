using System.Net;

namespace GanForge.Studio.Web;

/// <summary>Where the studio listens and what it shows.</summary>
public sealed record StudioOptions
{
    /// <summary>Bytes of a request's body that are read at most.</summary>
    internal const int MaxBodyBytes = 4 << 20;

    /// <summary>
    /// A variable of the environment. A training that is started with it says its run's folder as the first line of its standard
    /// output, as text of JSON, once it is there.
    /// </summary>
    public const string FolderVariable = "GANFORGE_SAY_FOLDER";

    /// <summary>The folder of run folders; nothing outside it is shown.</summary>
    public string RunsDirectory { get; init; } = "runs";

    /// <summary>The address to listen on. Any but a loopback address needs a <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; } = 5274;

    /// <summary>What a browser must bring to be let in; null lets in everybody who reaches a loopback address.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// The program and first arguments that train, for example ["ganforge"]: the studio adds "train" and flags. Empty where
    /// runs can only be looked at.
    /// </summary>
    public IReadOnlyList<string> Trainer { get; init; } = [];
}
