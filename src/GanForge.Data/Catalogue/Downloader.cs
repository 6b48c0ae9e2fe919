using System.Net.Sockets;
using System.Security.Cryptography;

namespace GanForge.Data.Catalogue;

/// <summary>Downloads files from the first mirror that serves the right content.</summary>
internal sealed class Downloader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { UserAgent = { new("GanForge", null) } },
    };

    /// <summary>
    /// Downloads a file, verifies its MD5 sum and moves the complete file into place; if a mirror fails, the next is
    /// tried.
    /// </summary>
    /// <param name="mirrors">The addresses of folders, each ending in a slash.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="md5">The MD5 sum in lower-case hexadecimal.</param>
    /// <param name="destination">The path of the file; its folder must exist.</param>
    /// <param name="progress">Receives the progress of the download.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="DatasetUnavailableException">
    /// No mirror served the right content; the message gives the reason for each mirror.
    /// </exception>
    public async Task FetchAsync(
        IReadOnlyList<Uri> mirrors,
        string name,
        string md5,
        string destination,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var failures = new List<(string Host, string Reason)>();
        foreach (var mirror in mirrors)
        {
            var address = new Uri(mirror, name);
            if (await TryFetchAsync(address, md5, destination, progress, cancellationToken) is not { } failure)
            {
                return;
            }

            failures.Add((address.Authority, failure));
        }

        var reasons = failures
            .Distinct()
            .GroupBy(failure => failure.Reason, failure => failure.Host)
            .Select(hosts => $"{hosts.Key} ({Wording.And([.. hosts])})");
        throw new DatasetUnavailableException(
            $"{name} could not be downloaded: {string.Join(", ", reasons)}; "
                + "get the data set's files some other way and name their folder with --data-dir."
        )
        {
            IsFailedDownload = true,
        };
    }

    public void Dispose() => _client.Dispose();

    /// <returns>Null on success, otherwise the reason for the failure.</returns>
    private async Task<string?> TryFetchAsync(
        Uri address,
        string md5,
        string destination,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var temporary = AtomicFile.TemporaryBeside(destination);
        try
        {
            var received = await ReceiveAsync(address, temporary, progress, cancellationToken);
            if (received != md5)
            {
                return $"wrong content: MD5 {received} instead of {md5}";
            }

            File.Move(temporary, destination, overwrite: true);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer for {Patience.TotalSeconds:F0} seconds";
        }
        catch (Exception error)
            when (error is HttpRequestException or HttpIOException || error.InnerException is SocketException)
        {
            // The runtime appends the address: "Name or service not known (example.org:443)".
            return error
                .Message.Replace($" ({address.Host}:{address.Port})", "", StringComparison.Ordinal)
                .TrimEnd('.');
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes the content of an address to a file and returns its MD5 sum.</summary>
    private async Task<string> ReceiveAsync(
        Uri address,
        string path,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        response.EnsureSuccessStatusCode();
        await using var content = await response.Content.ReadAsStreamAsync(patience.Token);
        await using var file = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[1 << 16];
        long received = 0;
        int count;
        while ((count = await content.ReadAsync(buffer, patience.Token)) > 0)
        {
            patience.CancelAfter(Patience);
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            received += count;
            progress?.Report(new DownloadProgress(address, received, response.Content.Headers.ContentLength));
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
