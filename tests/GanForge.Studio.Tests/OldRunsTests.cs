using System.IO.Compression;
using System.Text.Json;
using GanForge.Cli.Tests;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

/// <summary>Run folders written by an earlier version, in the studio.</summary>
public class OldRunsTests(Browser browser)
{
    [Fact]
    public async Task Old_runs_open_with_their_curves_and_generators()
    {
        var folder = Directory.CreateTempSubdirectory("ganforge-studio-").FullName;
        await ZipFile.ExtractToDirectoryAsync(
            Repository.At("tests", "fixtures", "run-folders", "0.1.zip"),
            folder,
            TestContext.Current.CancellationToken
        );
        var runs = Path.Combine(folder, "runs");
        await using var studio = await OpenStudio.Open(options => options with { RunsDirectory = runs });

        await using (var page = await browser.Open(studio, "/"))
            await Expect(page.Page.Locator("main")).ToContainTextAsync("00010-non-saturating-mnist");

        var names = Directory
            .GetDirectories(runs)
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsDigit(name[0]))
            .ToArray();
        names.Length.ShouldBe(12);
        foreach (var name in names)
        {
            var run = await studio.Get($"/api/runs/{name}");
            run.GetProperty("card").GetProperty("name").GetString().ShouldBe(name);
            (await studio.Get($"/api/runs/{name}/curves")).ValueKind.ShouldBe(JsonValueKind.Object);
            (await studio.Get($"/api/runs/{name}/model")).ValueKind.ShouldBe(JsonValueKind.Object);
        }
        Directory.Delete(folder, recursive: true);
    }
}
