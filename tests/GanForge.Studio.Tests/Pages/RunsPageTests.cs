using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

public class RunsPageTests(Browser browser)
{
    [Fact]
    public async Task Runs_are_filtered_and_sorted()
    {
        await using var studio = await OpenStudio.Open();
        studio.Add(description: "first");
        studio.Add("mlp", "second");
        await using var open = await browser.Open(studio, "/");
        var names = open.Page.Locator(".runs h2");
        await Expect(names).ToHaveTextAsync(["00001-mlp-mnist-second", "00000-r3gan-mnist-first"]);
        await open.Page.GetByLabel("Sort by").SelectOptionAsync("oldest");
        await Expect(names).ToHaveTextAsync(["00000-r3gan-mnist-first", "00001-mlp-mnist-second"]);
        await open.Page.GetByLabel("Filter").FillAsync("mlp mnist");
        await Expect(names).ToHaveTextAsync(["00001-mlp-mnist-second"]);
        await Expect(open.Page.Locator("#count")).ToHaveTextAsync("1 of 2 runs");
        await open.Page.GetByLabel("Filter").FillAsync("");
        await open.Page.GetByLabel("State").SelectOptionAsync("wrong");
        await Expect(names).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_run_appears_and_a_deleted_run_disappears_without_a_reload()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/");
        await Expect(open.Page.Locator("#count")).ToContainTextAsync("There are no runs yet");
        var run = studio.Train();
        await Expect(open.Page.Locator(".runs h2")).ToHaveTextAsync([run.Name]);
        await Expect(open.Page.Locator(".runs .state")).ToHaveTextAsync("finished");
        await Expect(open.Page.Locator(".thumbnail")).ToHaveJSPropertyAsync("complete", true);
        Directory.Delete(run.Path, recursive: true);
        await Expect(open.Page.Locator(".runs li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_runs_are_compared_in_shared_charts()
    {
        await using var studio = await OpenStudio.Open();
        studio.Add(description: "one");
        studio.Add(description: "two", settings: ("learning-rate-g", "1e-4"));
        await using var open = await browser.Open(studio, "/");
        await open.Page.GetByLabel("Compare").Nth(0).CheckAsync();
        await open.Page.GetByLabel("Compare").Nth(1).CheckAsync();
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Compare 2 runs" }).ClickAsync();
        await Expect(open.Page.Locator(".chart").First.Locator("li")).ToHaveCountAsync(2);
        await Expect(open.Page.Locator("#settings tbody th")).ToHaveTextAsync(["learning-rate-g"]);
        await Expect(open.Page.Locator("#settings tbody td")).ToHaveTextAsync(["0.0001", "0.002"]);
        await open.Picture("compare-desktop");
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task Every_page_fits_the_window_and_does_not_jump_while_loading(int width, bool dark)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var pages = new[]
        {
            ("runs", "/"),
            ("new", "/new"),
            ("run", $"/runs/{run.Name}"),
            ("explorer", $"/runs/{run.Name}/explorer"),
            ("lesson", $"/runs/{run.Name}/lesson"),
            ("game", "/game"),
            ("compare", $"/compare?runs={run.Name}"),
        };
        var jumps = new List<(string Page, double Shift)>();
        foreach (var (name, path) in pages)
        {
            await using var open = await browser.Open(studio, path, width, dark: dark);
            await Expect(open.Page.Locator("h1")).ToBeVisibleAsync();
            await open.Page.WaitForTimeoutAsync(700);
            (await open.Overflows()).ShouldBeFalse($"{name} at {width} pixels");
            jumps.Add((name, Math.Round(await open.Jumps(), 3)));
            await open.Picture($"{name}-{width}-{(dark ? "dark" : "light")}");
        }
        jumps.ShouldAllBe(jump => jump.Shift < 0.02);
    }

    [Fact]
    public async Task The_studio_responds_with_many_open_tabs()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", settings: ("epochs", "1"));
        await using var open = await browser.Open(studio, "/");
        await Expect(open.Page.Locator("#runs > li")).ToHaveCountAsync(1);
        // In this browser every tab counts as visible.
        foreach (var path in Enumerable.Range(0, 31).Select(i => i % 2 == 0 ? $"/runs/{run.Name}" : "/"))
        {
            var tab = await open.Page.Context.NewPageAsync();
            await tab.GotoAsync(path);
            await Expect(path == "/" ? tab.Locator("#runs > li") : tab.Locator("#content")).ToBeVisibleAsync();
        }
        studio.Train("mlp", settings: ("epochs", "1"));
        foreach (var tab in open.Page.Context.Pages.Where(tab => new Uri(tab.Url).AbsolutePath == "/"))
            await Expect(tab.Locator("#runs > li")).ToHaveCountAsync(2);
        await open.Page.GotoAsync("/new");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Start training" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_background_tab_joins_the_event_stream_when_it_is_shown()
    {
        await using var studio = await OpenStudio.Open();
        studio.Add("mlp", settings: ("epochs", "1"));
        await using var open = await browser.Open(studio, "/new");
        await open.Page.AddInitScriptAsync(
            """
            window.isInBackground = true;
            window.streams = 0;
            Object.defineProperty(document, 'hidden', { get: () => window.isInBackground });
            const Inner = window.SharedWorker;
            window.SharedWorker = class extends Inner { constructor(...given) { super(...given); window.streams++; } };
            """
        );
        await open.Page.GotoAsync("/");
        await Expect(open.Page.Locator("#runs > li")).ToHaveCountAsync(1);
        (await open.Page.EvaluateAsync<int>("window.streams")).ShouldBe(0);
        studio.Train("mlp", settings: ("epochs", "1"));
        await open.Page.EvaluateAsync(
            "() => { window.isInBackground = false; document.dispatchEvent(new Event('visibilitychange')); }"
        );
        await Expect(open.Page.Locator("#runs > li")).ToHaveCountAsync(2);
        (await open.Page.EvaluateAsync<int>("window.streams")).ShouldBe(1);
    }

    [Fact]
    public async Task The_page_reports_a_studio_that_has_stopped()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/");
        await Expect(open.Page.Locator("#count")).ToContainTextAsync("There are no runs yet.");
        await studio.Close();
        await Expect(open.Page.GetByText("The studio does not answer; is it still running?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filter_and_sort_order_survive_a_reload()
    {
        await using var studio = await OpenStudio.Open();
        studio.Add(description: "first");
        studio.Add(description: "second");
        await using var open = await browser.Open(studio, "/?words=second");
        await Expect(open.Page.Locator("#runs > li")).ToHaveCountAsync(1);
        await open.Page.Locator("#words").FillAsync("");
        await open.Page.Locator("#sort").SelectOptionAsync("oldest");
        await open.Page.ReloadAsync();
        await Expect(open.Page.Locator("#runs h2").First).ToContainTextAsync("first");
        new Uri(open.Page.Url).Query.ShouldBe("?sort=oldest");
    }

    [Fact]
    public async Task The_chosen_theme_is_kept_on_other_pages()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/");
        var button = open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Light or dark") });
        await button.ClickAsync();
        await button.ClickAsync();
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await open.Page.GotoAsync("/game");
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
