using GanForge.Runs.Folder;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

/// <summary>The page of a run, and trainings started in the browser.</summary>
public class RunPageTests(Browser browser)
{
    [Fact]
    public async Task A_training_is_started_watched_stopped_resumed_and_continued()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/new");
        var page = open.Page;
        await page.GetByLabel("Recipe").SelectOptionAsync("r3gan");
        await page.GetByLabel("Description").FillAsync("from the browser");
        await page.GetByLabel("epochs", new() { Exact = true }).FillAsync("2000");
        await page.GetByLabel("channels", new() { Exact = true }).FillAsync("8");
        await page.GetByLabel("images", new() { Exact = true }).FillAsync("640");
        await page.GetByLabel("threads", new() { Exact = true }).FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();

        await Expect(page)
            .ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/runs/00000-r3gan-mnist-from-the-browser$"));
        await Expect(page.Locator("#state")).ToHaveTextAsync("training");
        // The charts and the grid update without a reload.
        await page.EvaluateAsync("window.notReloaded = true");
        var loss = page.Locator(".chart").First.Locator("li .number").First;
        await loss.ScrollIntoViewIfNeededAsync();
        var before = await loss.TextContentAsync();
        await Expect(loss).Not.ToHaveTextAsync(before!);
        var grid = page.Locator("#grid");
        await Expect(grid)
            .ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("samples-0000(0[2-9]|[1-9])"));
        (await page.EvaluateAsync<bool>("window.notReloaded")).ShouldBeTrue();

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop and save" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("interrupted");
        var run = RunFolder.List(studio.Runs).Single();
        var stoppedAt = RunStatus.Read(run)!;
        stoppedAt.State.ShouldBe(RunState.Interrupted);

        var epochs = stoppedAt.Epoch + 2;
        await page.GetByLabel("Epochs in all").FillAsync($"{epochs}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("finished");
        await page.GetByLabel("Epochs in all").FillAsync($"{epochs + 1}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train longer" }).ClickAsync();
        await Expect(page.Locator("#facts")).ToContainTextAsync($"{epochs + 1} of {epochs + 1}");
        RunStatus.Read(run)!.Epochs.ShouldBe(epochs + 1);
    }

    [Fact]
    public async Task A_refused_training_shows_the_error_and_creates_no_run()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/new");
        open.Expected = complaint => complaint.Contains("400", StringComparison.Ordinal);
        await open.Page.GetByLabel("batch-size", new() { Exact = true }).FillAsync("many");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("batch-size takes a whole number from 2");
        Directory.GetFileSystemEntries(studio.Runs).ShouldBeEmpty();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Start training" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task The_slider_shows_earlier_grids_and_the_play_button_animates_them()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        var (slider, output, grid) = (
            open.Page.GetByRole(AriaRole.Slider, new() { Name = "Epoch" }),
            open.Page.Locator("#epoch"),
            open.Page.Locator("#grid")
        );
        await Expect(output).ToHaveTextAsync("epoch 3");
        await slider.FocusAsync();
        await slider.PressAsync("ArrowLeft");
        await Expect(output).ToHaveTextAsync("epoch 2");
        await Expect(grid).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("samples-000002.png$"));
        await slider.PressAsync("Home");
        await Expect(output).ToHaveTextAsync("start");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Expect(output).ToHaveTextAsync("epoch 3");
        await open.Picture("run-desktop");
    }

    [Fact]
    public async Task Charts_are_smoothed_zoomed_and_hovered_over()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add(settings: ("epochs", "12"));
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        var page = open.Page;
        var chart = page.Locator(".chart").First;
        var value = chart.Locator("li .number").First;
        await Expect(value).Not.ToHaveTextAsync("–");
        var smoothed = await value.TextContentAsync();
        await page.GetByLabel("Smoothing").FillAsync("0");
        await Expect(value).Not.ToHaveTextAsync(smoothed!);
        var end = await value.TextContentAsync();

        var box = (await chart.Locator(".u-over").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 5), box.Y + (box.Height / 2));
        await Expect(value).Not.ToHaveTextAsync(end!);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Whole run" })).ToBeEnabledAsync();
        // All charts show the same range, including those without a point in it.
        var last =
            "chart => [...document.querySelectorAll('.chart')].map(chart => chart.querySelector('.u-over') !== null)";
        (await page.EvaluateAsync<bool[]>(last)).ShouldAllBe(isDrawn => isDrawn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Whole run" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Whole run" })).ToBeDisabledAsync();
        await page.GetByLabel("Logarithmic").CheckAsync();
        await chart.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(chart.GetByRole(AriaRole.Button).First).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Theory]
    [InlineData("/runs/{0}")]
    [InlineData("/compare?runs={0}")]
    public async Task A_build_without_npm_explains_the_missing_charts_and_shows_everything_else(string path)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, "/");
        var standIn = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "without-charts", "uplot.js"),
            TestContext.Current.CancellationToken
        );
        await open.Page.RouteAsync(
            "**/js/uplot.js",
            route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = standIn })
        );

        await open.Page.GotoAsync(string.Format(path, run.Name));
        await Expect(open.Page.Locator("#charts"))
            .ToHaveTextAsync(
                new System.Text.RegularExpressions.Regex(
                    "^This program was built without npm and therefore without charts: .+\\.$"
                )
            );
        await Expect(open.Page.Locator("#chart-controls")).ToBeHiddenAsync();
        await Expect(open.Page.Locator("#content")).ToBeVisibleAsync();
        await Expect(open.Page.Locator("#settings")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Real_probabilities_classes_settings_and_downloads_are_shown()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        await Expect(open.Page.Locator("#beliefs")).ToContainTextAsync("real test images, mean");
        await Expect(open.Page.Locator("#classes"))
            .ToContainTextAsync("What a classifier sees in 200 generated images");
        await Expect(
                open.Page.Locator("#settings tr")
                    .Filter(new() { Has = open.Page.GetByRole(AriaRole.Rowheader, new() { Name = "channels" }) })
            )
            .ToContainTextAsync("8 (else 32)");
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "report.html" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_run_of_points_has_no_links_to_image_pages()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", dataset: "ring", settings: ("epochs", "1"));
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        open.Expected = complaint => complaint.Contains("/classes", StringComparison.Ordinal);
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "One step, slowly" })).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Explore" })).ToHaveCountAsync(0);
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Play" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_run_opens_by_number_and_an_unknown_address_shows_an_error_page()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, "/runs/0");
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = run.Name })).ToBeVisibleAsync();
        open.Expected = complaint => complaint.Contains("404", StringComparison.Ordinal);
        foreach (var wrong in new[] { "/runs/7", "/nothing/here" })
        {
            await open.Page.GotoAsync(wrong);
            await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" }))
                .ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Entered_settings_survive_a_change_of_recipe()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/new");
        await open.Page.GetByLabel("batch-size", new() { Exact = true }).FillAsync("48");
        await open.Page.GetByLabel("conditional", new() { Exact = true }).SelectOptionAsync("false");
        await open.Page.Locator("#recipe").SelectOptionAsync("mlp");
        await Expect(open.Page.GetByLabel("batch-size", new() { Exact = true })).ToHaveValueAsync("48");
        // A value that is the default of the other recipe is shown as its default, and is not forgotten.
        await open.Page.Locator("#recipe").SelectOptionAsync("lsgan");
        await Expect(open.Page.GetByLabel("conditional", new() { Exact = true })).ToHaveValueAsync("");
        await open.Page.Locator("#recipe").SelectOptionAsync("r3gan");
        await Expect(open.Page.GetByLabel("batch-size", new() { Exact = true })).ToHaveValueAsync("48");
        await Expect(open.Page.GetByLabel("conditional", new() { Exact = true })).ToHaveValueAsync("false");
    }

    [Theory]
    [InlineData("dcgan", "mnist", "What a classifier sees in 200 generated images")]
    [InlineData("mlp", "stacked-mnist", "A picture of stacked-mnist has no single class")]
    [InlineData("mlp", "ring", "Images of ring cannot be measured")]
    public async Task Classes_or_the_reason_for_their_absence_are_shown(string recipe, string dataset, string words)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add(
            recipe,
            dataset: dataset,
            settings: recipe == "dcgan" ? [("epochs", "1"), ("image-size", "32")] : [("epochs", "1")]
        );
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        open.Expected = complaint => complaint.Contains("/classes", StringComparison.Ordinal);
        await Expect(open.Page.Locator("#classes")).ToContainTextAsync(words);
    }

    [Fact]
    public async Task Deleting_a_run_while_it_is_shown_shows_an_error()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}");
        open.Expected = complaint =>
            complaint.Contains("404", StringComparison.Ordinal) || complaint.Contains("400", StringComparison.Ordinal);
        await Expect(open.Page.Locator("#state")).ToHaveTextAsync("finished");
        Directory.Delete(run.Path, recursive: true);
        await Expect(open.Page.Locator("#problem"))
            .ToContainTextAsync($"There is no run {run.Name}; it may have been deleted.");
    }
}
