using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Models;

/// <summary>
/// Runs one action at a time, so that sampling never takes more than a moment of one core from a training. The waiting
/// line is short; further callers are rejected.
/// </summary>
/// <param name="mostWaiting">The maximum number of callers waiting or running.</param>
internal sealed class ProcessorGate(int mostWaiting) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <summary>Runs an action once no other is running.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="action">The action to run.</param>
    /// <param name="cancellationToken">The token that cancels the wait.</param>
    /// <exception cref="StudioException">Too many callers are already waiting.</exception>
    public async Task<TResult> Take<TResult>(Func<Task<TResult>> action, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new StudioException(
                StatusCodes.Status503ServiceUnavailable,
                "Too much is being asked at once; try again in a moment."
            );
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
