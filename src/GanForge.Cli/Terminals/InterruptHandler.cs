using System.Runtime.InteropServices;

namespace GanForge.Cli.Terminals;

/// <summary>
/// Turns the first Ctrl-C, SIGTERM or closed terminal into a request to stop after the step; a second one ends the
/// process.
/// </summary>
internal sealed class InterruptHandler : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly Action _beforeAbruptEnd;

    /// <summary>Starts listening for signals.</summary>
    /// <param name="beforeAbruptEnd">Restores the terminal before the process ends abruptly.</param>
    public InterruptHandler(Action beforeAbruptEnd)
    {
        _beforeAbruptEnd = beforeAbruptEnd;
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>The token that the first signal cancels.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        // A closing terminal may send SIGHUP twice, from the kernel and from its shell; that does not mean impatience.
        if (_stop.IsCancellationRequested && context.Signal != PosixSignal.SIGHUP)
        {
            _beforeAbruptEnd();
            Environment.Exit(ExitCode.Interrupted);
        }
        _stop.Cancel();
    }
}
