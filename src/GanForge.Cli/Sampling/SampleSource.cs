using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Tensors;

namespace GanForge.Cli.Sampling;

/// <summary>Creates the requested images with the run's generator or decoder.</summary>
internal sealed class SampleSource(Terminal terminal, RunFolder run, SampleRequest request)
{
    /// <summary>The number of test images from which the spread of codes is estimated.</summary>
    private const int DeviationSamples = 1_000;

    /// <summary>The number of real images held in memory at once.</summary>
    private const int ImagesAtOnce = 1_000;

    /// <summary>Loads the weights; images are generated on demand.</summary>
    /// <exception cref="UserErrorException">The run lacks something that the request needs.</exception>
    public ImageSequence Open() => request.Codes is { } codes ? Decoded(codes) : Generated();

    private ImageSequence Generated()
    {
        var generator = GeneratorModel.Load(run, request.Epoch);
        var classes = new ClassWords(generator.ClassNames, generator.TrainedClasses, run.Name);
        var noise = new SeededNoise(generator.Recipe, request.Seeds)
        {
            Truncation = request.Truncation,
            Classes = [.. request.Classes.Select(classes.Find)],
        };
        var hasClasses = noise.Labels > 0 && request.Walk is null;
        return new ImageSequence(
            Walked(noise, LatentWalk.Suiting(generator.Recipe.Noise)),
            generator.Generate,
            generator.Range
        )
        {
            Shape = generator.Image,
            Kind = generator.Kind,
            Step = generator.Step,
            Label = hasClasses ? index => (byte)noise.ClassOf(index) : null,
            ClassNames = generator.ClassNames,
            Name = request.Walk is not null
                ? FrameName
                : index => $"{SeedName(index)}{Place(index, request.Seeds.HasRepeats)}{ClassName(index)}",
        };

        string ClassName(int index) => noise.Classes.Count > 0 ? $"-{classes.FileName(noise.ClassOf(index))}" : "";
    }

    private ImageSequence Decoded(CodeRequest asked)
    {
        var model = AutoencoderModel.Load(run);
        var codes = new FixedPoints(asked.Code is { } code ? Given(code, model) : CodesOf(asked.Reals!, model));
        LatentPoints points = asked.Perturbation is { } perturbation
            ? new PerturbedPoints(
                codes,
                [.. Spread(model).Select(deviation => (float)perturbation * deviation)],
                request.Seeds
            )
            : Walked(codes, Interpolation.Linear);
        var hasRepeats = asked.Reals is { HasRepeats: true };
        return new ImageSequence(points, model.Decode, model.Range)
        {
            Shape = model.Image,
            Kind = model.Kind,
            Step = model.Step,
            // Adding 0 turns -0 into 0, which a decoder treats the same.
            Codes =
            [
                .. codes.Batches(size: 1).Select(one => Array.ConvertAll(one.Span.ToArray(), number => number + 0f)),
            ],
            Columns = asked.Perturbation is null ? null : request.Seeds.Count,
            Name =
                asked.Perturbation is not null
                    ? index =>
                    {
                        var (code, seed) = Math.DivRem(index, request.Seeds.Count);
                        var place = Place(index, hasRepeats || request.Seeds.HasRepeats);
                        return $"{CodeName(asked, code)}-{SeedName(seed)}{place}";
                    }
                : request.Walk is null ? index => $"{CodeName(asked, index)}{Place(index, hasRepeats)}"
                : FrameName,
        };
    }

    private LatentPoints Walked(LatentPoints stations, Interpolation suiting) =>
        request.Walk is not { } walk
            ? stations
            : new LatentWalk(stations, walk.Steps)
            {
                Loops = walk.Loops,
                Interpolation = walk.Interpolation ?? suiting,
            };

    private static Tensor Given(float[] code, AutoencoderModel model) =>
        code.Length == model.CodeDimensions
            ? Tensor.From(code, [1, code.Length])
            : throw new UsageException(
                $"--code gives {code.Length} numbers, and the codes of this run have {model.CodeDimensions}; "
                    + $"'ganforge sample --reals 0 --json' shows one."
            );

    private Tensor CodesOf(NumberList numbers, AutoencoderModel model)
    {
        var test = TestSet(model);
        // Reject an index outside the test set before reading thousands of images.
        if (numbers.Where(number => number >= (ulong)test.Count).Take(1).ToArray() is [var missing])
            model.Images(test, [(int)Math.Min(missing, int.MaxValue)]);
        var codes = numbers
            .Select(number => (int)number)
            .Chunk(ImagesAtOnce)
            .SelectMany(some => model.Encode(model.Images(test, some)).Span.ToArray());
        return Tensor.From([.. codes], [numbers.Count, model.CodeDimensions]);
    }

    private float[] Spread(AutoencoderModel model)
    {
        var test = TestSet(model);
        return new FixedPoints(
            model.Encode(model.Images(test, [.. Enumerable.Range(0, Math.Min(DeviationSamples, test.Count))]))
        ).Deviations();
    }

    private Dataset TestSet(AutoencoderModel model) =>
        new DatasetLoader { DataDirectory = model.Options.DataDirectory, Progress = new DownloadView(terminal) }.Load(
            model.Options.Dataset,
            DatasetSplit.Test
        );

    private string SeedName(int index) => $"seed-{request.Seeds[index]:D6}";

    private static string CodeName(CodeRequest asked, int index) =>
        asked.Reals is { } reals ? $"real-{reals[index]:D6}" : "code";

    /// <summary>Distinguishes the files of an image that is requested more than once.</summary>
    private static string Place(int index, bool hasRepeats) => hasRepeats ? $"-place-{index + 1}" : "";

    private static string FrameName(int index) => $"frame-{index:D4}";
}
