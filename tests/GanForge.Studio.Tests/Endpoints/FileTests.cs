using System.Net;
using System.Net.Http.Headers;

namespace GanForge.Studio.Tests;

/// <summary>Access to files, and limits on the size of requests.</summary>
public class FileTests
{
    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("..%2Fsecret.txt")]
    [InlineData("plots/..%2F..%2Fsecret.txt")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("..%5Csecret.txt")]
    [InlineData(".training")]
    [InlineData("link.txt")]
    [InlineData("linked/plot.svg")]
    [InlineData("plots/linked.svg")]
    public async Task A_path_outside_the_run_folder_is_not_found(string path)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var secret = Path.Combine(studio.Runs, "secret.txt");
        await File.WriteAllTextAsync(secret, "confidential", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(run.Path, "link.txt"), secret);
        var elsewhere = Directory.CreateDirectory(Path.Combine(studio.Runs, "elsewhere")).FullName;
        File.Copy(secret, Path.Combine(elsewhere, "plot.svg"));
        Directory.CreateSymbolicLink(Path.Combine(run.Path, "linked"), elsewhere);
        File.CreateSymbolicLink(Path.Combine(run.Path, "plots", "linked.svg"), secret);
        using var answer = await studio.Client.GetAsync(
            $"/api/runs/{run.Name}/files/{path}",
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(
            "confidential"
        );
    }

    [Theory]
    [InlineData("..")]
    [InlineData("..%2Felsewhere")]
    [InlineData("00099-linked")]
    public async Task A_run_name_outside_the_runs_folder_is_not_found(string name)
    {
        await using var studio = await OpenStudio.Open();
        await using var elsewhere = await OpenStudio.Open();
        var foreign = elsewhere.Train();
        Directory.CreateSymbolicLink(Path.Combine(studio.Runs, "00099-linked"), foreign.Path);
        using var answer = await studio.Client.GetAsync(
            $"/api/runs/{name}/files/options.json",
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await studio.Get("/api/runs")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Files_of_a_run_can_be_viewed_and_downloaded()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var grid = await studio.Client.GetAsync(
            $"/api/runs/{run.Name}/files/samples-000003.png",
            cancellationToken
        );
        grid.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await grid.Content.ReadAsByteArrayAsync(cancellationToken)).ShouldBe(
            await File.ReadAllBytesAsync(run.SamplesPath(3), cancellationToken)
        );
        using var report = await studio.Client.GetAsync($"/api/runs/{run.Name}/files/report.html", cancellationToken);
        report.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; default-src 'none'");
        using var weights = await studio.Client.GetAsync(
            $"/api/runs/{run.Name}/files/checkpoints/generator.safetensors?download=true",
            cancellationToken
        );
        weights.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{run.Name}-generator.safetensors");
    }

    [Theory]
    [InlineData("/api/games", "{\"run\":null,\"kind\":\"single\",\"rounds\":10}")]
    [InlineData("/api/games", "{\"kind\":\"single\",\"rounds\":10}")]
    [InlineData("/api/games", "{\"run\":5,\"kind\":\"single\",\"rounds\":10}")]
    [InlineData("/api/games", "{\"run\":\"RUN\",\"kind\":\"single\",\"rounds\":1e400}")]
    [InlineData("/api/games", "{\"run\":\"RUN\",\"kind\":\"single\",\"rounds\":2000000000}")]
    [InlineData("/api/games", "{\"run\":\"RUN\",\"kind\":\"single\",\"rounds\":-1}")]
    [InlineData("/api/games", "{\"run\":\"RUN\",\"kind\":\"single\",\"rounds\":5,\"epoch\":-1}")]
    [InlineData("/api/games", "{\"run\":\"RUN\",\"run\":\"RUN\",\"kind\":\"single\",\"rounds\":10}")]
    [InlineData("/api/games", "null")]
    [InlineData("/api/games", "[]")]
    [InlineData("/api/games", "")]
    [InlineData("/api/runs", "{\"recipe\":\"mlp\",\"flags\":null,\"settings\":null}")]
    [InlineData("/api/runs", "{\"recipe\":\"mlp\",\"flags\":{\"seed\":5}}")]
    [InlineData("/api/runs", "{\"recipe\":\"mlp\",\"settings\":[]}")]
    [InlineData("/api/runs", "{\"recipe\":7}")]
    [InlineData("/api/runs", "null")]
    public async Task A_malformed_request_body_is_refused_with_a_sentence(string path, string body)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", settings: ("epochs", "1"));
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.Replace("RUN", run.Name), System.Text.Encoding.UTF8, "application/json"),
        };
        var (status, sentence) = await studio.Refused(request);
        status.ShouldBe(HttpStatusCode.BadRequest);
        sentence.ShouldEndWith(".");
        Directory.GetDirectories(studio.Runs).ShouldBe([run.Path]);
    }

    [Fact]
    public async Task A_description_that_is_too_long_is_refused()
    {
        await using var studio = await OpenStudio.Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { description = new string('a', 3 << 20) }),
        };
        (await studio.Refused(request)).ShouldBe(
            (HttpStatusCode.BadRequest, "--desc takes up to 200 letters here, none of them a zero.")
        );
    }

    [Theory]
    [InlineData(9_007_199_254_740_993)]
    [InlineData(ulong.MaxValue)]
    public async Task A_large_seed_is_sent_without_rounding(ulong seed)
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add("mlp", settings: ("epochs", "1"));
        await File.WriteAllTextAsync(
            run.OptionsPath,
            (await File.ReadAllTextAsync(run.OptionsPath, TestContext.Current.CancellationToken)).Replace(
                "\"seed\": 1,",
                $"\"seed\": {seed},"
            ),
            TestContext.Current.CancellationToken
        );
        (await studio.Get($"/api/runs/{run.Name}")).GetProperty("seed").GetString().ShouldBe($"{seed}");
    }

    [Fact]
    public async Task NaN_values_are_sent_as_null()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        foreach (var path in new[] { run.CheckpointPath, run.GeneratorPath })
        {
            var (file, spoilt) = (
                GanForge.Networks.Checkpoints.SafeTensors.Load(path),
                new GanForge.Networks.Checkpoints.SafeTensors()
            );
            foreach (var (name, text) in file.Metadata)
                spoilt.Metadata[name] = text;
            foreach (var name in file.Names)
            {
                try
                {
                    var tensor = file.GetTensor(name);
                    tensor.Span.Fill(float.NaN);
                    spoilt.Add(name, tensor);
                }
                catch (GanForge.Networks.Checkpoints.ModelFormatException)
                {
                    spoilt.AddInt64(name, file.GetInt64(name));
                }
            }
            spoilt.Save(path);
        }
        var beliefs = await studio.Get($"/api/runs/{run.Name}/beliefs");
        beliefs.GetProperty("real")[0].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Requests_beyond_the_limits_are_refused()
    {
        await using var studio = await OpenStudio.Open();
        var run = studio.Add();
        (await Post($"/api/runs/{run.Name}/generate", new byte[(4 << 20) + 1])).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await Post($"/api/runs/{run.Name}/generate", new byte[74 * 4 * 1_025])).Sentence.ShouldContain(
            "1 to 1024 vectors of 74 numbers"
        );
        (await Post($"/api/runs/{run.Name}/generate", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Post($"/api/runs/{run.Name}/generate", [.. Enumerable.Repeat((byte)0xff, 74 * 4)])).Sentence.ShouldBe(
            "Number 0 of the vectors is NaN."
        );
        (await Post($"/api/runs/{run.Name}/judge", new byte[28 * 28 * 65])).Sentence.ShouldContain("1 to 64 images");
        using var seeds = new HttpRequestMessage(
            HttpMethod.Get,
            $"/api/runs/{run.Name}/noise?seeds={string.Join(',', Enumerable.Range(0, 1_025))}"
        );
        (await studio.Refused(seeds)).Sentence.ShouldBe("At most 1024 seeds at once.");
        using var points = new HttpRequestMessage(HttpMethod.Get, $"/api/runs/{run.Name}/curves?points=100000");
        (await studio.Refused(points)).Sentence.ShouldContain("2 to 4000 points");

        async Task<(HttpStatusCode Status, string Sentence)> Post(string path, byte[] body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
                },
            };
            request.Headers.ExpectContinue = true;
            return await studio.Refused(request);
        }
    }
}
