using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Tests;

/// <summary>Trainings started by the studio: the run returned, refusals, and early shutdown.</summary>
public class TrainingStartTests
{
    [Fact]
    public async Task A_start_returns_its_own_run_despite_reused_process_ids()
    {
        await using var studio = await OpenStudio.Open();
        var old = LeaveRunsOfTheNextProcesses(studio);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var answer = await studio.Client.PostAsJsonAsync(
            "/api/runs",
            new
            {
                recipe = "mlp",
                dataset = "ring",
                flags = new { steps = "3" },
            },
            cancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var name = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken))
            .GetProperty("name")
            .GetString()!;
        old.ShouldNotContain(name);
        await Ended(studio, name);

        using var resumed = await studio.Client.PostAsync($"/api/runs/{name}/resume?epochs=1", null, cancellationToken);
        (await resumed.Content.ReadFromJsonAsync<JsonElement>(cancellationToken))
            .GetProperty("name")
            .GetString()
            .ShouldBe(name);
    }

    [Theory]
    [InlineData("epochs", "0")]
    [InlineData("epochs", "many")]
    public async Task A_refused_start_gives_the_reason_despite_reused_process_ids(string setting, string value)
    {
        await using var studio = await OpenStudio.Open();
        LeaveRunsOfTheNextProcesses(studio);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs")
        {
            Content = JsonContent.Create(
                new
                {
                    recipe = "mlp",
                    dataset = "ring",
                    settings = new Dictionary<string, string> { [setting] = value },
                }
            ),
        };
        var (status, sentence) = await studio.Refused(request);
        status.ShouldBe(HttpStatusCode.BadRequest);
        sentence.ShouldContain($"--{setting} takes a whole number from 1");
    }

    [Fact]
    public async Task A_training_without_a_run_folder_ends_with_the_studio()
    {
        var note = Path.GetTempFileName();
        int id;
        await using (
            var studio = await OpenStudio.Open(options =>
                options with
                {
                    Trainer = ["/bin/sh", "-c", $"echo $$ > {note}; exec sleep 1000"],
                }
            )
        )
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var start = studio.Client.PostAsJsonAsync("/api/runs", new { recipe = "mlp" }, leaving.Token);
            string text;
            while ((text = await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken)).Length == 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            id = int.Parse(text, CultureInfo.InvariantCulture);
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(start);
        }
        for (var i = 0; i < 500 && IsRunning(id); i++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        IsRunning(id).ShouldBeFalse();
        File.Delete(note);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task Ended(OpenStudio studio, string name)
    {
        while (RunFolder.List(studio.Runs).Single(run => run.Name == name).IsBeingTrained)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    /// <summary>Creates finished runs that name the next few hundred process ids as their trainers.</summary>
    private static List<string> LeaveRunsOfTheNextProcesses(OpenStudio studio)
    {
        var run = studio.Add("mlp", dataset: "ring", settings: ("epochs", "1"));
        var (options, status) = (File.ReadAllText(run.OptionsPath), File.ReadAllText(run.StatusPath));
        using var next = Process.Start("/bin/sh", ["-c", "true"]);
        for (var i = 1; i <= 400; i++)
        {
            var folder = Path.Combine(studio.Runs, $"{i:D5}-mlp-ring");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "options.json"), options);
            File.WriteAllText(
                Path.Combine(folder, "status.json"),
                status.Replace($"\"process\": {Environment.ProcessId}", $"\"process\": {next.Id + i}")
            );
        }
        return [.. RunFolder.List(studio.Runs).Select(other => other.Name)];
    }
}
