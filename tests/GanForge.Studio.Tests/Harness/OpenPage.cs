using Microsoft.Playwright;

namespace GanForge.Studio.Tests;

/// <summary>A page in the browser, with the errors that it logged.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page, List<string> complaints) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Errors that the test expects, for example about a run that it deletes.</summary>
    public Predicate<string> Expected { get; set; } = _ => false;

    /// <summary>Saves a screenshot for review if GANFORGE_SCREENSHOTS names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GANFORGE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true }
            );
        }
    }

    /// <summary>True if the page is wider than the window, so that a phone would have to scroll sideways.</summary>
    public Task<bool> Overflows() => page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1");

    /// <summary>The cumulative layout shift since the page began to load; below 0.1 counts as good.</summary>
    public Task<double> Jumps() =>
        page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => {
                for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
              }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 100);
            })
            """
        );

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        complaints.Where(complaint => !Expected(complaint)).ShouldBeEmpty();
    }
}
