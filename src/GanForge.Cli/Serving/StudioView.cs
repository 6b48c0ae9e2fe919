using GanForge.Cli.Terminals;
using GanForge.Studio;
using GanForge.Studio.Web;
using GanForge.Tensors.Threading;
using Spectre.Console;

namespace GanForge.Cli.Serving;

/// <summary>Keeps the studio open until somebody ends it.</summary>
internal sealed class StudioView(Terminal terminal)
{
    /// <summary>The address of a page, with the token where the studio's has one.</summary>
    /// <param name="studio">The studio's address.</param>
    /// <param name="path">The page, without a slash before it, perhaps with a query.</param>
    internal static Uri Address(Uri studio, string path)
    {
        var page = new Uri(new Uri(studio, "/"), path);
        string[] queries = [page.Query.TrimStart('?'), studio.Query.TrimStart('?')];
        return new UriBuilder(page) { Query = string.Join('&', queries.Where(query => query.Length > 0)) }.Uri;
    }

    /// <summary>Opens the studio, says where it is, and waits for Ctrl-C.</summary>
    /// <param name="options">Where it listens and what it shows.</param>
    /// <param name="path">The page to open first, without a slash before it.</param>
    public void Open(StudioOptions options, string path)
    {
        // Whoever trains beside the studio needs the processors more than its pages do.
        Workers.Threads = 1;
        using var interruption = new InterruptHandler(() => { });
        var studio = StudioServer.StartAsync(options).GetAwaiter().GetResult();
        terminal.Output.WriteLine(Address(studio.Url, path));
        terminal.Output.Flush();
        var runs = Path.GetFullPath(options.RunsDirectory);
        terminal.Messages.WriteLine($"The studio shows {runs}; open the address above in a browser. Ctrl-C ends it.");
        if (!Directory.Exists(runs))
            terminal.Messages.WriteLine($"There are no runs yet; start one in the studio, or with '{StartCommand.Text} train'.");
        interruption.Token.WaitHandle.WaitOne();
        studio.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
