using System.Globalization;

namespace GanForge.Gans;

/// <summary>The folder of a run, such as runs/00012-dcgan-mnist, and what lies where in it.</summary>
public sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    /// <summary>Where the folder is.</summary>
    public string Path { get; }

    /// <summary>Its name, for example "00012-dcgan-mnist".</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Every setting, the seed and versions.</summary>
    public string OptionsPath => At("options.json");

    /// <summary>A line of figures a step.</summary>
    public string StatisticsPath => At("stats.jsonl");

    /// <summary>The page that shows the run.</summary>
    public string ReportPath => At("report.html");

    /// <summary>What was said while training.</summary>
    public string LogPath => At("log.txt");

    /// <summary>64 images of the data set as the discriminator sees them.</summary>
    public string RealsPath => At("reals.png");

    /// <summary>All that is needed to go on.</summary>
    public string CheckpointPath => At("checkpoints/latest.safetensors");

    /// <summary>The generator's weights for sampling, averaged ones where the recipe averages.</summary>
    public string GeneratorPath => At("checkpoints/generator.safetensors");

    /// <summary>The grid of the fixed noise after an epoch; 0 is before training.</summary>
    public string SamplesPath(int epoch) => At($"samples-{epoch:D6}.png");

    /// <summary>A plot of the run by its name, for example "losses".</summary>
    public string PlotPath(string name) => At($"plots/{name}.svg");

    /// <summary>A run by its folder's path, by "latest", by its number or by its name within <paramref name="outDirectory"/>.</summary>
    /// <exception cref="UserErrorException">There is no such run, or the folder is no run's.</exception>
    public static RunFolder Find(string run, string outDirectory = "runs") => throw new NotImplementedException();

    /// <summary>All runs of a folder, by number.</summary>
    public static IReadOnlyList<RunFolder> List(string outDirectory = "runs") => throw new NotImplementedException();

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
