using System.Security.Cryptography;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

/// <summary>The page that shows one training step in stages.</summary>
public class LessonPageTests(Browser browser)
{
    [Fact]
    public async Task A_step_can_be_followed_stage_by_stage_by_mouse_and_keyboard()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson");
        var stages = open.Page.Locator("#stages h2");
        await Expect(open.Page.Locator("#where")).ToContainTextAsync("24 steps");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(stages).ToHaveTextAsync(["1. Noise becomes images"]);
        await Expect(open.Page.Locator("#stages canvas")).ToHaveCountAsync(9);
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(stages.Last).ToHaveTextAsync("2. The discriminator looks");
        for (var stage = 3; stage <= 9; stage++)
            await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Next: ") }).ClickAsync();
        await Expect(stages)
            .ToHaveTextAsync([
                "1. Noise becomes images",
                "2. The discriminator looks",
                "3. The loss of the discriminator",
                "4. The discriminator learns",
                "5. Noise becomes images again",
                "6. The discriminator looks",
                "7. The loss of the generator",
                "8. Where the discriminator wants each pixel changed",
                "9. The generator learns",
            ]);
        await open.Picture("lesson-desktop");
    }

    [Theory]
    [InlineData("only the discriminator", "The discriminator learns", "The generator would learn, but is held still")]
    [InlineData("only the generator", "The discriminator would learn, but is held still", "The generator learns")]
    public async Task One_network_can_learn_alone(string choice, string discriminator, string generator)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson");
        await open.Page.GetByLabel(choice).CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "A whole step" }).ClickAsync();
        await Expect(open.Page.Locator("#stages h2").Filter(new() { HasText = discriminator })).ToHaveCountAsync(1);
        await Expect(open.Page.Locator("#stages h2").Filter(new() { HasText = generator })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Every_stage_fits_a_phone()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson", width: 390);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "A whole step" }).ClickAsync();
        await Expect(open.Page.Locator("#stages h2")).ToHaveCountAsync(9);
        (await open.Overflows()).ShouldBeFalse();
        await open.Picture("lesson-phone");
    }

    [Fact]
    public async Task A_lesson_does_not_change_the_run_folder()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var before = Contents();
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "A whole step" }).ClickAsync();
        await Expect(open.Page.Locator("#where")).ToContainTextAsync("step 25");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "From the checkpoint again" }).ClickAsync();
        await Expect(open.Page.Locator("#where")).ToContainTextAsync("24 steps");
        Contents().ShouldBe(before);

        string[] Contents() =>
            [
                .. Directory
                    .EnumerateFiles(run.Path, "*", SearchOption.AllDirectories)
                    .Order()
                    .Select(path => $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
            ];
    }

    [Theory]
    [InlineData("ring")]
    [InlineData("grid")]
    public async Task Points_are_drawn_over_the_discriminator_score_field(string dataset)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", dataset: dataset);
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson");
        var plane = open.Page.Locator("#plane");
        await Expect(plane).ToBeVisibleAsync();
        const string Picture = "document.getElementById('plane').toDataURL()";
        var before = await open.Page.EvaluateAsync<string>(Picture);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "A whole step" }).ClickAsync();
        await open.Page.WaitForFunctionAsync($"before => {Picture} !== before", before);
        await open.Picture($"lesson-{dataset}");
    }

    [Theory]
    [InlineData("mggan")]
    [InlineData("wgan-gp")]
    [InlineData("dcgan-sgd")]
    public async Task Every_kind_of_recipe_has_a_lesson(string recipe)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add(
            recipe,
            settings: recipe == "mggan" ? [("autoencoder-epochs", "1"), ("epochs", "1")] : [("epochs", "1")]
        );
        await using var open = await browser.Open(studio, $"/runs/{run.Name}/lesson");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "A whole step" }).ClickAsync();
        await Expect(open.Page.Locator("#stages h2").Last).ToContainTextAsync("The generator learns");
        await open.Picture($"lesson-{recipe}");
    }
}
