using System.Runtime;
using GanForge.Studio.Lab;
using GanForge.Tensors;
using Microsoft.Extensions.Hosting;

namespace GanForge.Studio.Models;

/// <summary>Once a minute lets go of networks, data sets and lessons that nobody uses any more, and of the memory that they held: a lesson of a large recipe takes half a gigabyte, and a studio stays open for days.</summary>
internal sealed class IdleMemoryService(ModelCache models, SessionStore<TrainingLesson> lessons, SessionStore<RealOrFake> games, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UnusedModels = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UnusedLessons = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan UnusedGames = TimeSpan.FromHours(12);

    /// <summary>Looks once.</summary>
    /// <returns>How many things went.</returns>
    internal int Tidy()
    {
        var gone = models.Forget(UnusedModels) + lessons.Forget(UnusedLessons) + games.Forget(UnusedGames);
        if (gone > 0)
        {
            StepScope.ReleaseUnused();
            // Nothing else would make the runtime give memory back for as long as the studio has nothing to do.
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
        return gone;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Tidy();
    }
}
