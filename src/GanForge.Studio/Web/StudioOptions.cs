using System.Net;

namespace GanForge.Studio.Web;

/// <summary>The options of the studio: its address and its content.</summary>
public sealed record StudioOptions
{
    /// <summary>The maximum size of a request body in bytes.</summary>
    internal const int MaxBodyBytes = 4 << 20;

    /// <summary>
    /// The environment variable that has a training print its run folder, once it exists, as a JSON string in the
    /// first line of its standard output.
    /// </summary>
    public const string FolderVariable = "GANFORGE_SAY_FOLDER";

    /// <summary>The folder of run folders; nothing outside it is shown.</summary>
    public string RunsDirectory { get; init; } = "runs";

    /// <summary>The address to listen on. Addresses other than loopback require a <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 picks a free one.</summary>
    public int Port { get; init; } = 5274;

    /// <summary>The token a browser must present; null admits everyone who can reach the loopback address.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// The program and first arguments that start a training, for example ["ganforge"]; the studio adds "train" and
    /// flags. Empty if runs can only be viewed.
    /// </summary>
    public IReadOnlyList<string> Trainer { get; init; } = [];
}
