using System.Globalization;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>The folder of a run, such as runs/00012-dcgan-mnist, and the paths of its files.</summary>
public sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The name of the folder, for example "00012-dcgan-mnist".</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The file with every setting, the seed and versions.</summary>
    public string OptionsPath => At("options.json");

    /// <summary>The file with the progress and outcome of the run.</summary>
    public string StatusPath => At("status.json");

    /// <summary>The file with a line of scalars per step.</summary>
    public string StatisticsPath => At("stats.jsonl");

    /// <summary>
    /// The file with a line of metrics per evaluation, if the run has any: see
    /// <see cref="TrainingOptions.EvaluateEvery"/>.
    /// </summary>
    public string MetricsPath => At("metrics.jsonl");

    /// <summary>The report page of the run.</summary>
    public string ReportPath => At("report.html");

    /// <summary>The log of the training.</summary>
    public string LogPath => At("log.txt");

    /// <summary>The file with the alarms, in plain words; missing until one is raised.</summary>
    public string AlarmsPath => At("alarms.json");

    /// <summary>The picture of 64 images of the data set as the discriminator sees them.</summary>
    public string RealsPath => At("reals.png");

    /// <summary>The animated GIF of the fixed-noise grids in sequence.</summary>
    public string TimeLapsePath => At("timelapse.gif");

    /// <summary>The same animation as an animated PNG.</summary>
    public string TimeLapsePngPath => At("timelapse.png");

    /// <summary>
    /// The picture of generated and real images with the discriminator's verdict, from 0 (generated) to 1 (real).
    /// </summary>
    public string ValidityPath => At("validity.png");

    /// <summary>The picture of the images of one noise vector in the course of training, several per epoch.</summary>
    public string ProgressPath => At("progress.png");

    /// <summary>
    /// The folder of TensorBoard's grids of generated images; scalars and distributions lie in the run's own folder.
    /// </summary>
    public string FakesEventsPath => At("fake");

    /// <summary>The folder of TensorBoard's grids of real images.</summary>
    public string RealsEventsPath => At("real");

    /// <summary>The latest checkpoint, with everything needed to resume.</summary>
    public string CheckpointPath => At("checkpoints/latest.safetensors");

    /// <summary>The generator's weights for sampling; averaged weights if the recipe averages.</summary>
    public string GeneratorPath => At("checkpoints/generator.safetensors");

    /// <summary>The autoencoder's weights, if the recipe has one.</summary>
    public string AutoencoderPath => At("checkpoints/autoencoder.safetensors");

    /// <summary>
    /// The generator's weights after an epoch, if the run keeps them: see <see cref="TrainingOptions.KeepEvery"/>.
    /// </summary>
    public string KeptGeneratorPath(int epoch) => At($"checkpoints/generator-{epoch:D6}.safetensors");

    /// <summary>The epochs whose weights were kept, in order.</summary>
    public IReadOnlyList<int> KeptEpochs =>
        Directory.Exists(At("checkpoints"))
            ?
            [
                .. Directory
                    .EnumerateFiles(At("checkpoints"), "generator-*.safetensors")
                    .Select(EpochOf)
                    .OfType<int>()
                    .Order(),
            ]
            : [];

    /// <summary>The lock file, which exists and is locked while a program trains the run.</summary>
    internal string LockPath => At(".training");

    /// <summary>The request to stop, which exists until the program that trains the run has stopped.</summary>
    internal string StopPath => At(".stop");

    /// <summary>True if a program is training the run at this moment.</summary>
    public bool IsBeingTrained
    {
        get
        {
            // Most folders hold no lock, and an exception costs a thousand times as much as this check.
            if (!File.Exists(LockPath))
                return false;
            try
            {
                using var probe = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
                return false;
            }
            catch (Exception problem)
                when (problem is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
            {
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    /// <summary>The path of the fixed-noise grid after an epoch; epoch 0 is before training.</summary>
    public string SamplesPath(int epoch) => At($"samples-{epoch:D6}.png");

    /// <summary>The path of a further picture of the run, for example "reconstructions".</summary>
    public string PicturePath(string name) => At($"{name}.png");

    /// <summary>The path of a plot of the run, for example "losses".</summary>
    public string PlotPath(string name) => At($"plots/{name}.svg");

    /// <summary>The existing fixed-noise grids, in order of epoch.</summary>
    public IReadOnlyList<(int Epoch, string Path)> Samples =>
        [
            .. Directory
                .EnumerateFiles(Path, "samples-*.png")
                .Select(path =>
                    (Name: System.IO.Path.GetFileNameWithoutExtension(path)["samples-".Length..], Path: path)
                )
                .Where(file => int.TryParse(file.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(file => (Epoch: int.Parse(file.Name, CultureInfo.InvariantCulture), file.Path))
                .OrderBy(sample => sample.Epoch),
        ];

    /// <summary>The run's number, for example 12.</summary>
    public int Number => NumberOf(Name) ?? 0;

    /// <summary>
    /// Asks the program that trains the run, wherever it was started, to stop. Within about a second it finishes its
    /// step, saves a checkpoint and ends, as on Ctrl-C.
    /// </summary>
    /// <exception cref="UserErrorException">
    /// No program is training the run, or its folder cannot be written to.
    /// </exception>
    public void RequestStop()
    {
        if (!IsBeingTrained)
            throw new UserErrorException($"Nobody is training {Name} at this moment.");
        try
        {
            File.WriteAllBytes(StopPath, []);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{Name} cannot be asked to stop: {problem.Message}", problem);
        }
    }

    /// <summary>
    /// Finds a run by the path of its folder or of a file in it, or within <paramref name="outDirectory"/> by "latest",
    /// its number or its name.
    /// </summary>
    /// <exception cref="UserErrorException">There is no such run, or the folder is not a run's.</exception>
    public static RunFolder Find(string run, string outDirectory = "runs")
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        if (Directory.Exists(run))
        {
            var folder = FromPath(run);
            if (!File.Exists(folder.OptionsPath) && List(run) is [.., var newest])
                throw new UserErrorException($"{run} is a folder of runs; name one of them, such as {newest.Name}.");
            return File.Exists(folder.OptionsPath)
                ? folder
                : throw new UserErrorException($"{run} is not a run's folder: it has no options.json.");
        }
        var runs = List(outDirectory);
        var found =
            run == "latest"
                ? runs is [.., var last]
                    ? last
                    : null
                : runs.LastOrDefault(candidate =>
                    candidate.Name == run
                    || (
                        int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        && candidate.Number == number
                    )
                );
        if (found is not null)
            return found;
        if (File.Exists(run))
            return OfFile(run);
        if (IsPath(run))
        {
            throw new UserErrorException(
                $"There is no file or folder {run}; a run is named by its folder, its number or its name."
            );
        }

        throw new UserErrorException(
            runs.Count == 0
                ? $"There is no run in {outDirectory}; 'ganforge train' makes one."
                : $"There is no run '{run}' in {outDirectory}; the last one is {runs[^1].Name}."
        );
    }

    /// <summary>
    /// Finds the run that a file lies in, for example checkpoints/generator.safetensors. The weights of an epoch are
    /// refused, since they are not the run's newest.
    /// </summary>
    private static RunFolder OfFile(string path)
    {
        var within = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var run =
            new[] { within, System.IO.Path.GetDirectoryName(within) }
                .OfType<string>()
                .Select(FromPath)
                .FirstOrDefault(folder => File.Exists(folder.OptionsPath))
            ?? throw new UserErrorException(
                $"{path} lies in no run's folder; a run is named by its folder, its number or its name."
            );
        return
            run.KeptEpochs.FirstOrDefault(epoch =>
                System.IO.Path.GetFileName(path) == System.IO.Path.GetFileName(run.KeptGeneratorPath(epoch))
            )
                is > 0
                    and var kept
            ? throw new UserErrorException(
                $"{path} has the weights of an epoch; name the run and the epoch: ganforge sample {run.Name} "
                    + $"--epoch {kept}."
            )
            : run;
    }

    private static bool IsPath(string text) =>
        System.IO.Path.GetFileName(text) != text
        || (System.IO.Path.GetExtension(text) is [_, _, ..] and var ending && ending.Skip(1).All(char.IsAsciiLetter));

    /// <summary>Finds a run like <see cref="Find"/>, or by the path of its checkpoint.</summary>
    internal static RunFolder FindToResume(string run, string outDirectory) =>
        File.Exists(run)
            ? Find(
                System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(run)))
                    ?? run,
                outDirectory
            )
            : Find(run, outDirectory);

    /// <summary>All runs in a folder, in order of number.</summary>
    public static IReadOnlyList<RunFolder> List(string outDirectory = "runs") =>
        [.. Numbered(outDirectory).Where(folder => File.Exists(folder.OptionsPath))];

    /// <summary>True if a folder is a run's folder or holds runs.</summary>
    /// <param name="folder">Any path.</param>
    public static bool HoldsRuns(string folder) => File.Exists(FromPath(folder).OptionsPath) || List(folder).Count > 0;

    /// <summary>
    /// All folders within a folder that are named like runs, in order of number, even if they no longer hold a run.
    /// </summary>
    internal static IReadOnlyList<RunFolder> Numbered(string outDirectory) =>
        Directory.Exists(outDirectory)
            ?
            [
                .. Directory
                    .EnumerateDirectories(outDirectory)
                    .Select(FromPath)
                    .Where(folder => NumberOf(folder.Name) is not null)
                    .OrderBy(folder => folder.Number),
            ]
            : [];

    /// <summary>Creates the run folder of a path without checking its contents.</summary>
    internal static RunFolder FromPath(string path) =>
        new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    /// <summary>The name that the next run would get.</summary>
    internal static string NextName(string outDirectory, string name)
    {
        var last = Directory.Exists(outDirectory)
            ? Directory.EnumerateDirectories(outDirectory).Max(path => NumberOf(System.IO.Path.GetFileName(path)))
            : null;
        return $"{(last ?? -1) + 1:D5}-{name}";
    }

    /// <summary>
    /// Creates the next run's folder with its options.json. Numbers are assigned under a lock, so that programs that
    /// start at the same moment do not share one.
    /// </summary>
    /// <exception cref="UserErrorException">The folder cannot be written to.</exception>
    /// <exception cref="IOException">The disk is full or fails otherwise.</exception>
    internal static RunFolder Create(string outDirectory, string name, string options)
    {
        try
        {
            Directory.CreateDirectory(outDirectory);
            using var turn = TakeTurn(System.IO.Path.Combine(outDirectory, ".numbers"));
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(outDirectory, NextName(outDirectory, name)));
            var folder = new RunFolder(path);
            folder.MakeFolders();
            AtomicFile.Write(folder.OptionsPath, options);
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw FileProblem.Refuse(
                $"No run can be kept in {outDirectory}",
                "name another folder with --out",
                problem
            );
        }
    }

    /// <summary>Creates the subfolders; a copied run may lack those that were empty.</summary>
    internal void MakeFolders()
    {
        Directory.CreateDirectory(At("plots"));
        Directory.CreateDirectory(At("checkpoints"));
    }

    private static FileStream TakeTurn(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 200 && File.Exists(path))
            {
                Thread.Sleep(10);
            }
        }
    }

    private static int? NumberOf(string name) =>
        name.Split('-')[0] is { Length: >= 5 } digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static int? EpochOf(string path) =>
        int.TryParse(
            System.IO.Path.GetFileNameWithoutExtension(path)["generator-".Length..],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var epoch
        )
            ? epoch
            : null;

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
