using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace GanForge.Studio.Tests;

/// <summary>Damaged files, many clients and signals, which the studio survives.</summary>
public class SurvivalTests
{
    [Fact]
    public async Task A_new_run_reaches_two_hundred_event_streams()
    {
        await using var studio = await OpenStudio.Open();
        var cancellationToken = TestContext.Current.CancellationToken;
        var streams = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => studio.Client.GetStreamAsync("/api/events", cancellationToken))
        );
        var run = studio.Train();
        var heard = await Task.WhenAll(streams.Select(stream => Hear(stream, run.Name)));
        heard.ShouldAllBe(isHeard => isHeard);
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task Clients_that_never_read_do_not_block_others()
    {
        await using var studio = await OpenStudio.Open();
        var idleClients = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var client = new TcpClient { ReceiveBufferSize = 1 };
            await client.ConnectAsync(studio.Url.Host, studio.Url.Port, TestContext.Current.CancellationToken);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes($"GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                    TestContext.Current.CancellationToken
                );
            idleClients.Add(client);
        }
        using var stream = await studio.Client.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);
        var run = studio.Train();
        (await Hear(stream, run.Name)).ShouldBeTrue();
        (await studio.Get($"/api/runs/{run.Name}"))
            .GetProperty("card")
            .GetProperty("state")
            .GetString()
            .ShouldBe("completed");
        idleClients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Event_streams_over_the_limit_are_refused_until_others_end()
    {
        await using var studio = await OpenStudio.Open();
        var cancellationToken = TestContext.Current.CancellationToken;
        var streams = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(_ => studio.Client.GetStreamAsync("/api/events", cancellationToken))
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        (await studio.Refused(request)).Sentence.ShouldContain("500 pages are open already");
        foreach (var stream in streams)
            await stream.DisposeAsync();
        while (true)
        {
            using var again = await studio.Client.GetAsync(
                "/api/events",
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            if (again.IsSuccessStatusCode)
                break;
            await Task.Delay(50, cancellationToken);
        }
    }

    [Fact]
    public async Task A_damaged_run_folder_affects_only_its_own_card()
    {
        await using var studio = await OpenStudio.Open();
        var (good, garbled, cut, empty) = (studio.Add(), studio.Add(), studio.Add(), studio.Add());
        var cancellationToken = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(garbled.OptionsPath, "{ \"format\": 1, \"reci", cancellationToken);
        await File.WriteAllTextAsync(cut.StatusPath, "[]", cancellationToken);
        await File.WriteAllTextAsync(empty.StatisticsPath, "{\"step\":1}\n", cancellationToken);
        var cards = (await studio.Get("/api/runs"))
            .EnumerateArray()
            .ToDictionary(card => card.GetProperty("name").GetString()!, card => card);
        cards[good.Name].GetProperty("state").GetString().ShouldBe("completed");
        foreach (var broken in new[] { garbled, cut, empty })
            cards[broken.Name].GetProperty("state").GetString().ShouldBe("broken");
        cards[garbled.Name].GetProperty("problem").GetString()!.ShouldContain("options.json is damaged");
        (await studio.Get($"/api/runs/{garbled.Name}"))
            .GetProperty("card")
            .GetProperty("state")
            .GetString()
            .ShouldBe("broken");
    }

    [Theory]
    [InlineData("stats.jsonl", "{\"step\":1.5,\"epoch\":1}")]
    [InlineData("stats.jsonl", "{\"step\":1e30,\"epoch\":1}")]
    [InlineData("stats.jsonl", "{\"step\":30,\"epoch\":4,\"lossG\":1,\"lossG\":2}")]
    [InlineData("stats.jsonl", "{\"step\":30,\"epoch\":4,\"lossG\":1e400}")]
    [InlineData("stats.jsonl", "{\"step\":30,\"epoch\":4,\"lossG\":1e300}")]
    [InlineData(
        "stats.jsonl",
        "{\"step\":30,\"epoch\":4,\"lossG\":1,\"wall\":{\"seconds\":1e400,\"imagesPerSecond\":1}}"
    )]
    [InlineData("stats.jsonl", "{\"step\":NaN}")]
    [InlineData(
        "status.json",
        "{\"format\":1,\"state\":\"completed\",\"step\":1,\"steps\":1,\"epoch\":1,\"epochs\":1,"
            + "\"stepsPerEpoch\":1,\"seconds\":1e400,\"parameters\":{}}"
    )]
    [InlineData("status.json", "{\"format\":1,\"format\":1}")]
    [InlineData("status.json", "")]
    [InlineData(
        "metrics.jsonl",
        "{\"step\":1,\"epoch\":1,\"samples\":10,\"figures\":{\"digit-fid\":1e400},\"real\":{}}"
    )]
    [InlineData("metrics.jsonl", "{\"step\":1}")]
    [InlineData("alarms.json", "[null]")]
    [InlineData("alarms.json", "{}")]
    [InlineData("options.json", "{\"format\":1,\"recipe\":null}")]
    [InlineData("options.json", "\0\0\0")]
    public async Task A_damaged_file_is_named_on_its_card_and_everything_else_is_shown(string name, string content)
    {
        await using var studio = await OpenStudio.Open();
        var (good, other) = (studio.Add("mlp"), studio.Add("mlp"));
        var path = Path.Combine(other.Path, name);
        var cancellationToken = TestContext.Current.CancellationToken;
        if (name == "stats.jsonl")
            await File.AppendAllTextAsync(path, content + "\n", cancellationToken);
        else
            await File.WriteAllTextAsync(path, name.EndsWith('l') ? content + "\n" : content, cancellationToken);

        var cards = (await studio.Get("/api/runs"))
            .EnumerateArray()
            .ToDictionary(card => card.GetProperty("name").GetString()!, card => card);
        cards[good.Name].GetProperty("state").GetString().ShouldBe("completed");
        cards[good.Name].GetProperty("problem").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var problem = cards[other.Name].GetProperty("problem").GetString()!;
        problem.ShouldContain(path);
        problem.ShouldEndWith(".");
        (await studio.Get($"/api/runs/{other.Name}"))
            .GetProperty("card")
            .GetProperty("problem")
            .GetString()
            .ShouldBe(problem);
        (await studio.Get($"/api/runs/{other.Name}/curves"))
            .GetProperty("series")
            .GetProperty("lossG")
            .GetProperty("x")
            .GetArrayLength()
            .ShouldBe(24);
        (await studio.Get($"/api/runs/{good.Name}/curves"))
            .GetProperty("problem")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_damaged_statistics_line_loses_one_point_and_is_reported_until_repaired()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var cancellationToken = TestContext.Current.CancellationToken;
        var whole = await File.ReadAllTextAsync(run.StatisticsPath, cancellationToken);
        var lines = whole.Split('\n');
        lines[9] = lines[9][..20];
        await File.WriteAllTextAsync(run.StatisticsPath, string.Join("\r\n", lines), cancellationToken);
        var curves = await studio.Get($"/api/runs/{run.Name}/curves");
        curves
            .GetProperty("problem")
            .GetString()
            .ShouldBe($"Line 10 of {run.StatisticsPath} is damaged: it is not valid JSON.");
        curves.GetProperty("series").GetProperty("lossG").GetProperty("x").GetArrayLength().ShouldBe(23);

        await File.WriteAllTextAsync(
            run.StatisticsPath,
            whole,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            cancellationToken
        );
        curves = await studio.Get($"/api/runs/{run.Name}/curves");
        curves.GetProperty("problem").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        curves.GetProperty("series").GetProperty("lossG").GetProperty("x").GetArrayLength().ShouldBe(24);
    }

    [Fact]
    public async Task Evaluation_metrics_disappear_when_their_file_is_deleted()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        await File.WriteAllTextAsync(
            run.MetricsPath,
            "{\"step\":1,\"epoch\":1,\"samples\":10,\"figures\":{\"digit-fid\":2},\"real\":{}}\n",
            TestContext.Current.CancellationToken
        );
        (await studio.Get($"/api/runs/{run.Name}/curves"))
            .GetProperty("series")
            .TryGetProperty("metrics/digit-fid", out _)
            .ShouldBeTrue();
        File.Delete(run.MetricsPath);
        (await studio.Get($"/api/runs/{run.Name}/curves"))
            .GetProperty("series")
            .TryGetProperty("metrics/digit-fid", out _)
            .ShouldBeFalse();
    }

    [Theory]
    [InlineData("from=10&to=9223372036854775807", 15)]
    [InlineData("from=0&to=9223372036854775807", 24)]
    [InlineData("from=9223372036854775807&to=9223372036854775807", 0)]
    [InlineData("from=0&to=0", 0)]
    public async Task Curves_are_returned_for_any_step_range(string stretch, int points)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp");
        var curve = (await studio.Get($"/api/runs/{run.Name}/curves?{stretch}"))
            .GetProperty("series")
            .GetProperty("lossG");
        curve.GetProperty("x").GetArrayLength().ShouldBe(points);
    }

    [Fact]
    public async Task Curves_follow_a_run_resumed_from_an_earlier_step()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var curve = (await studio.Get($"/api/runs/{run.Name}/curves")).GetProperty("series").GetProperty("lossG");
        curve.GetProperty("x").GetArrayLength().ShouldBe(24);

        var lines = await File.ReadAllLinesAsync(run.StatisticsPath, TestContext.Current.CancellationToken);
        var other = lines
            .Take(10)
            .Concat(lines.Skip(10).Select(line => line.Replace("\"lossG\":", "\"lossG\":1")))
            .Append("{\"step\":25,\"epoch\":4,\"lossG\":7}");
        await File.WriteAllLinesAsync(run.StatisticsPath, other, TestContext.Current.CancellationToken);
        curve = (await studio.Get($"/api/runs/{run.Name}/curves")).GetProperty("series").GetProperty("lossG");
        curve.GetProperty("x").GetArrayLength().ShouldBe(25);
        curve.GetProperty("y")[23].GetDouble().ShouldBeGreaterThan(9);
    }

    [Fact]
    public async Task Two_studios_share_one_runs_folder()
    {
        await using var studio = await OpenStudio.Open();
        await using var other = await OpenStudio.Open(options => options with { RunsDirectory = studio.Runs });
        using var stream = await other.Client.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);
        var run = studio.Train();
        (await Hear(stream, run.Name)).ShouldBeTrue();
        (await other.Get("/api/runs")).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_program_despite_open_event_streams(string signal)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("ganforge-studio-");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        // A parent that runs in the background may ignore these signals, and children inherit that.
        string[] arguments =
        [
            "--default-signal=INT,TERM",
            host,
            Path.Combine(AppContext.BaseDirectory, "ganforge.dll"),
            "studio",
            "--runs",
            folder.FullName,
            "--port",
            "0",
        ];
        using var program = Process.Start(
            new ProcessStartInfo("/usr/bin/env", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var url = await program.StandardOutput.ReadLineAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(url!) };
        using var stream = await client.GetStreamAsync("/api/events", cancellationToken);
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {program.Id}"]);
        await program.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        program.ExitCode.ShouldBe(0);
        folder.Delete(recursive: true);
    }

    private static async Task<bool> Hear(Stream stream, string name)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (
            await reader
                .ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromSeconds(30))
                is { } line
        )
        {
            if (line.Contains(name, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
