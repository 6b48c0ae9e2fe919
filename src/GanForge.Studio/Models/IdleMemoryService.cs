using System.Runtime;
using GanForge.Studio.Lab;
using GanForge.Tensors;
using Microsoft.Extensions.Hosting;

namespace GanForge.Studio.Models;

/// <summary>
/// Releases unused networks, data sets and lessons, and their memory, once a minute. A lesson of a large recipe takes
/// half a gigabyte, and a studio stays open for days.
/// </summary>
internal sealed class IdleMemoryService(
    ModelCache models,
    SessionStore<TrainingLesson> lessons,
    SessionStore<RealOrFake> games,
    TimeProvider clock
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UnusedModels = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UnusedLessons = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan UnusedGames = TimeSpan.FromHours(12);

    /// <summary>Releases what is unused now.</summary>
    /// <returns>The number of items released.</returns>
    internal int Tidy()
    {
        var gone = models.Forget(UnusedModels) + lessons.Forget(UnusedLessons) + games.Forget(UnusedGames);
        if (gone > 0)
        {
            StepScope.ReleaseUnused();
            // The runtime would not return memory on its own while the studio is idle.
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
