using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Lab;

/// <summary>
/// Finds the generated image that is nearest to a given one, by gradient descent on the noise (Zhu et al. 2016,
/// arXiv:1609.03552): the best of some hundred random starts of each class, then Adam on ‖G(z) − x‖² / pixels + a prior
/// that keeps z as long as noise is:
/// <code>
/// var generator = GeneratorModel.Load(RunFolder.Find("latest"));
/// var found = new Inversion(generator).Find(generator.Images(drawing));      // 28·28 bytes
/// Show(found.Image);
/// </code>
/// The result depends on the image, the generator and <see cref="Seed"/> alone. Any number of threads may search at the same time.
/// </summary>
public sealed class Inversion
{
    private readonly GeneratorModel _generator;

    /// <summary>Prepares the search.</summary>
    /// <param name="generator">Whose images are looked through.</param>
    /// <exception cref="UserErrorException">It makes points.</exception>
    public Inversion(GeneratorModel generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.Mixture is not null)
            throw new UserErrorException($"The generator makes points of {generator.Options.Dataset}, and only images can be searched for; take a run of images.");
        _generator = generator;
    }

    /// <summary>Noise vectors tried for each class before the descent.</summary>
    public int Starts { get; init => field = Positive(value); } = 128;

    /// <summary>How many of these, the best ones of each class, begin the descent; as many of all classes finish it.</summary>
    public int Finalists { get; init => field = Positive(value); } = 8;

    /// <summary>Steps of Adam; in the first quarter of them every class takes part.</summary>
    public int Steps { get; init => field = Positive(value); } = 300;

    /// <summary>The step size at the beginning, which falls along half a cosine to nothing.</summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>
    /// What weighs against noise that is longer than usual, ((‖z‖² − d) / √(2d))² for z of d numbers N(0, 1), beside the
    /// mean squared difference of pixels; 0 lets z go anywhere. Uniform noise is instead held within its bounds.
    /// </summary>
    public double PriorWeight { get; init; } = 1e-3;

    /// <summary>What the random starts follow from.</summary>
    public ulong Seed { get; init; }

    /// <summary>The classes to try; none for all of them.</summary>
    public IReadOnlyList<int> Classes { get; init; } = [];

    /// <summary>Searches.</summary>
    /// <param name="image">(1, H, W, C), with pixel values in the generator's <see cref="GeneratorModel.Range"/>.</param>
    /// <param name="progress">Is told of every step, on this thread, or null.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">The image has another shape, or there is no class of <see cref="Classes"/>.</exception>
    /// <exception cref="OperationCanceledException">The search was to stop.</exception>
    public InversionResult Find(Tensor image, IProgress<InversionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Shape != Image)
            throw new ArgumentException($"An image of this generator has shape {Image}, not {image.Shape}.", nameof(image));
        var goal = new InversionGoal(_generator, image, (float)PriorWeight);
        var starts = ClassesToTry().Select(label => goal.Nearest(StartsOf(label), Finalists, cancellationToken)).ToArray();
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

    private Shape Image => [1, _generator.Height, _generator.Width, _generator.Channels];

    private IEnumerable<int> ClassesToTry()
    {
        var count = _generator.Recipe.Classes;
        foreach (var asked in Classes)
        {
            if (asked < 0 || asked >= count)
                throw new ArgumentException($"There is no class {asked}; {(count == 0 ? "images are not made by class here" : $"the {count} classes are numbered from 0")}.");
        }
        return Classes.Count > 0 ? Classes : count > 0 ? _generator.TrainedClasses : [0];
    }

    private Tensor StartsOf(int label) =>
        _generator.Recipe.SampleInputs(Starts, new RandomStream(Seed, "inversion", label), Enumerable.Repeat((byte)label, Starts).ToArray());

    private int? ClassOf(InversionCandidate candidate) =>
        _generator.Recipe.Classes == 0 ? null : candidate.Point.AsSpan(_generator.LatentDimensions).IndexOf(1f);

    private Tensor ImageOf(InversionCandidate candidate) => Tensor.From(candidate.Image, Image);

    private static Tensor PointsOf(IEnumerable<InversionCandidate> candidates)
    {
        var points = candidates.Select(candidate => candidate.Point).ToArray();
        return Tensor.From([.. points.SelectMany(point => point)], [points.Length, points[0].Length]);
    }
}
