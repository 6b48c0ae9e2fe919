using System.Buffers.Binary;
using System.Security.Cryptography;
using GanForge.Studio.Lab;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>
/// Endpoints for the "real or fake" game. Pictures are prepared in advance and sent as raw pixels of equal size, so
/// file size, name and timing reveal nothing; the truth is sent only after the answer.
/// </summary>
internal static class GameEndpoints
{
    private const int MaxRounds = 100;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost("/api/games", Begin);
        web.MapGet("/api/games/{id}", End);
        web.MapGet("/api/games/{id}/rounds/{round:int}/pictures/{place:int}", Picture);
        web.MapPost("/api/games/{id}/rounds/{round:int}", Answer);
    }

    private static async Task<IResult> Begin(
        GameRequest request,
        RunCache cache,
        ModelCache models,
        SessionStore<RealOrFake> games,
        CancellationToken cancellationToken
    )
    {
        if (request.Kind is not ("single" or "pair"))
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"A game shows a 'single' picture or a 'pair', not '{request.Kind}'."
            );
        }

        if (request.Rounds is < 1 or > MaxRounds)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"A game has 1 to {MaxRounds} rounds, not {request.Rounds}."
            );
        }

        var run = cache.Find(request.Run);
        var data = await models.UseData(run, pair => pair, cancellationToken);
        var discriminator = await models.UseDiscriminator(run, model => model, cancellationToken);
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var game = await models.UseGenerator(
            run,
            request.Epoch,
            forger => RealOrFake.Deal(forger, seed, request.Rounds, request.Kind == "pair", discriminator, data),
            cancellationToken
        );
        return Results.Json(
            new
            {
                id = games.Add(game),
                request.Kind,
                rounds = game.Questions,
                game.Height,
                game.Width,
                game.Channels,
            }
        );
    }

    private static IResult Picture(string id, int round, int place, SessionStore<RealOrFake> games)
    {
        var game = games.Find(id);
        if (round < 0 || round >= game.Questions || place < 0 || place > (game.InPairs ? 1 : 0))
            throw new StudioException(StatusCodes.Status404NotFound, "The game has no such picture.");
        return Results.Bytes(game.Picture(round, place).ToArray());
    }

    private static IResult Answer(string id, int round, GameAnswer answer, SessionStore<RealOrFake> games)
    {
        var game = games.Find(id);
        lock (game)
        {
            if (round != game.Answered || game.IsOver)
            {
                throw new StudioException(
                    StatusCodes.Status409Conflict,
                    game.IsOver ? "The game is over." : $"Round {game.Answered + 1} is to be answered next."
                );
            }

            var (yes, no) = game.InPairs ? ("first", "second") : ("real", "fake");
            if (answer.Answer != yes && answer.Answer != no)
                throw new StudioException(StatusCodes.Status400BadRequest, $"The answer is '{yes}' or '{no}'.");
            var outcome = game.Answer(answer.Answer == yes);
            return Results.Json(
                new
                {
                    outcome.IsRight,
                    truth = outcome.FirstIsReal ? yes : no,
                    outcome.DiscriminatorIsRight,
                    statistics = StatisticsOf(game),
                }
            );
        }
    }

    private static IResult End(string id, SessionStore<RealOrFake> games)
    {
        var game = games.Find(id);
        lock (game)
        {
            return Results.Json(
                new
                {
                    statistics = StatisticsOf(game),
                    fooled = game.Fooled.Select(outcome => new
                    {
                        round = outcome.Question,
                        pixels = Convert.ToBase64String(game.Picture(outcome.Question, outcome.FakePlace!.Value).Span),
                    }),
                }
            );
        }
    }

    private static object StatisticsOf(RealOrFake game) =>
        new
        {
            game.Player.Attempts,
            game.Player.Successes,
            game.Player.Streak,
            game.Player.BestStreak,
            discriminatorSuccesses = game.Discriminator!.Successes,
        };

    /// <summary>A request to start a game.</summary>
    internal sealed record GameRequest
    {
        /// <summary>The run whose generator draws the fake pictures.</summary>
        public required string Run { get; init; }

        /// <summary>The epoch whose weights generate the pictures, or null for the latest.</summary>
        public int? Epoch { get; init; }

        /// <summary>"single" or "pair".</summary>
        public required string Kind { get; init; }

        /// <summary>The number of rounds.</summary>
        public required int Rounds { get; init; }
    }

    /// <summary>A player's answer.</summary>
    internal sealed record GameAnswer
    {
        /// <summary>The answer: "real" or "fake", or in a pair "first" or "second" for the real picture.</summary>
        public required string Answer { get; init; }
    }
}
