using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// Inputs of a loss: real images, noise, generated images and scores, each computed at its first use and kept while it
/// is valid. An update invalidates scores. Generated images are computed once for all updates that share them; only an
/// update of the generator sees them with their history, so the others compute no gradients for it.
/// </summary>
public sealed class StepContext
{
    private readonly GanModel _model;
    private readonly IBatchSource _source;
    private readonly StepScalars _scalars;
    private UpdateStep? _update;
    private bool _updatesGenerator;
    private bool _fakesOutliveUpdate;
    private int _draws;
    private Tensor? _reals;
    private Tensor? _labels;
    private Tensor? _noise;
    private Tensor? _recordedFakes;
    private Tensor? _detachedFakes;
    private Tensor? _realScores;
    private Tensor? _fakeScores;
    private Tensor? _realClassScores;

    internal StepContext(GanModel model, IBatchSource source, StepScalars scalars) =>
        (_model, _source, _scalars) = (model, source, scalars);

    /// <summary>Steps done before this one.</summary>
    public long Step { get; private set; }

    /// <summary>
    /// Share of the stage that is done, from 0 at its first step to nearly 1 at its last; for schedules.
    /// </summary>
    public double Progress { get; private set; }

    /// <summary>The context to run networks in: training, with the step's random numbers for dropout.</summary>
    public ForwardContext Context { get; private set; } = ForwardContext.Inference;

    /// <summary>Real images (N, H, W, C); they require gradients.</summary>
    public Tensor Reals => _reals ?? throw new InvalidOperationException("A step has images only during an update.");

    /// <summary>
    /// One-hot classes (N, classes) of the real images and of the generated ones; null for unconditional models.
    /// </summary>
    public Tensor? Labels => _labels;

    /// <summary>
    /// Inputs (N, latent dimensions + classes) of <see cref="Fakes"/>: noise, then <see cref="Labels"/> if there are
    /// any.
    /// </summary>
    /// <exception cref="InvalidOperationException">The update declares that it sees no generated images.</exception>
    public Tensor Noise =>
        _noise
        ?? throw new InvalidOperationException(
            $"The update of {_update?.ScalarName} uses generated images but declares that it sees none."
        );

    /// <summary>Generated images (N, H, W, C); gradients flow to the generator only in its own update.</summary>
    public Tensor Fakes => _updatesGenerator ? RecordedFakes : DetachedFakes;

    /// <summary>The discriminator's logits (N, 1) of the real images.</summary>
    public Tensor RealScores => _realScores ??= GanModel.SelectClassScores(RealClassScores, _labels);

    /// <summary>The discriminator's logits (N, 1) of the generated images.</summary>
    public Tensor FakeScores => _fakeScores ??= Score(Fakes);

    /// <summary>
    /// The discriminator's logits of the real images for every class, (N, classes); (N, 1) for unconditional models.
    /// </summary>
    public Tensor RealClassScores => _realClassScores ??= _model.Discriminator.Forward(Reals, Context);

    /// <summary>
    /// The squared norm of the gradient of each real image's score with respect to the image, (N); itself
    /// differentiable.
    /// </summary>
    public Tensor RealGradientNorms => GradientNorms.Squared(RealScores, Reals);

    /// <summary>
    /// The squared norm of the gradient of each generated image's score with respect to the image, (N); itself
    /// differentiable.
    /// </summary>
    public Tensor FakeGradientNorms => GradientNorms.Squared(FakeScores, Fakes);

    private Tensor RecordedFakes => _recordedFakes ??= _model.Generator.Forward(Noise, Context);

    private Tensor DetachedFakes
    {
        get
        {
            if (_detachedFakes is not null)
                return _detachedFakes;
            return _detachedFakes = Leaf(_recordedFakes?.Detach() ?? WithoutHistory());

            Tensor WithoutHistory()
            {
                using (Gradients.NoGrad())
                    return _model.Generator.Forward(Noise, Context);
            }
        }
    }

    /// <summary>The discriminator's logits (N, 1) of any images with the classes of <see cref="Labels"/>.</summary>
    public Tensor Score(Tensor images) => _model.Score(images, _labels, Context);

    /// <summary>
    /// A random point between each real image and a generated one, (N, H, W, C), requiring gradients; images packed
    /// together share the fraction.
    /// </summary>
    public Tensor Between()
    {
        var (images, packs) = (Reals.Shape[0], RealScores.Shape[0]);
        using var noGrad = Gradients.NoGrad();
        var share = (Uniform([packs, 1]) * Tensor.Ones([1, images / packs])).Reshape([images, 1, 1, 1]);
        return Leaf(DetachedFakes + (share * (Reals - DetachedFakes)));
    }

    /// <summary>
    /// The real images with noise U(0, 1) · spread · the standard deviation of the batch's pixels, (N, H, W, C),
    /// requiring gradients.
    /// </summary>
    /// <param name="spread">The largest distance, in standard deviations.</param>
    public Tensor NearReals(float spread)
    {
        using var noGrad = Gradients.NoGrad();
        var deviation = (Reals - Reals.Mean()).Square().Mean().Sqrt();
        return Leaf(Reals + (spread * deviation * Uniform(Reals.Shape)));
    }

    /// <summary>Mean (‖∇D‖ − target)² at images, with the norm over all elements of an image; differentiable.</summary>
    /// <param name="images">Images (N, H, W, C) that require gradients.</param>
    /// <param name="target">The desired norm.</param>
    public Tensor GradientPenalty(Tensor images, float target) =>
        ((GradientNorms.Squared(Score(images), images) + GradientNorms.Epsilon).Sqrt() - target).Square().Mean();

    /// <summary>Reports a scalar of this step to stats.jsonl, plots and observers.</summary>
    /// <param name="name">The name in camel case, for example "lossDReal".</param>
    /// <param name="value">A tensor of one element.</param>
    public void Report(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _scalars.Report(name, value.Item());
    }

    /// <summary>Whether the current update trains the generator.</summary>
    internal bool UpdatesGenerator => _updatesGenerator;

    /// <summary>
    /// The generated images that the loss has used, with their history in an update of the generator; null if none.
    /// </summary>
    internal Tensor? SeenFakes => _updatesGenerator ? _recordedFakes : _detachedFakes;

    /// <summary>Real images that the step has used so far, repeated updates included.</summary>
    internal int ImagesInStep { get; private set; }

    internal void BeginStep(long step, double progress)
    {
        (Step, Progress) = (step, progress);
        Context = new ForwardContext { Training = true, Random = _source.Dropout(step) };
        ImagesInStep = _draws = 0;
        _reals = null;
        ForgetFakes();
    }

    /// <summary>Draws the inputs of an update, and those that later updates share.</summary>
    internal void BeginUpdate(UpdateStep update, int repetition, bool updatesGenerator, bool generatorWillShareFakes)
    {
        (_update, _updatesGenerator) = (update, updatesGenerator);
        if (_reals is null || repetition > 0)
        {
            (_reals, _labels) = (Leaf(_source.NextReals()), _source.Labels);
            ImagesInStep += _reals.Shape[0];
        }
        if (update.Fakes == FakeSource.None)
            return;
        if (_noise is null || repetition > 0 || update.Fakes == FakeSource.Fresh)
        {
            ForgetFakes();
            var noise = _source.Noise(_reals.Shape[0], Step, _draws++);
            _noise = _labels is null ? noise : Ops.Concatenate([noise, _labels], axis: 1);
        }
        if (generatorWillShareFakes && !_updatesGenerator)
        {
            _fakesOutliveUpdate = true;
            _ = RecordedFakes;
        }
    }

    /// <summary>Reports the mean probability of being real, of the scores that the loss has used.</summary>
    internal void ReportScores()
    {
        if (_realScores is null || _fakeScores is null || _updatesGenerator)
            return;
        var threshold = RealProbability.Threshold(_model.ScoresAreRelative, _realScores, _fakeScores);
        _scalars.Report(ScalarNames.ScoreReal, RealProbability.Mean(_realScores, threshold));
        _scalars.Report(ScalarNames.ScoreFake, RealProbability.Mean(_fakeScores, threshold));
    }

    /// <summary>Reports the health of the generated images of this update, if it has any.</summary>
    internal void ReportHealth(HealthCheck healthCheck)
    {
        if ((_recordedFakes ?? _detachedFakes) is { } fakes)
            healthCheck.Report(Reals, fakes, _scalars);
    }

    /// <summary>Invalidates the results of the weights that the update has changed.</summary>
    internal void EndUpdate()
    {
        _realScores = _fakeScores = _realClassScores = _detachedFakes = null;
        if (_updatesGenerator || !_fakesOutliveUpdate)
            _recordedFakes = null;
    }

    internal void EndStep()
    {
        _reals = null;
        ForgetFakes();
    }

    private Tensor Uniform(Shape shape)
    {
        var numbers = Tensor.Uninitialized(shape);
        Context.NextRandom().FillUniform(numbers.Span);
        return numbers;
    }

    private static Tensor Leaf(Tensor images)
    {
        images.RequiresGradient = true;
        return images;
    }

    private void ForgetFakes()
    {
        _noise = _recordedFakes = _detachedFakes = _fakeScores = null;
        _fakesOutliveUpdate = false;
    }
}
