using System.Net;
using System.Net.Sockets;

namespace GanForge.Data.Tests;

/// <summary>
/// A local web server that serves a table of files and answers other paths with 404.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Dictionary<string, byte[]> _files;

    public LoopbackServer(Dictionary<string, byte[]> files)
    {
        _files = files;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    /// <summary>Cuts every response off in the middle.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>The requested file names, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>An address at which nothing listens.</summary>
    public static Uri DeadAddress()
    {
        var server = new LoopbackServer([]);
        server.Dispose();
        return server.Address;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException) { }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var request = await reader.ReadLineAsync() ?? "";
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }

        var name = request.Split(' ')[1][1..];
        Requests.Add(name);
        var found = _files.TryGetValue(name, out var content);
        content ??= [];
        var header =
            $"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Length: {content.Length}\r\n"
            + $"Connection: close\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(header));
        await stream.WriteAsync(BreaksOff ? content.AsMemory(0, content.Length / 2) : content);
    }
}
