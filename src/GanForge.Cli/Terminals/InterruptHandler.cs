using System.Runtime.InteropServices;

namespace GanForge.Cli.Terminals;

/// <summary>Turns the first Ctrl-C, SIGTERM or closed terminal into a request to stop after the step; a second one ends the process.</summary>
internal sealed class InterruptHandler : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly Action _beforeAbruptEnd;

    /// <summary>Listens from now on.</summary>
    /// <param name="beforeAbruptEnd">Puts the terminal right when the process ends at once.</param>
    public InterruptHandler(Action beforeAbruptEnd)
    {
        _beforeAbruptEnd = beforeAbruptEnd;
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Is cancelled by the first signal.</summary>
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
        // A terminal that is closed may say so twice, by the kernel and by its shell; nobody is impatient there.
        if (_stop.IsCancellationRequested && context.Signal != PosixSignal.SIGHUP)
        {
            _beforeAbruptEnd();
            Environment.Exit(ExitCode.Interrupted);
        }
        _stop.Cancel();
    }
}
