using System.Globalization;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>Endpoints for autoencoder runs: codes of real images, and images decoded from any code.</summary>
internal static class CodeEndpoints
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/api/runs/{name}/code-model", Describe);
        web.MapGet("/api/runs/{name}/codes", Codes);
        web.MapPost("/api/runs/{name}/decode", Decode);
        web.MapPost("/api/runs/{name}/decode-animation", Animate);
    }

    private static async Task<IResult> Describe(
        string name,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            new
            {
                dimensions = await models.UseCodes(cache.Find(name), model => model.CodeDimensions, cancellationToken),
            }
        );

    private static async Task<IResult> Codes(
        string name,
        string reals,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var numbers = reals.Split(',');
        if (numbers.Length > WireFormat.MaxVectors)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"At most {WireFormat.MaxVectors} codes at once."
            );
        }

        var indices = Array.ConvertAll(
            numbers,
            text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    ? index
                    : throw new StudioException(StatusCodes.Status400BadRequest, $"'{text}' is no image's number.")
        );
        var data = await models.UseData(run, pair => pair, cancellationToken);
        return Results.Bytes(
            await models.UseCodes(
                run,
                model => WireFormat.OfVectors(model.Encode(model.Images(data.Train, indices)).Span),
                cancellationToken
            )
        );
    }

    private static async Task<IResult> Decode(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var codes = await WireFormat.ReadVectors(
            request,
            await models.UseCodes(run, model => model.CodeDimensions, cancellationToken)
        );
        return Results.Bytes(
            await models.UseCodes(
                run,
                model => Array.ConvertAll(model.Decode(codes).Span.ToArray(), model.Range.ToByte),
                cancellationToken
            )
        );
    }

    private static async Task<IResult> Animate(
        string name,
        HttpRequest request,
        RunCache cache,
        ModelCache models,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var codes = await WireFormat.ReadVectors(
            request,
            await models.UseCodes(run, model => model.CodeDimensions, cancellationToken)
        );
        var gif = await models.UseCodes(
            run,
            model => WireFormat.Gif(model.Decode(codes), model.Range),
            cancellationToken
        );
        return Results.File(gif, "image/gif", $"{run.Name}-walk.gif");
    }
}
