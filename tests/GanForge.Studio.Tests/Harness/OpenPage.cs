using Microsoft.Playwright;

namespace GanForge.Studio.Tests;

/// <summary>A page in the browser, and what it complained of.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page, List<string> complaints) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Complaints that the test expects, for example of a run that it deletes.</summary>
    public Predicate<string> Expected { get; set; } = _ => false;

    /// <summary>Saves what is seen where GANFORGE_SCREENSHOTS names a folder, to be looked at.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GANFORGE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true }
            );
        }
    }

    /// <summary>Whether the page is wider than the window, so that a phone would have to scroll sideways.</summary>
    public Task<bool> Overflows() => page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1");

    /// <summary>
    /// How far what is shown has jumped since the page began to load: the sum of its layout shifts, 0.1 counts as good.
    /// </summary>
    public Task<double> Jumps() =>
        page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value; })
                .observe({ type: 'layout-shift', buffered: true });
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
