using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Models;

/// <summary>One at a time: a page's sampling must not take from a training more than a moment of one core. Few wait; whoever comes then is sent away.</summary>
/// <param name="mostWaiting">How many wait, or have their turn, at most.</param>
internal sealed class ProcessorGate(int mostWaiting) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <summary>Does something when nobody else does.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="action">What is done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StudioException">Too many wait already.</exception>
    public async Task<TResult> Take<TResult>(Func<Task<TResult>> action, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new StudioException(StatusCodes.Status503ServiceUnavailable, "Too much is being asked at once; try again in a moment.");
        }
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return await action();
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
