using GanForge.Runs.Folder;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Runs;

/// <summary>
/// Polls all run folders twice a second while there are watchers and reports the changed ones. Nothing is queued: a
/// slow watcher receives everything that changed since its last read, once.
/// </summary>
internal sealed class RunWatcher(RunCache cache) : IDisposable
{
    private const int MaxWatchers = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (RunStamp? Stamp, long Turn)> _seen = [];
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _watchers;
    private long _turn;
    private Task? _looking;

    /// <summary>Starts a watcher; dispose it to stop watching.</summary>
    /// <exception cref="StudioException">There are already too many watchers.</exception>
    public Watcher Begin()
    {
        lock (_lock)
        {
            if (_watchers == MaxWatchers)
            {
                throw new StudioException(
                    StatusCodes.Status503ServiceUnavailable,
                    $"{MaxWatchers} pages are open already; close some."
                );
            }

            if (_watchers++ == 0)
            {
                Look();
                _looking = _looking is { IsCompleted: false } ? _looking : Task.Run(KeepLooking);
            }
            return new Watcher(this, _turn);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task KeepLooking()
    {
        var end = _end.Token;
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_lock)
            {
                if (_watchers == 0)
                {
                    _looking = null;
                    return;
                }
                Look();
            }
        }
    }

    private void Look()
    {
        var there = Folders();
        var turn = _turn + 1;
        var changes = 0;
        foreach (var run in there)
        {
            var stamp = RunStamp.From(run);
            if (_seen.TryGetValue(run.Name, out var seen) && seen.Stamp == stamp)
                continue;
            _seen[run.Name] = (stamp, turn);
            changes++;
        }
        foreach (
            var (gone, seen) in _seen
                .Where(seen => seen.Value.Stamp is not null)
                .ExceptBy(there.Select(run => run.Name), seen => seen.Key)
                .ToList()
        )
        {
            _seen[gone] = (null, turn);
            changes++;
        }
        if (changes == 0)
            return;
        _turn = turn;
        var told = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }

    /// <summary>
    /// Lists the run folders; none if the runs folder cannot be read right now, as the next poll may succeed.
    /// </summary>
    private IReadOnlyList<RunFolder> Folders()
    {
        try
        {
            return cache.Folders;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A subscriber to changes of run folders.</summary>
    internal sealed class Watcher(RunWatcher watcher, long turn) : IDisposable
    {
        private long _turn = turn;

        /// <summary>Waits for changes and returns the names of changed and of removed runs.</summary>
        public async Task<(IReadOnlyList<string> Changed, IReadOnlyList<string> Gone)> Next(
            CancellationToken cancellationToken
        )
        {
            Task change;
            lock (watcher._lock)
                change = watcher._turn > _turn ? Task.CompletedTask : watcher._changed.Task;
            await change.WaitAsync(cancellationToken);
            lock (watcher._lock)
            {
                var news = watcher._seen.Where(seen => seen.Value.Turn > _turn).ToList();
                _turn = watcher._turn;
                return (
                    [.. news.Where(seen => seen.Value.Stamp is not null).Select(seen => seen.Key)],
                    [.. news.Where(seen => seen.Value.Stamp is null).Select(seen => seen.Key)]
                );
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (watcher._lock)
                watcher._watchers--;
        }
    }
}
