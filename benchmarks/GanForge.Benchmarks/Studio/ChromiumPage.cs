using Microsoft.Playwright;

namespace GanForge.Benchmarks;

/// <summary>A Chromium browser.</summary>
internal sealed class ChromiumPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ChromiumPage(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<ChromiumPage> Launch(string program)
    {
        if (!File.Exists(program))
            throw new BenchmarkException($"There is no browser {program}; name one with --chromium.");
        var playwright = await Playwright.CreateAsync();
        return new ChromiumPage(
            playwright,
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] })
        );
    }

    /// <summary>
    /// Opens the page of all runs and returns the times from navigation to the first contentful paint and to the last
    /// card.
    /// </summary>
    public async Task<(TimeSpan First, TimeSpan All)> OpenRuns(Uri studio, int count)
    {
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(new Uri(studio, "/").ToString());
        await page.WaitForFunctionAsync("count => document.querySelectorAll('.runs li').length === count", count);
        var all = await page.EvaluateAsync<double>("performance.now()");
        var first = await page.EvaluateAsync<double>(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        );
        await page.CloseAsync();
        return (TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(all));
    }

    /// <summary>Opens a page and leaves it open.</summary>
    public async Task<IPage> Open(Uri address)
    {
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
