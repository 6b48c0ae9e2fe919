using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Gans.Latent;
using GanForge.Imaging.Grids;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using GanForge.Tensors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>Endpoints for a run's discriminator verdicts and for classifier predictions.</summary>
internal static class DiscriminatorEndpoints
{
    private const int Judged = 128;
    private const int Classified = 200;
    private const int MaxImages = 64;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/api/runs/{name}/beliefs", Beliefs);
        web.MapGet("/api/runs/{name}/classes", Classes);
        web.MapPost("/api/runs/{name}/judge", Judge);
    }

    private static async Task<IResult> Beliefs(
        string name,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var data = await models.UseData(run, pair => pair, cancellationToken);
        var seeds = Enumerable.Range(0, Judged).Select(seed => (ulong)seed).ToArray();
        var (generated, asked) = await models.UseGenerator(
            run,
            null,
            generator => (generator.Sample(seeds), ClassesOf(generator, seeds)),
            cancellationToken
        );
        return Results.Json(
            await models.UseDiscriminator(
                run,
                discriminator =>
                {
                    var count = Math.Min(Judged, data.Test.Count);
                    var labels = data.Test.Labels[..count].ToArray().Select(label => (int)label).ToArray();
                    var real = discriminator.Judge(
                        discriminator.Images(data.Test, [.. Enumerable.Range(0, count)]),
                        labels
                    );
                    var fake = discriminator.Judge(generated, asked);
                    return new
                    {
                        real = real.Select(verdict => verdict.Belief),
                        fake = fake.Select(verdict => verdict.Belief),
                        meaning = discriminator.Scale.Meaning,
                    };
                },
                cancellationToken
            )
        );
    }

    private static int[] ClassesOf(GeneratorModel generator, ulong[] seeds)
    {
        var noise = new SeededNoise(generator.Recipe, seeds);
        return [.. Enumerable.Range(0, seeds.Length).Select(noise.ClassOf)];
    }

    private static async Task<IResult> Classes(
        string name,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var dataset = RunDescription.Read(run).Options.Dataset;
        var classifiers = new ClassifierCache();
        ClassifierCache.Require(dataset);
        var data = await models.UseData(run, pair => pair, cancellationToken);
        if (!classifiers.Has(dataset, (ImageDataset)data.Train))
        {
            throw new StudioException(
                StatusCodes.Status404NotFound,
                $"The classifier for {dataset} is trained by the first 'ganforge evaluate' of such a run."
            );
        }

        return Results.Json(
            await models.UseGenerator(
                run,
                null,
                generator =>
                {
                    if (generator.Image.Channels != 1)
                    {
                        throw new StudioException(
                            StatusCodes.Status404NotFound,
                            $"A picture of {dataset} has no single class; 'ganforge evaluate' counts its modes."
                        );
                    }

                    var classifier = classifiers.For(
                        dataset,
                        (ImageDataset)data.Train,
                        cancellationToken: cancellationToken
                    );
                    var images = generator.Sample([.. Enumerable.Range(0, Classified).Select(seed => (ulong)seed)]);
                    var (size, classified) = (classifier.Image.Size, new List<float>());
                    for (var i = 0; i < Classified; i++)
                    {
                        var pixels = Array.ConvertAll(images.Slice(0, i, 1).Span.ToArray(), generator.Range.ToByte);
                        classified.AddRange(
                            NearestImages
                                .Resize(pixels, (generator.Image.Height, generator.Image.Width), size, channels: 1)
                                .Select(value => (float)value)
                        );
                    }
                    var counts = new int[data.Train.ClassNames.Count];
                    foreach (
                        var label in classifier.Classify(
                            Tensor.From([.. classified], [Classified, size.Item1, size.Item2, 1]),
                            ValueRange.Bytes
                        )
                    )
                    {
                        counts[label]++;
                    }

                    return new { names = data.Train.ClassNames, counts };
                },
                cancellationToken
            )
        );
    }

    private static async Task<IResult> Judge(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var pixels = await WireFormat.ReadBytes(request);
        return Results.Json(
            await models.UseDiscriminator(
                cache.Find(name),
                discriminator =>
                {
                    var size = discriminator.Image.Height * discriminator.Image.Width * discriminator.Image.Channels;
                    if (pixels.Length == 0 || pixels.Length % size != 0 || pixels.Length / size > MaxImages)
                    {
                        throw new StudioException(
                            StatusCodes.Status400BadRequest,
                            $"This discriminator takes 1 to {MaxImages} images of {size} bytes; {pixels.Length} "
                                + $"bytes came."
                        );
                    }

                    return new
                    {
                        verdicts = discriminator
                            .Judge(discriminator.Images(pixels))
                            .Select(verdict => new
                            {
                                verdict.Score,
                                verdict.Belief,
                                verdict.Class,
                            }),
                        meaning = discriminator.Scale.Meaning,
                    };
                },
                cancellationToken
            )
        );
    }
}
