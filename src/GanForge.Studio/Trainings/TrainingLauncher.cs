using System.Diagnostics;
using GanForge.Gans;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio;

/// <summary>
/// Starts `ganforge train` as a process of its own, so that a training is the same whoever starts it: the same checks, the
/// same sentences, the same folder. Those started here are asked to stop, and save, when the studio ends.
/// </summary>
internal sealed class TrainingLauncher(StudioOptions options, RunShelf shelf) : IDisposable
{
    private const int MostTrainings = 4;

    /// <summary>The flags that a page may give; none of them names a file.</summary>
    private static readonly string[] Flags = ["seed", "steps", "images", "threads", "sample-every", "keep-every", "evaluate-every", "evaluate-samples"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly List<Process> _trainings = [];

    /// <summary>Starts a new run.</summary>
    /// <returns>The run.</returns>
    /// <exception cref="StudioException">The command refuses; the message is its sentence.</exception>
    public Task<RunFolder> Start(TrainingRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        var recipe = RecipeCatalogue.Find(request.Recipe ?? RecipeCatalogue.Default);
        List<string> arguments = ["train", $"--recipe={recipe.Name}", $"--out={shelf.RunsDirectory}"];
        Add("dataset", request.Dataset);
        Add("desc", request.Description);
        foreach (var (flag, value) in request.Flags)
            Add(Flags.Contains(flag) ? flag : throw Refuse($"There is no field {flag}."), value);
        foreach (var (setting, value) in request.Settings)
            Add(recipe.Settings.Any(known => known.Name == setting) ? setting : throw Refuse($"The recipe {recipe.Name} has no setting {setting}."), value);
        return Launch(arguments, stop);

        void Add(string flag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                arguments.Add($"--{flag}={value.Trim()}");
        }
    }

    /// <summary>Goes on with a run, for longer where more epochs are given.</summary>
    /// <exception cref="StudioException">The command refuses; the message is its sentence.</exception>
    public Task<RunFolder> Resume(RunFolder run, int? epochs, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<string> arguments = ["train", $"--resume={run.Path}"];
        if (epochs is { } count)
        {
            arguments.Add($"--recipe={RunDescription.Read(run).Options.Recipe}");
            arguments.Add($"--epochs={count}");
        }
        return Launch(arguments, stop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var training in _trainings.Where(training => !training.HasExited))
            {
                if (RunOf(training) is { IsBeingTrained: true } run)
                    run.RequestStop();
            }
        }
    }

    private static StudioException Refuse(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    private async Task<RunFolder> Launch(List<string> arguments, CancellationToken stop)
    {
        if (options.Trainer.Count == 0)
            throw new StudioException(StatusCodes.Status403Forbidden, "This studio only shows runs; start trainings with 'ganforge train'.");
        var start = new ProcessStartInfo(options.Trainer[0], [.. options.Trainer.Skip(1), .. arguments, "--quiet", "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var said = new List<string>();
        var training = new Process { StartInfo = start };
        training.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        // Nobody reads what it prints in the end, but it must be able to print it.
        training.OutputDataReceived += (_, _) => { };
        lock (_lock)
        {
            _trainings.RemoveAll(earlier => earlier.HasExited);
            if (_trainings.Count >= MostTrainings)
                throw new StudioException(StatusCodes.Status409Conflict, $"{MostTrainings} trainings started here are going on already; stop one first.");
            training.Start();
            _trainings.Add(training);
        }
        training.BeginErrorReadLine();
        training.BeginOutputReadLine();
        return await Appearance(training, said, stop);
    }

    /// <summary>Waits until the run is there, which is when all checks have been passed.</summary>
    private async Task<RunFolder> Appearance(Process training, List<string> said, CancellationToken stop)
    {
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Patience;)
        {
            var hasEnded = training.HasExited;
            if (RunOf(training) is { } run)
                return run;
            if (hasEnded)
            {
                await training.WaitForExitAsync(stop);
                throw Refuse(Sentence(said));
            }
            await Task.Delay(Pause, stop);
        }
        throw new StudioException(StatusCodes.Status202Accepted, "The training is still preparing, perhaps a classifier or a download; its run will show up by itself.");
    }

    private RunFolder? RunOf(Process training) => shelf.Folders.Reverse().FirstOrDefault(run => ProcessOf(run) == training.Id);

    private static int? ProcessOf(RunFolder run)
    {
        try
        {
            return RunStatus.Read(run)?.Process;
        }
        catch (Exception problem) when (problem is UserErrorException or IOException)
        {
            return null;
        }
    }

    private static void Keep(List<string> said, string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (said)
            said.Add(line);
    }

    private static string Sentence(List<string> said)
    {
        lock (said)
        {
            var error = said.FindLast(line => line.StartsWith("error: ", StringComparison.Ordinal));
            return error?["error: ".Length..] ?? said.LastOrDefault() ?? "The training ended without a word.";
        }
    }
}
