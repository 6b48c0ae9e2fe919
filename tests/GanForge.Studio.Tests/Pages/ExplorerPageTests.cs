using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

public class ExplorerPageTests(Browser browser)
{
    private const string DigitOf = "document.getElementById('digit').toDataURL()";

    [Fact]
    public async Task The_map_is_explored_by_pointer()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        var map = open.Page.Locator("#map");
        await Expect(map).ToHaveAttributeAsync("data-draws", "1");
        await Expect(open.Page.Locator("#belief")).ToContainTextAsync("The discriminator takes it for real with");
        await Expect(open.Page.Locator("#neighbours li")).ToHaveCountAsync(8);

        var middle = await open.Page.EvaluateAsync<string>(DigitOf);
        await map.HoverAsync(
            new()
            {
                Position = new() { X = 30, Y = 30 },
            }
        );
        await open.Page.WaitForFunctionAsync($"before => {DigitOf} !== before", middle);
        var corner = await open.Page.EvaluateAsync<string>(DigitOf);
        await map.ClickAsync(
            new()
            {
                Position = new() { X = 30, Y = 30 },
            }
        );
        await open.Page.Mouse.MoveAsync(1, 1);
        await open.Page.WaitForFunctionAsync($"chosen => {DigitOf} === chosen", corner);

        await open.Page.Mouse.MoveAsync(400, 500);
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(300, 450, new() { Steps = 4 });
        await open.Page.Mouse.UpAsync();
        await Expect(map).Not.ToHaveAttributeAsync("data-draws", "1");
        await open.Picture("explorer-desktop");
    }

    [Fact]
    public async Task The_map_is_explored_by_keys()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        var map = open.Page.Locator("#map");
        await Expect(map).ToHaveAttributeAsync("data-draws", "1");
        var before = await open.Page.EvaluateAsync<string>(DigitOf);
        await map.FocusAsync();
        foreach (var key in new[] { "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "-", "Enter" })
            await map.PressAsync(key);
        await open.Page.WaitForFunctionAsync($"before => {DigitOf} !== before", before);
        await Expect(map).Not.ToHaveAttributeAsync("data-draws", "1");
    }

    [Fact]
    public async Task Class_truncation_epoch_and_vector_entries_change_the_digit()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#map")).ToHaveAttributeAsync("data-draws", "1");
        var before = await open.Page.EvaluateAsync<string>(DigitOf);

        await Changes(() => open.Page.Locator("#class").SelectOptionAsync("7"));
        await Changes(() => open.Page.GetByLabel("Truncation").FillAsync("0.2"));
        await Changes(() => open.Page.Locator("#epoch").SelectOptionAsync("1"));
        await open.Page.GetByText("Every number of the vector").ClickAsync();
        await Changes(() => open.Page.GetByLabel("Number 5", new() { Exact = true }).FillAsync("4"));

        async Task Changes(Func<Task> act)
        {
            await act();
            await open.Page.WaitForFunctionAsync($"before => {DigitOf} !== before", before);
            before = await open.Page.EvaluateAsync<string>(DigitOf);
        }
    }

    [Fact]
    public async Task A_walk_between_two_digits_is_saved_as_an_animation()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#map")).ToHaveAttributeAsync("data-draws", "1");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Walk from here" }).ClickAsync();
        await open.Page.Locator("#class").SelectOptionAsync("8");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Walk to here" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Walk", Exact = true }).ClickAsync();
        var download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Page.GetByRole(AriaRole.Button, new() { Name = "Save as GIF" }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe($"{run.Name}-walk.gif");
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        bytes[..6].ShouldBe("GIF89a"u8.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_drawn_digit_is_scored_and_its_nearest_generated_image_found(bool byPointer)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#map")).ToHaveAttributeAsync("data-draws", "1");
        var drawing = open.Page.Locator("#drawing");
        await drawing.ScrollIntoViewIfNeededAsync();
        if (byPointer)
        {
            var box = (await drawing.BoundingBoxAsync())!;
            await open.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 5));
            await open.Page.Mouse.DownAsync();
            await open.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 4 / 5), new() { Steps = 8 });
            await open.Page.Mouse.UpAsync();
        }
        else
        {
            await drawing.FocusAsync();
            foreach (
                var key in Enumerable
                    .Repeat("ArrowUp", 6)
                    .Append(" ")
                    .Concat(Enumerable.Repeat("ArrowDown", 14))
                    .Append(" ")
            )
            {
                await drawing.PressAsync(key);
            }
        }
        await Expect(open.Page.Locator("#judgement"))
            .ToContainTextAsync("The discriminator takes your drawing for real with");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Find the nearest generated image" }).ClickAsync();
        await Expect(open.Page.Locator("#found li")).ToHaveCountAsync(2);
        await Expect(open.Page.Locator("#found")).ToContainTextAsync("nearest generated");
    }

    [Fact]
    public async Task A_search_shows_progress_and_can_be_stopped_while_the_map_stays_usable()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("dcgan", settings: [("epochs", "1"), ("batch-size", "64")]);
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        var (map, drawing) = (open.Page.Locator("#map"), open.Page.Locator("#drawing"));
        await Expect(map).ToHaveAttributeAsync("data-draws", "1");
        await drawing.FocusAsync();
        await drawing.PressAsync(" ");
        await drawing.PressAsync("ArrowDown");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Find the nearest generated image" }).ClickAsync();
        await Expect(open.Page.Locator("#found")).ToContainTextAsync("searching, ");
        await map.FocusAsync();
        await map.PressAsync("ArrowRight");
        await Expect(map).Not.ToHaveAttributeAsync("data-draws", "1");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Stop searching" }).ClickAsync();
        await Expect(open.Page.Locator("#found")).ToContainTextAsync("nearest when stopped");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Find the nearest generated image" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Deleting_a_run_while_it_is_explored_shows_an_error()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        open.Expected = complaint => complaint.Contains("404", StringComparison.Ordinal);
        await Expect(open.Page.Locator("#neighbours li")).ToHaveCountAsync(8);
        Directory.Delete(run.Path, recursive: true);
        await open.Page.Locator("#map").PressAsync("ArrowRight");
        await Expect(open.Page.Locator("#problem")).ToContainTextAsync("it may have been deleted");
    }

    [Fact]
    public async Task The_explorer_also_walks_autoencoder_codes()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mggan", settings: [("autoencoder-epochs", "1"), ("epochs", "1")]);
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#map")).ToHaveAttributeAsync("data-draws", "1");
        var before = await open.Page.EvaluateAsync<string>(DigitOf);
        await open.Page.Locator("#space").SelectOptionAsync("codes");
        await open.Page.WaitForFunctionAsync($"before => {DigitOf} !== before", before);
        await Expect(open.Page.GetByLabel("Truncation")).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData("dcgan-sgd", 28)]
    [InlineData("dcgan", 32)]
    public async Task Nearest_neighbours_are_found_for_other_image_sizes(string recipe, int size)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add(recipe, settings: [("epochs", "1"), ("image-size", $"{size}")]);
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#neighbours canvas").First).ToHaveJSPropertyAsync("width", 28);
        await Expect(open.Page.Locator("#digit")).ToHaveJSPropertyAsync("width", size);
    }

    [Fact]
    public async Task Exploring_a_run_of_points_shows_an_explanation()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", dataset: "ring");
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/explorer");
        await Expect(open.Page.Locator("#problem")).ToContainTextAsync("This run generates points of ring");
    }
}
