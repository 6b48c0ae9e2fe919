using System.Globalization;
using GanForge.Data;
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

/// <summary>
/// Endpoints for a run's generator. Pages send input vectors and receive one byte per pixel channel, so planes,
/// sliders, walks and truncation are computed in the page, and a response takes only as long as the network.
/// </summary>
internal static class ModelEndpoints
{
    private const int Neighbours = 8;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/api/runs/{name}/model", Describe);
        web.MapGet("/api/runs/{name}/noise", Noise);
        web.MapPost("/api/runs/{name}/generate", Generate);
        web.MapPost("/api/runs/{name}/animation", Animate);
        web.MapPost("/api/runs/{name}/neighbours", Nearest);
    }

    private static async Task<IResult> Describe(
        string name,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken,
        int? epoch = null
    )
    {
        var run = cache.Find(name);
        return Results.Json(
            await models.UseGenerator(
                run,
                epoch,
                generator => new
                {
                    generator.Image.Height,
                    generator.Image.Width,
                    generator.Image.Channels,
                    generator.LatentDimensions,
                    classes = generator.ClassNames,
                    noise = generator.Recipe.Noise.ToString().ToLowerInvariant(),
                    isPoints = generator.Kind is PointKind,
                    recipe = generator.Recipe.Name,
                    generator.Options.Dataset,
                    generator.Step,
                    epochs = run.KeptEpochs,
                    codes = File.Exists(run.AutoencoderPath),
                },
                cancellationToken
            )
        );
    }

    private static async Task<IResult> Noise(
        string name,
        string seeds,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var numbers = seeds.Split(',');
        if (numbers.Length > WireFormat.MaxVectors)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"At most {WireFormat.MaxVectors} seeds at once."
            );
        }

        var parsed = Array.ConvertAll(
            numbers,
            text =>
                ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                    ? seed
                    : throw new StudioException(
                        StatusCodes.Status400BadRequest,
                        $"'{text}' is no seed: seeds are whole numbers from 0."
                    )
        );
        return Results.Bytes(
            await models.UseGenerator(
                cache.Find(name),
                null,
                generator => WireFormat.OfVectors(generator.Noise(parsed).Span),
                cancellationToken
            )
        );
    }

    private static async Task<IResult> Generate(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken,
        int? epoch = null
    )
    {
        var run = cache.Find(name);
        var inputs = await models.UseGenerator(
            run,
            epoch,
            generator => generator.Recipe.GeneratorInputs,
            cancellationToken
        );
        var vectors = await WireFormat.ReadVectors(request, inputs);
        return Results.Bytes(
            await models.UseGenerator(run, epoch, generator => Pixels(generator, vectors), cancellationToken)
        );
    }

    private static async Task<IResult> Animate(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken,
        int? epoch = null
    )
    {
        var run = cache.Find(name);
        var inputs = await models.UseGenerator(
            run,
            epoch,
            generator => generator.Recipe.GeneratorInputs,
            cancellationToken
        );
        var vectors = await WireFormat.ReadVectors(request, inputs);
        var gif = await models.UseGenerator(
            run,
            epoch,
            generator => WireFormat.Gif(ImagesOf(generator, vectors), generator.Range),
            cancellationToken
        );
        return Results.File(gif, "image/gif", $"{run.Name}-walk.gif");
    }

    private static async Task<IResult> Nearest(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var pixels = await WireFormat.ReadBytes(request);
        var shape = RunDescription.Read(run).Image;
        var found = await models.UseData(
            run,
            data =>
            {
                if (data.Train is not ImageDataset images || pixels.Length != shape.Elements)
                {
                    throw new StudioException(
                        StatusCodes.Status400BadRequest,
                        $"{pixels.Length} bytes are no image of this run, which has {shape.Elements} a picture."
                    );
                }

                var asked = NearestImages.Resize(pixels, shape.Size, (images.Height, images.Width), images.Channels);
                return new
                {
                    images.Height,
                    images.Width,
                    images.Channels,
                    nearest = NearestImages
                        .Find(asked, images, Neighbours)
                        .Select(near => new
                        {
                            near.Index,
                            near.Distance,
                            label = images.ClassNames[images.Labels[near.Index]],
                            pixels = Convert.ToBase64String(images.Image(near.Index)),
                        }),
                };
            },
            cancellationToken
        );
        return Results.Json(found);
    }

    /// <summary>Converts images to bytes, (count, H, W, C).</summary>
    private static byte[] Pixels(GeneratorModel generator, Tensor vectors) =>
        Array.ConvertAll(ImagesOf(generator, vectors).Span.ToArray(), generator.Range.ToByte);

    private static Tensor ImagesOf(GeneratorModel generator, Tensor vectors) =>
        generator.Kind == ExampleKind.Images
            ? generator.Generate(vectors)
            : throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"{generator.Options.Dataset} is a set of points, and its generator makes no images."
            );
}
