using GanForge.Data;
using GanForge.Studio.Lab;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>
/// Endpoints for lessons: real training steps from a run's checkpoint, one at a time, without changing the run.
/// </summary>
internal static class LessonEndpoints
{
    private const int Points = 600;
    private const int FieldSize = 48;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost("/api/runs/{name}/lessons", Begin);
        web.MapPost("/api/lessons/{id}/steps", Next);
    }

    private static async Task<IResult> Begin(
        string name,
        RunCache cache,
        ModelCache models,
        SessionStore<TrainingLesson> lessons,
        CancellationToken cancellationToken
    )
    {
        var run = cache.Find(name);
        var data = await models.UseData(run, pair => pair, cancellationToken);
        return await models.Alone(
            () =>
            {
                var lesson = TrainingLesson.FromRun(run, data);
                return Results.Json(
                    new
                    {
                        id = lessons.Add(lesson),
                        height = lesson.Image.Height,
                        width = lesson.Image.Width,
                        channels = lesson.Image.Channels,
                        lesson.Step,
                        lesson.ScoresAreRelative,
                        plane = PlaneOf(lesson),
                    }
                );
            },
            cancellationToken
        );
    }

    private static async Task<IResult> Next(
        string id,
        ModelCache models,
        SessionStore<TrainingLesson> lessons,
        CancellationToken cancellationToken,
        string learners = "both"
    )
    {
        if (!Enum.TryParse<LearningNetworks>(learners, ignoreCase: true, out var who) || !Enum.IsDefined(who))
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"Both, the discriminator or the generator may learn, not '{learners}'."
            );
        }

        var lesson = lessons.Find(id);
        return await models.Alone(
            () =>
            {
                var step = lesson.Next(who);
                return Results.Json(
                    new
                    {
                        step.Step,
                        updates = step.Updates.Select(update => UpdateView.From(update, lesson)).ToList(),
                        plane = PlaneOf(lesson),
                    }
                );
            },
            cancellationToken
        );
    }

    /// <summary>
    /// For points, the generator's samples and the discriminator's scores over the plane; null for images.
    /// </summary>
    private static object? PlaneOf(TrainingLesson lesson)
    {
        if (lesson.Kind is not PointKind { Mixture: var mixture })
            return null;
        var field = lesson.Field(FieldSize);
        return new
        {
            samples = lesson.Samples(Points).Span.ToArray(),
            centres = mixture.Centres.Select(centre => new[] { centre.X, centre.Y }),
            mixture.Deviation,
            field.Extent,
            field.Size,
            field.Scores,
        };
    }
}
