using GanForge.Gans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio;

/// <summary>The search for the generated image that is nearest to a drawn one.</summary>
internal static class InversionEndpoints
{
    /// <summary>Adds it.</summary>
    public static void Map(IEndpointRouteBuilder web) => web.MapPost("/api/runs/{name}/invert", Invert);

    private static async Task<IResult> Invert(string name, HttpRequest request, RunShelf shelf, ModelShelf models, CancellationToken stop)
    {
        var pixels = await Bodies.ReadBytes(request);
        return Results.Json(await models.UseGenerator(shelf.Find(name), null, generator =>
        {
            var search = new Inversion(generator);
            var size = generator.Height * generator.Width * generator.Channels;
            if (pixels.Length != size)
                throw new StudioException(StatusCodes.Status400BadRequest, $"One image of {size} bytes is searched for; {pixels.Length} bytes came.");
            var found = search.Find(generator.Images(pixels), stop: stop);
            return new
            {
                latent = Convert.ToBase64String(Bodies.OfVectors(found.Point.Span[..generator.LatentDimensions])),
                found.Class,
                found.Error,
                pixels = Convert.ToBase64String(Array.ConvertAll(found.Image.Span.ToArray(), generator.Range.ToByte)),
            };
        }, stop));
    }
}
