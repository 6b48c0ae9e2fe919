using System.Diagnostics;
using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>
/// A process that trains when asked, a line of JSON in and a line out, and waits in between. Ours and PyTorch's speak
/// the same protocol.
/// </summary>
internal sealed class TrainingServer : IDisposable
{
    private readonly string _name;
    private readonly Process _process;
    private TimeSpan _processorTime;
    private long? _idleSince;

    private TrainingServer(string name, string program, params IEnumerable<string> arguments)
    {
        _name = name;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            throw new BenchmarkException($"{program} cannot be started for {name}: {exception.Message}.");
        }
    }

    /// <summary>The largest share of a core that the process took while it had nothing to do.</summary>
    public double IdleShare { get; private set; }

    /// <summary>This program as a server.</summary>
    public static TrainingServer OfGanForge(int threads) =>
        new("GanForge", Environment.ProcessPath!, "serve", "--threads", $"{threads}");

    /// <summary>PyTorch's script as a server, for one form.</summary>
    public static TrainingServer OfPyTorch(string python, PyTorchForm form, string data) =>
        new(
            $"PyTorch ({form})",
            python,
            Repository.Path("benchmarks", "pytorch", "train_step.py"),
            "--serve",
            "--format",
            form.Format,
            "--dtype",
            form.Type,
            "--threads",
            $"{form.Threads}",
            "--data",
            data
        );

    /// <summary>Trains for about so many seconds.</summary>
    public Measurement Measure(string recipe, double seconds)
    {
        NoteIdling();
        string? answer = null;
        try
        {
            _process.StandardInput.WriteLine(
                JsonSerializer.Serialize(new MeasurementRequest(recipe, seconds), Measurement.Json)
            );
            _process.StandardInput.Flush();
            answer = _process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            // The pipe is closed: the process is gone, and the message below says so.
        }
        if (answer is null)
            throw new BenchmarkException($"{_name} ended while it was to train {recipe}; its own message is above.");
        StartIdling();
        var measurement = JsonSerializer.Deserialize<Measurement>(answer, Measurement.Json)!;
        return measurement.Error is null
            ? measurement
            : throw new BenchmarkException($"{_name} cannot train {recipe}: {measurement.Error}");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill();
        _process.Dispose();
    }

    private void StartIdling()
    {
        _idleSince = Stopwatch.GetTimestamp();
        _process.Refresh();
        _processorTime = _process.TotalProcessorTime;
    }

    /// <summary>A process that spins while it waits would slow the other one down.</summary>
    private void NoteIdling()
    {
        if (_idleSince is not { } since || _process.HasExited)
            return;
        _process.Refresh();
        var idle = Stopwatch.GetElapsedTime(since);
        // In less time than this the ticks of a hundredth second, in which processor time is counted, would decide.
        if (idle.TotalSeconds > 0.5)
            IdleShare = Math.Max(IdleShare, (_process.TotalProcessorTime - _processorTime) / idle);
    }
}
