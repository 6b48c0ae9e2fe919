using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GanForge.Studio.Tests.Browser))]

namespace GanForge.Studio.Tests;

/// <summary>A headless Chromium that all tests share.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>The timeout of a page on a busy machine, in milliseconds.</summary>
    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox", "--disable-dev-shm-usage"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Program =>
        (Environment.GetEnvironmentVariable("GANFORGE_CHROMIUM") is { } named ? [named] : Places).FirstOrDefault(
            File.Exists
        )
        ?? throw new InvalidOperationException(
            "The studio is tested in Chromium, which was not found: install it (Debian: apt-get install "
                + "chromium), or name its program in GANFORGE_CHROMIUM."
        );

    /// <summary>Opens a page of a studio; any error on its console fails the test.</summary>
    internal async Task<OpenPage> Open(
        OpenStudio studio,
        string path,
        int width = 1280,
        int height = 900,
        bool dark = false
    )
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                HasTouch = width < 600,
                BaseURL = new Uri(studio.Url, "/").ToString(),
            }
        );
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("ERR_", StringComparison.Ordinal))
                complaints.Add($"{message.Text} {message.Location}");
        };
        await page.GotoAsync(path);
        return new OpenPage(context, page, complaints);
    }
}
