using System.Diagnostics;
using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>A training of the default recipe, alone or while a browser shows its page.</summary>
internal sealed class WatchedTraining(ChromiumPage browser, int steps)
{
    /// <summary>Trains and returns images per second.</summary>
    public async Task<double> Train(bool isWatched, CancellationToken cancellationToken)
    {
        var runs = Directory.CreateTempSubdirectory("ganforge-benchmark-").FullName;
        await using var studio = isWatched ? await ServedStudio.Open(runs, cancellationToken) : null;
        var page = studio is null ? null : await browser.Open(studio.Url);
        using var training = Process.Start(
            new ProcessStartInfo(
                ServedStudio.Program,
                ["train", "--steps", $"{steps}", "--out", runs, "--json", "--quiet"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        if (studio is not null)
        {
            while (Directory.GetDirectories(runs).Length == 0)
                await Task.Delay(20, cancellationToken);
            await page!.GotoAsync(
                new Uri(studio.Url, $"/runs/{Path.GetFileName(Directory.GetDirectories(runs)[0])}").ToString()
            );
        }
        var result = JsonDocument.Parse(await training.StandardOutput.ReadToEndAsync(cancellationToken)).RootElement;
        await training.WaitForExitAsync(cancellationToken);
        await (page?.CloseAsync() ?? Task.CompletedTask);
        Directory.Delete(runs, recursive: true);
        return result.GetProperty("imagesPerSecond").GetDouble();
    }
}
