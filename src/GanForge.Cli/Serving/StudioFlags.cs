using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Studio.Web;

namespace GanForge.Cli.Serving;

/// <summary>The flags of `studio` and `play`.</summary>
internal sealed class StudioFlags
{
    private readonly Option<string?> _runs = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");
    private readonly Option<string?> _host = Flag.Text(
        "--host",
        "ADDRESS",
        "The address to listen on. Default 127.0.0.1, which only this machine reaches; any other needs a token, "
            + "and gets one if none is given."
    );
    private readonly Option<long?> _port = Flag.Whole(
        "--port",
        0,
        IPEndPoint.MaxPort,
        "The port to listen on; 0 takes a free one. Default 5274."
    );
    private readonly Option<string?> _token = Flag.Text(
        "--token",
        "TEXT",
        "What a browser must bring, once, at the end of the address: ?token=TEXT."
    );

    public StudioFlags() => Section = new("Flags", [_runs, _host, _port, _token]);

    /// <summary>All flags.</summary>
    public HelpSection Section { get; }

    /// <summary>Reads the studio's options.</summary>
    /// <exception cref="UsageException">The address is invalid.</exception>
    public StudioOptions Read(ParseResult parsed)
    {
        var defaults = new StudioOptions();
        var address = parsed.GetValue(_host) is { } host ? AddressOf(host) : defaults.Address;
        var token = parsed.GetValue(_token);
        return defaults with
        {
            RunsDirectory = parsed.GetValue(_runs) ?? defaults.RunsDirectory,
            Address = address,
            Port = (int?)parsed.GetValue(_port) ?? defaults.Port,
            Token =
                token
                ?? (
                    IPAddress.IsLoopback(address) ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))
                ),
            Trainer = OwnCommand(),
        };
    }

    /// <summary>The words that start this program: its own executable, or the runtime with its assembly.</summary>
    private static string[] OwnCommand()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [program, Environment.GetCommandLineArgs()[0]]
            : [program];
    }

    private static IPAddress AddressOf(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        if (IPAddress.TryParse(host, out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(host)
                .OrderBy(found => found.AddressFamily != AddressFamily.InterNetwork)
                .First();
        }
        catch (Exception problem) when (problem is SocketException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException(
                $"--host takes an address of this machine, such as 0.0.0.0 for all of them, not '{host}'."
            );
        }
    }
}
