using GanForge.Cli.Terminals;
using GanForge.Studio;
using GanForge.Studio.Web;
using GanForge.Tensors.Threading;
using Spectre.Console;

namespace GanForge.Cli.Serving;

/// <summary>Keeps the studio open until it is stopped.</summary>
internal sealed class StudioView(Terminal terminal)
{
    /// <summary>Returns the address of a page, including the token if the studio's address has one.</summary>
    /// <param name="studio">The studio's address.</param>
    /// <param name="path">The page's path, without a leading slash, optionally with a query.</param>
    internal static Uri Address(Uri studio, string path)
    {
        var page = new Uri(new Uri(studio, "/"), path);
        string[] queries = [page.Query.TrimStart('?'), studio.Query.TrimStart('?')];
        return new UriBuilder(page) { Query = string.Join('&', queries.Where(query => query.Length > 0)) }.Uri;
    }

    /// <summary>Opens the studio, shows its address, and waits for Ctrl-C.</summary>
    /// <param name="options">The studio's options.</param>
    /// <param name="path">The path of the first page, without a leading slash.</param>
    public void Open(StudioOptions options, string path)
    {
        // Training next to the studio needs the processors more than its pages do.
        Workers.Threads = 1;
        using var interruption = new InterruptHandler(() => { });
        var studio = StudioServer.StartAsync(options).GetAwaiter().GetResult();
        terminal.Output.WriteLine(Address(studio.Url, path));
        terminal.Output.Flush();
        var runs = Path.GetFullPath(options.RunsDirectory);
        terminal.Messages.WriteLine($"The studio shows {runs}; open the address above in a browser. Ctrl-C ends it.");
        if (!Directory.Exists(runs))
        {
            terminal.Messages.WriteLine(
                $"There are no runs yet; start one in the studio, or with '{StartCommand.Text} train'."
            );
        }

        interruption.Token.WaitHandle.WaitOne();
        studio.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
