using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Studio.Web;

namespace GanForge.Studio.Trainings;

/// <summary>
/// A training that the studio has started. Which run it is, it says itself, as its first line: process numbers are given
/// out again, and runs of finished processes lie about.
/// </summary>
internal sealed class TrainingProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<string?> _folder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _end;

    /// <param name="command">The program and what it is told.</param>
    public TrainingProcess(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment[StudioOptions.FolderVariable] = "1";
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        // What it prints in the end nobody reads, but it must be able to print it.
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The run's folder, once it is there; null where the training has ended without one.</summary>
    public Task<string?> Folder => _folder.Task;

    /// <summary>Whether the training is over.</summary>
    public bool HasEnded => _end is { IsCompleted: true };

    /// <summary>The sentence that it ended with.</summary>
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

    /// <summary>Starts it.</summary>
    public void Start()
    {
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _end = NoticeEnd();
    }

    /// <summary>Asks it to stop and save; ends it at once where it is still preparing, with nothing to save.</summary>
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
            // It has just ended by itself.
        }
    }

    private async Task NoticeEnd()
    {
        // Also until all is read that it has said.
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
