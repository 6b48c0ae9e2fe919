using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GanForge.Studio.Tests;

public class GamePageTests(Browser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_game_can_be_played_to_the_end_by_mouse_or_touch(int width)
    {
        await using var studio = await OpenStudio.Open();
        studio.Add();
        await using var open = await browser.Open(studio, "/game", width);
        await open.Page.Locator("#rounds").SelectOptionAsync("10");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        var fakes = 0;
        for (var round = 0; round < 10; round++)
        {
            await Expect(open.Page.Locator("#board canvas")).ToBeVisibleAsync();
            await Expect(open.Page.Locator("#facts dd").First).ToHaveTextAsync($"{round + 1} of 10");
            var button = open.Page.Locator("#answers button").First;
            await Expect(button).ToContainTextAsync("Real");
            if (width < 600)
                await button.TapAsync();
            else
                await button.ClickAsync();
            await Expect(open.Page.Locator("#verdict")).ToContainTextAsync("The discriminator was");
            await Expect(open.Page.Locator("#facts dd").First).ToHaveTextAsync($"{round + 1} of 10");
            fakes += (await open.Page.Locator("#verdict").InnerTextAsync()).Contains(
                "It is fake",
                StringComparison.Ordinal
            )
                ? 1
                : 0;
            if (round == 3)
                await open.Picture($"game-round-{width}");
            await open
                .Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Next|See how it went)") })
                .ClickAsync();
        }
        // A player who always answers "real" is fooled by every fake.
        await Expect(open.Page.Locator("#result")).ToContainTextAsync($"You told {10 - fakes} of 10 right");
        await Expect(open.Page.Locator("#fooled li")).ToHaveCountAsync(fakes);
        await open.Picture($"game-end-{width}");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Play again" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_game_of_pairs_can_be_played_by_keyboard()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await using var open = await browser.Open(studio, $"/game?run={run.Name}");
        await open.Page.Locator("#kind").SelectOptionAsync("pair");
        await open.Page.Locator("#rounds").SelectOptionAsync("10");
        await open.Page.Locator("#epoch").SelectOptionAsync("1");
        await open.Page.Locator("#start").PressAsync("Enter");
        for (var round = 0; round < 10; round++)
        {
            await Expect(open.Page.Locator("#facts dd").First).ToHaveTextAsync($"{round + 1} of 10");
            await Expect(open.Page.Locator("#board canvas")).ToHaveCountAsync(2);
            await open.Page.Keyboard.PressAsync(round % 2 == 0 ? "ArrowLeft" : "2");
            await Expect(open.Page.Locator("#board .right")).ToHaveCountAsync(1);
            await open.Page.Keyboard.PressAsync("Enter");
        }
        await Expect(open.Page.Locator("#result")).ToContainTextAsync("of 10 right");
    }

    [Fact]
    public async Task Picture_responses_do_not_reveal_the_answer()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var begun = await studio.Client.PostAsJsonAsync(
            "/api/games",
            new
            {
                run = run.Name,
                kind = "single",
                rounds = 20,
            },
            cancellationToken
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetString();
        var headers = new HashSet<string>();
        for (var round = 0; round < 20; round++)
        {
            using var picture = await studio.Client.GetAsync(
                $"/api/games/{id}/rounds/{round}/pictures/0",
                cancellationToken
            );
            (await picture.Content.ReadAsByteArrayAsync(cancellationToken)).Length.ShouldBe(28 * 28);
            headers.Add(
                string.Join(
                    '\n',
                    picture
                        .Headers.Concat(picture.Content.Headers)
                        .Where(header => header.Key != "Date")
                        .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
                )
            );
        }
        headers.Count.ShouldBe(1);
        (await studio.Get($"/api/games/{id}")).GetProperty("fooled").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Rounds_are_answered_once_and_in_order()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var begun = await studio.Client.PostAsJsonAsync(
            "/api/games",
            new
            {
                run = run.Name,
                kind = "single",
                rounds = 2,
            },
            cancellationToken
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetString();
        (await Answer(1, "real")).ShouldBe("Round 1 is to be answered next.");
        (await Answer(0, "perhaps")).ShouldBe("The answer is 'real' or 'fake'.");
        (await Answer(0, "real")).ShouldBe("");
        (await Answer(0, "fake")).ShouldBe("Round 2 is to be answered next.");
        (await Answer(1, "fake")).ShouldBe("");
        (await Answer(2, "fake")).ShouldBe("The game is over.");

        async Task<string> Answer(int round, string answer)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/games/{id}/rounds/{round}")
            {
                Content = JsonContent.Create(new { answer }),
            };
            return (await studio.Refused(request)).Sentence;
        }
    }

    [Fact]
    public async Task An_unknown_kind_of_game_is_refused()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/games")
        {
            Content = JsonContent.Create(
                new
                {
                    run = run.Name,
                    kind = "triple",
                    rounds = 20,
                }
            ),
        };
        (await studio.Refused(request)).Sentence.ShouldBe("A game shows a 'single' picture or a 'pair', not 'triple'.");
    }

    [Fact]
    public async Task The_game_page_without_a_trained_run_explains_what_is_missing()
    {
        await using var studio = await OpenStudio.Open();
        await using var open = await browser.Open(studio, "/game");
        await Expect(open.Page.Locator("#problem")).ToContainTextAsync("The game needs a run");
    }
}
