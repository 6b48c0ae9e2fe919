using System.Text.Json;
using System.Threading.Channels;
using GanForge.Studio.Lab;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GanForge.Studio.Endpoints;

/// <summary>
/// The endpoint that searches for the generated image nearest to a drawing. A search may take a minute, so it has its
/// own processor gate. It streams progress and the result as lines of JSON, and stops when the page disconnects.
/// </summary>
internal static class InversionEndpoints
{
    private const int MaxWaiting = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public static void Map(IEndpointRouteBuilder web)
    {
        var gate = new ProcessorGate(MaxWaiting);
        web.MapPost(
            "/api/runs/{name}/invert",
            (string name, HttpContext context, RunCache cache, ModelCache models, IHostApplicationLifetime studio) =>
                Invert(name, context, cache, models, gate, studio.ApplicationStopping)
        );
    }

    private static async Task Invert(
        string name,
        HttpContext context,
        RunCache cache,
        ModelCache models,
        ProcessorGate gate,
        CancellationToken closing
    )
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        var cancellationToken = ending.Token;
        var pixels = await WireFormat.ReadBytes(context.Request);
        var generator = await models.UseGenerator(cache.Find(name), null, model => model, cancellationToken);
        var search = new Inversion(generator);
        var size = generator.Image.Height * generator.Image.Width * generator.Image.Channels;
        if (pixels.Length != size)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"One image of {size} bytes is searched for; {pixels.Length} bytes came."
            );
        }

        await gate.Take(
            async () =>
            {
                context.Response.ContentType = "application/x-ndjson";
                var news = Channel.CreateBounded<InversionProgress>(
                    new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
                );
                var searching = Task.Run(
                    () => search.Find(generator.Images(pixels), new Teller(news.Writer), cancellationToken),
                    cancellationToken
                );
                _ = searching.ContinueWith(_ => news.Writer.Complete(), TaskScheduler.Default);
                try
                {
                    await foreach (var progress in news.Reader.ReadAllAsync(cancellationToken))
                    {
                        await Say(
                            new
                            {
                                progress.Done,
                                progress.Error,
                                pixels = PixelsOf(progress.Image),
                            }
                        );
                        await Task.Delay(Pause, cancellationToken);
                    }
                }
                catch
                {
                    // Hold the gate until the search has stopped.
                    await ending.CancelAsync();
                    await ((Task)searching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw;
                }
                var found = await searching;
                await Say(
                    new
                    {
                        done = 1,
                        found.Error,
                        pixels = PixelsOf(found.Image),
                        latent = Convert.ToBase64String(
                            WireFormat.OfVectors(found.Point.Span[..generator.LatentDimensions])
                        ),
                        found.Class,
                    }
                );
                return true;
            },
            cancellationToken
        );

        string PixelsOf(Tensors.Tensor image) =>
            Convert.ToBase64String(Array.ConvertAll(image.Span.ToArray(), generator.Range.ToByte));

        async Task Say(object line)
        {
            await context.Response.WriteAsync(JsonSerializer.Serialize(line, json) + "\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Reports synchronously on the search thread, whereas <see cref="Progress{T}"/> would report later.
    /// </summary>
    private sealed class Teller(ChannelWriter<InversionProgress> news) : IProgress<InversionProgress>
    {
        public void Report(InversionProgress value) => news.TryWrite(value);
    }
}
