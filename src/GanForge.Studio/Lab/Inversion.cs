using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Lab;

/// <summary>
/// Finds the generated image nearest to a given one by gradient descent on the noise (Zhu et al. 2016,
/// arXiv:1609.03552). Starting from the best of about a hundred random points per class, Adam minimizes
/// ‖G(z) − x‖² / pixels plus a prior that keeps the length of z typical of noise:
/// <code>
/// var generator = GeneratorModel.Load(RunFolder.Find("latest"));
/// var found = new Inversion(generator).Find(generator.Images(drawing));      // 28·28 bytes
/// Show(found.Image);
/// </code>
/// The result depends only on the image, the generator, <see cref="Seed"/> and the options. Searching is thread-safe.
/// </summary>
public sealed class Inversion
{
    private readonly GeneratorModel _generator;

    /// <summary>Creates a search over a generator's images.</summary>
    /// <param name="generator">The generator whose images are searched.</param>
    /// <exception cref="UserErrorException">The generator produces points, not images.</exception>
    public Inversion(GeneratorModel generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.Kind is PointKind)
        {
            throw new UserErrorException(
                $"The generator makes points of {generator.Options.Dataset}, and only images can be searched "
                    + $"for; take a run of images."
            );
        }

        _generator = generator;
    }

    /// <summary>The number of noise vectors tried per class before the descent.</summary>
    public int Starts
    {
        get;
        init => field = Positive(value);
    } = 128;

    /// <summary>
    /// The number of best starts per class that enter the descent, and of candidates across all classes that finish it.
    /// </summary>
    public int Finalists
    {
        get;
        init => field = Positive(value);
    } = 8;

    /// <summary>The number of Adam steps; all classes take part in the first quarter.</summary>
    public int Steps
    {
        get;
        init => field = Positive(value);
    } = 300;

    /// <summary>The initial step size; it decays to zero along half a cosine.</summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>
    /// The weight, relative to the mean squared pixel error, of the penalty on long noise, ((‖z‖² − d) / √(2d))² for z
    /// of d numbers N(0, 1); 0 disables it. Uniform noise is clamped to its bounds instead.
    /// </summary>
    public double PriorWeight { get; init; } = 1e-3;

    /// <summary>The seed of the random starts.</summary>
    public ulong Seed { get; init; }

    /// <summary>The classes to try; empty for all.</summary>
    public IReadOnlyList<int> Classes { get; init; } = [];

    /// <summary>Searches for the nearest generated image.</summary>
    /// <param name="image">
    /// The image, (1, H, W, C), with pixel values in the generator's <see cref="GeneratorModel.Range"/>.
    /// </param>
    /// <param name="progress">The receiver of a report per step, called on the searching thread; or null.</param>
    /// <param name="cancellationToken">The token that cancels the search.</param>
    /// <exception cref="ArgumentException">
    /// The image has the wrong shape, or a class in <see cref="Classes"/> does not exist.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was canceled.</exception>
    public InversionResult Find(
        Tensor image,
        IProgress<InversionProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Shape != Image)
        {
            throw new ArgumentException(
                $"An image of this generator has shape {Image}, not {image.Shape}.",
                nameof(image)
            );
        }

        var goal = new InversionGoal(_generator, image, (float)PriorWeight);
        var starts = ClassesToTry()
            .Select(label => goal.Nearest(StartsOf(label), Finalists, cancellationToken))
            .ToArray();
        var startError = double.PositiveInfinity;
        var descent = new InversionDescent(goal, LearningRate, Steps, Report, cancellationToken);
        var ways = descent.Run(Ops.Concatenate(starts, axis: 0), Steps / 4);
        var best = descent.Run(PointsOf(ways.Take(Finalists)), Steps - (Steps / 4))[0];
        return new InversionResult
        {
            Point = PointsOf([best]),
            Class = ClassOf(best),
            Image = ImageOf(best),
            Error = best.Error,
            StartError = startError,
        };

        void Report(double done, InversionCandidate leader)
        {
            startError = Math.Min(startError, done == 0 ? leader.Error : double.PositiveInfinity);
            progress?.Report(new InversionProgress(done, leader.Error, ImageOf(leader)));
        }
    }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }

    private Shape Image => _generator.Image.Batch(1);

    private IEnumerable<int> ClassesToTry()
    {
        var count = _generator.Recipe.Classes;
        foreach (var asked in Classes)
        {
            if (asked < 0 || asked >= count)
            {
                var hint =
                    count == 0 ? "images are not made by class here" : $"the {count} classes are numbered from 0";
                throw new ArgumentException($"There is no class {asked}; {hint}.");
            }
        }
        return Classes.Count > 0 ? Classes
            : count > 0 ? _generator.TrainedClasses
            : [0];
    }

    private Tensor StartsOf(int label) =>
        _generator.Recipe.SampleInputs(
            Starts,
            new RandomStream(Seed, "inversion", label),
            Enumerable.Repeat((byte)label, Starts).ToArray()
        );

    private int? ClassOf(InversionCandidate candidate) =>
        _generator.Recipe.Classes == 0 ? null : candidate.Point.AsSpan(_generator.LatentDimensions).IndexOf(1f);

    private Tensor ImageOf(InversionCandidate candidate) => Tensor.From(candidate.Image, Image);

    private static Tensor PointsOf(IEnumerable<InversionCandidate> candidates)
    {
        var points = candidates.Select(candidate => candidate.Point).ToArray();
        return Tensor.From([.. points.SelectMany(point => point)], [points.Length, points[0].Length]);
    }
}
