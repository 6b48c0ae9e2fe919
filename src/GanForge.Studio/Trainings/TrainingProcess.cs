using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Studio.Web;

namespace GanForge.Studio.Trainings;

/// <summary>
/// A training started by the studio. It reports its run folder in its first line of output, because process ids are
/// reused and runs of finished processes remain on disk.
/// </summary>
internal sealed class TrainingProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<string?> _folder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _end;

    /// <param name="command">The program and its arguments.</param>
    public TrainingProcess(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment[StudioOptions.FolderVariable] = "1";
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        // Nobody reads the rest of the output, but the pipe must be drained so that writing never blocks.
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The run folder once it exists; null if the training ended without one.</summary>
    public Task<string?> Folder => _folder.Task;

    /// <summary>True if the training has ended.</summary>
    public bool HasEnded => _end is { IsCompleted: true };

    /// <summary>The last message of the training.</summary>
    public string LastWords
    {
        get
        {
            lock (_said)
            {
                var error = _said.FindLast(line => line.StartsWith("error: ", StringComparison.Ordinal));
                return error?["error: ".Length..] ?? _said.LastOrDefault() ?? "The training ended without a word.";
            }
        }
    }

    /// <summary>Starts the process.</summary>
    public void Start()
    {
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _end = NoticeEnd();
    }

    /// <summary>
    /// Asks the training to save and stop; kills it if it is still preparing and has nothing to save.
    /// </summary>
    public void Dispose()
    {
        try
        {
            if (HasEnded)
                return;
            if (Folder is { IsCompletedSuccessfully: true, Result: { } path })
                RunFolder.FromPath(path).RequestStop();
            else
                _process.Kill();
        }
        catch (Exception problem) when (problem is UserErrorException or InvalidOperationException or Win32Exception)
        {
            // The process has just exited on its own.
        }
    }

    private async Task NoticeEnd()
    {
        // This also waits until all output has been read.
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.TrySetResult(null);
    }

    private void Hear(string? line)
    {
        if (line is ['"', ..] && !_folder.Task.IsCompleted)
            _folder.TrySetResult(JsonSerializer.Deserialize<string>(line));
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_said)
            _said.Add(line);
    }
}
