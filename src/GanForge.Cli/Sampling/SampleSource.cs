using GanForge.Data;
using GanForge.Gans;
using GanForge.Tensors;

namespace GanForge.Cli;

/// <summary>Where the images that are asked for come from: the run's generator, or its decoder.</summary>
internal sealed class SampleSource(Terminal terminal, RunFolder run, SampleRequest request)
{
    /// <summary>Images of the test set that say how far codes spread.</summary>
    private const int SpreadOf = 1_000;

    /// <summary>Loads the weights; images are made when they are asked for.</summary>
    /// <exception cref="UserErrorException">The run lacks what it takes.</exception>
    public ImageSequence Open() => request.Codes is { } codes ? Decoded(codes) : Generated();

    private ImageSequence Generated()
    {
        var generator = GeneratorModel.Load(run, request.Epoch);
        var noise = new SeededNoise(generator.Recipe, request.Seeds) { Truncation = request.Truncation, Classes = [.. request.Classes.Select(name => ClassOf(name, generator))] };
        return new ImageSequence(Walked(noise, LatentWalk.Suiting(generator.Recipe.Noise)), generator.Generate, generator.Range)
        {
            Height = generator.Height,
            Width = generator.Width,
            Channels = generator.Channels,
            Mixture = generator.Mixture,
            Label = index => request.Walk is null ? (byte)noise.ClassOf(index) : (byte)0,
            Name = request.Walk is null ? index => $"seed-{request.Seeds[index]:D6}{(IsInOneHand ? $"-place-{index + 1}" : "")}" : FrameName,
        };
    }

    /// <summary>Whether one seed draws several digits, whose files need names of their own.</summary>
    private bool IsInOneHand => request.Classes.Count > 1 && request.Seeds[0] == request.Seeds[^1];

    private ImageSequence Decoded(CodeRequest asked)
    {
        var model = CodeModel.Load(run);
        var codes = new GivenPoints(asked.Code is { } code ? Given(code, model) : model.Encode(Reals(asked.Reals!, model)));
        LatentPoints points = asked.Perturbation is { } perturbation
            ? new PerturbedPoints(codes, [.. Spread(model).Select(deviation => (float)perturbation * deviation)], request.Seeds)
            : Walked(codes, Interpolation.Linear);
        return new ImageSequence(points, model.Decode, model.Range)
        {
            Height = model.Height,
            Width = model.Width,
            Channels = model.Channels,
            Mixture = model.Mixture,
            Codes = [.. codes.Batches(size: 1).Select(one => one.Span.ToArray())],
            Columns = asked.Perturbation is null ? null : request.Seeds.Count,
            Name = asked.Perturbation is not null ? index => $"{CodeName(asked, index / request.Seeds.Count)}-seed-{request.Seeds[index % request.Seeds.Count]:D6}"
                : request.Walk is null ? index => CodeName(asked, index)
                : FrameName,
        };
    }

    private int ClassOf(string asked, GeneratorModel generator)
    {
        var names = generator.ClassNames;
        if (names.Count == 0)
            throw new UsageException($"The run {run.Name} was not told what its images show, so it cannot draw a '{asked}'; train one with --conditional, as the recipe r3gan is.");
        var found = Enumerable.Range(0, names.Count).Where(i => names[i].Equals(asked, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (found.Length == 0 && int.TryParse(asked, out var number) && number >= 0 && number < names.Count)
            return number;
        return found.Length > 0
            ? found[0]
            : throw new UsageException($"The run {run.Name} draws {string.Join(", ", names)}, and '{asked}' is none of them.");
    }

    private LatentPoints Walked(LatentPoints stations, Interpolation suiting) => request.Walk is not { } walk
        ? stations
        : new LatentWalk(stations, walk.Steps) { Loops = walk.Loops, Interpolation = walk.Interpolation ?? suiting };

    private static Tensor Given(float[] code, CodeModel model) => code.Length == model.CodeDimensions
        ? Tensor.From(code, [1, code.Length])
        : throw new UsageException($"--code gives {code.Length} numbers, and the codes of this run have {model.CodeDimensions}; 'ganforge sample --reals 0 --json' shows one.");

    private Tensor Reals(NumberList numbers, CodeModel model) =>
        model.Images(TestSet(model), [.. numbers.Select(number => (int)Math.Min(number, int.MaxValue))]);

    private float[] Spread(CodeModel model)
    {
        var test = TestSet(model);
        return new GivenPoints(model.Encode(model.Images(test, [.. Enumerable.Range(0, Math.Min(SpreadOf, test.Count))]))).Deviations();
    }

    private Dataset TestSet(CodeModel model) =>
        new DatasetLoader { DataDirectory = model.Options.DataDirectory, Progress = new DownloadView(terminal) }.Load(model.Options.Dataset, DatasetSplit.Test);

    private static string CodeName(CodeRequest asked, int index) => asked.Reals is { } reals ? $"real-{reals[index]:D6}" : "code";

    private static string FrameName(int index) => $"frame-{index:D4}";
}
