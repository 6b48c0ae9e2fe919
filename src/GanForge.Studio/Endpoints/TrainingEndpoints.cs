using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Studio.Runs;
using GanForge.Studio.Trainings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>Endpoints that list what can be trained, and start, stop and resume training.</summary>
internal static class TrainingEndpoints
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/api/recipes", () => Results.Json(RecipeCatalogue.All.Select(Describe)));
        web.MapGet("/api/options", () => Results.Json(TrainingForm.Fields));
        web.MapGet("/api/datasets", Datasets);
        web.MapPost("/api/runs", Start);
        web.MapPost("/api/runs/{name}/stop", Stop);
        web.MapPost("/api/runs/{name}/resume", Resume);
    }

    private static IResult Datasets()
    {
        var loader = new DatasetLoader();
        return Results.Json(
            DatasetCatalogue.Entries.Select(entry => new
            {
                entry.Name,
                entry.Title,
                isHere = DatasetLocation.Find(entry, loader).IsPresent,
                isPoints = entry.Kind is PointKind,
            })
        );
    }

    private static async Task<IResult> Start(
        TrainingRequest request,
        TrainingLauncher launcher,
        CancellationToken cancellationToken
    ) => Results.Json(new { (await launcher.Start(request, cancellationToken)).Name });

    private static IResult Stop(string name, RunCache cache)
    {
        cache.Find(name).RequestStop();
        return Results.Json(new { name });
    }

    private static async Task<IResult> Resume(
        string name,
        RunCache cache,
        TrainingLauncher launcher,
        CancellationToken cancellationToken,
        int? epochs = null
    ) => Results.Json(new { (await launcher.Resume(cache.Find(name), epochs, cancellationToken)).Name });

    private static object Describe(RecipeEntry recipe) =>
        new
        {
            recipe.Name,
            recipe.Summary,
            recipe.Remarks,
            isDefault = recipe.Name == RecipeCatalogue.Default,
            settings = recipe.Settings.Select(setting => new
            {
                setting.Name,
                setting.Default,
                setting.Allowed,
                setting.Description,
                setting.IsForImages,
                kind = setting.Type == typeof(bool) ? "switch"
                : setting.Type.IsEnum ? "choice"
                : "number",
                choices = setting.Type.IsEnum
                    ? Enum.GetNames(setting.Type)
                        .Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)
                        .ToArray()
                    : [],
            }),
        };
}
