using System.Diagnostics;
using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>
/// A process that trains on request and waits in between. It reads a line of JSON and answers with one; our server and
/// PyTorch's use the same protocol.
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

    /// <summary>The largest share of a core that the process used while it was waiting.</summary>
    public double IdleShare { get; private set; }

    /// <summary>Starts this program as a server.</summary>
    public static TrainingServer OfGanForge(int threads) =>
        new("GanForge", Environment.ProcessPath!, "serve", "--threads", $"{threads}");

    /// <summary>Starts PyTorch's script as a server for one variant.</summary>
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

    /// <summary>Trains for about the given number of seconds.</summary>
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

    /// <summary>
    /// Updates <see cref="IdleShare"/>: a process that spins while it waits would slow the others down.
    /// </summary>
    private void NoteIdling()
    {
        if (_idleSince is not { } since || _process.HasExited)
            return;
        _process.Refresh();
        var idle = Stopwatch.GetElapsedTime(since);
        // Processor time is counted in ticks of a hundredth of a second, too coarse for shorter waits.
        if (idle.TotalSeconds > 0.5)
            IdleShare = Math.Max(IdleShare, (_process.TotalProcessorTime - _processorTime) / idle);
    }
}
