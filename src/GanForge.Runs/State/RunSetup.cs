using System.Text;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Runs.State;

/// <summary>
/// Everything that makes up a run before any file is written: checked options, recipe, data and model.
/// </summary>
internal sealed class RunSetup
{
    /// <summary>
    /// The longest folder name in bytes, without the run's number, that all common file systems accept.
    /// </summary>
    private const int MaxNameLength = 240;

    /// <param name="options">The options of the run.</param>
    /// <param name="train">The training set, of which the options may select a part.</param>
    /// <param name="test">The test set, if it is to be recorded; a built-in one never changes.</param>
    public RunSetup(TrainingOptions options, Dataset train, Dataset? test = null)
    {
        Options = options;
        Entry = RecipeCatalogue.Find(options.Recipe);
        Recipe = Entry.Create(options.Settings);
        RequireMeaning(train);
        var data = Limited(train, options.Images);
        var fingerprint = DatasetFingerprint.Compute(data);
        Recipe.SetClasses(train.ClassNames.Count, fingerprint.Present);
        Identity = RunIdentity.From(options, Entry, Recipe, fingerprint) with
        {
            TestData = test is null ? null : DatasetFingerprint.Compute(test),
        };
        Feed = new DataFeed(Recipe, data, options.Seed);
        Model = Recipe.BuildModel(Feed.Image, options.Seed);
        RequireSteps();
        Recipe.SetTrainingLength(ImagesSeenAfter(StepsTotal, Model.MainStage));
    }

    public TrainingOptions Options { get; }

    public RecipeEntry Entry { get; }

    public GanRecipe Recipe { get; }

    public RunIdentity Identity { get; }

    public DataFeed Feed { get; }

    public GanModel Model { get; }

    /// <summary>The number of steps of all epochs, or fewer if the options limit them.</summary>
    public long StepsTotal =>
        Math.Min(Options.Steps ?? long.MaxValue, Model.Stages.Sum(stage => stage.Epochs * Feed.StepsPerEpoch(stage)));

    /// <summary>The number of steps of the preparatory stages, before the main stage.</summary>
    public long StepsOfPreparation => Model.Stages.SkipLast(1).Sum(stage => stage.Epochs * Feed.StepsPerEpoch(stage));

    /// <summary>The number of real images used by all steps, including repetitions.</summary>
    public long ImagesSeen => ImagesSeenAfter(StepsTotal);

    /// <summary>The number of real images used by the first steps, including repetitions.</summary>
    public long ImagesSeenAfter(long steps) => Model.Stages.Sum(stage => ImagesSeenAfter(steps, stage));

    /// <summary>
    /// The number of real images that the first steps use to train the generator, including repetitions.
    /// </summary>
    public long ImagesTrainedOn(long steps) => ImagesSeenAfter(steps, Model.MainStage);

    /// <summary>The number of real images that the first steps use in one stage, including repetitions.</summary>
    private long ImagesSeenAfter(long steps, TrainingStage stage)
    {
        var (first, count) = StepsOf(stage);
        var (epochs, rest) = Math.DivRem(Math.Clamp(steps - first, 0, Math.Max(0, count)), Feed.StepsPerEpoch(stage));
        var ofStep = stage.BatchesPerStep * Recipe.BatchSize;
        return (epochs * Math.Min(Feed.StepsPerEpoch(stage) * ofStep, Feed.Examples)) + (rest * ofStep);
    }

    /// <summary>
    /// The first step of a stage, counted from 0, and the number of its steps, or fewer if the options limit them.
    /// </summary>
    public (long First, long Count) StepsOf(TrainingStage stage)
    {
        var first = Model
            .Stages.TakeWhile(earlier => earlier != stage)
            .Sum(earlier => earlier.Epochs * Feed.StepsPerEpoch(earlier));
        return (first, Math.Min(stage.Epochs * Feed.StepsPerEpoch(stage), StepsTotal - first));
    }

    /// <summary>The number of trainable parameters of each network.</summary>
    public IReadOnlyDictionary<string, long> Parameters =>
        Model.Networks.ToDictionary(network => network.Name, network => network.Module.ParameterCount);

    /// <summary>The name of the run folder without its number.</summary>
    public string FolderName => NameOf(Options, Entry.Name);

    /// <summary>
    /// Checks everything that can be checked before the data set is loaded, which may require a download.
    /// </summary>
    public static void Check(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecipeCatalogue.Find(options.Recipe).Create(options.Settings);
        Require(options.Steps is null or > 0, "The number of steps", options.Steps);
        Require(
            options.SampleEvery > 0,
            "The number of epochs from one grid of samples to the next",
            options.SampleEvery
        );
        Require(
            options.KeepEvery is null or > 0,
            "The number of epochs from one whose weights are kept to the next",
            options.KeepEvery
        );
        if (options.CheckpointEvery <= TimeSpan.Zero)
        {
            throw new UserErrorException(
                $"The time from one checkpoint to the next is longer than 0, not {options.CheckpointEvery}."
            );
        }

        Require(
            options.EvaluateEvery is null or >= 0,
            "The number of epochs from one evaluation to the next",
            options.EvaluateEvery
        );
        Require(
            options.EvaluateSamples is null or > 0,
            "The number of examples that an evaluation measures",
            options.EvaluateSamples
        );
        if (options is { EvaluateSamples: not null, EvaluateEvery: null or 0 })
        {
            throw new UserErrorException(
                "--evaluate-samples says how many examples an evaluation measures, and there is none; add "
                    + "--evaluate-every."
            );
        }

        if (options.EvaluateEvery > 0 && DatasetCatalogue.KindOf(options.Dataset) == ExampleKind.Images)
            ClassifierCache.Require(options.Dataset);
        Require(options.Images is null or > 0, "The number of images", options.Images);
        var letters = Encoding.UTF8.GetByteCount(NameOf(options, options.Recipe));
        if (letters > MaxNameLength)
        {
            throw new UserErrorException(
                $"The description makes a folder name of {letters} bytes, and a file system takes about "
                    + $"{MaxNameLength}; describe the run in fewer words."
            );
        }
    }

    private static void Require(bool holds, string what, long? value)
    {
        if (!holds)
            throw new UserErrorException($"{what} is a whole number from 1, not {value}.");
    }

    /// <summary>Refuses settings for images on points, where they would have no effect.</summary>
    private void RequireMeaning(Dataset data)
    {
        var foreign = Entry.Settings.FirstOrDefault(setting =>
            !setting.Suits(data.Kind) && setting.Of(Recipe) != setting.Default
        );
        if (foreign is not null)
        {
            throw new UserErrorException(
                $"The setting {foreign.Name} is for images, and {data.Name} holds points, which are taken as "
                    + $"they are; leave {foreign.Name} out."
            );
        }
    }

    private void RequireSteps()
    {
        foreach (var stage in Model.Stages)
        {
            if (Feed.StepsPerEpoch(stage) == 0)
            {
                throw new UserErrorException(
                    $"A step of the phase '{stage.Name}' takes {stage.BatchesPerStep} batches of "
                        + $"{Recipe.BatchSize} images, more than an epoch has; give a smaller batch-size or fewer "
                        + $"discriminator-steps."
                );
            }
        }
    }

    /// <summary>The examples to train on.</summary>
    public static Dataset Limited(Dataset all, int? count) =>
        count is { } limit && limit < all.Count ? all.Pick([.. Enumerable.Range(0, limit)]) : all;

    private static string NameOf(TrainingOptions options, string recipe) =>
        string.Join(
            '-',
            new[] { recipe, FileName(options.Dataset), FileName(options.Description) }.Where(part => part.Length > 0)
        );

    /// <summary>Keeps letters, digits, dots and underscores, and replaces everything else by single hyphens.</summary>
    private static string FileName(string? description) =>
        string.Join(
            '-',
            string.Concat(
                    (description ?? "").Select(letter =>
                        char.IsLetterOrDigit(letter) || letter is '.' or '_' ? letter : ' '
                    )
                )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
