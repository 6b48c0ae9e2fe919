using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// What a move's loss is computed from: real images, noise, generated images and scores, each made when it is first
/// asked for and kept as long as it is valid. Scores are forgotten when a player has stepped. Generated images are
/// made once for all moves that share them; only a move of the generator sees them with their history, so that
/// nobody else's step computes anything for it.
/// </summary>
public sealed class StepContext
{
    private readonly GanModel _model;
    private readonly IBatchSource _source;
    private readonly StepScalars _statistics;
    private UpdateStep? _update;
    private bool _movesGenerator;
    private bool _fakesOutliveMove;
    private int _draws;
    private Tensor? _reals;
    private Tensor? _labels;
    private Tensor? _noise;
    private Tensor? _recordedFakes;
    private Tensor? _detachedFakes;
    private Tensor? _realScores;
    private Tensor? _fakeScores;
    private Tensor? _realClassScores;

    internal StepContext(GanModel model, IBatchSource source, StepScalars statistics) =>
        (_model, _source, _statistics) = (model, source, statistics);

    /// <summary>Steps done before this one.</summary>
    public long Step { get; private set; }

    /// <summary>How much of the phase is behind, from 0 at its first step to nearly 1 at its last: for what changes on the way.</summary>
    public double Progress { get; private set; }

    /// <summary>What networks are run with in this step: training, with dropout's random numbers.</summary>
    public ForwardContext Context { get; private set; } = ForwardContext.Inference;

    /// <summary>Real images (N, H, W, C); a loss may ask for gradients with respect to them.</summary>
    public Tensor Reals => _reals ?? throw new InvalidOperationException("A round has images only while a move is played.");

    /// <summary>The classes (N, classes) of the real images and of the generated ones beside them, 1 at each one's class; null where images are not made by class.</summary>
    public Tensor? Labels => _labels;

    /// <summary>The noise (N, latent dimensions) that <see cref="Fakes"/> are made from, with <see cref="Labels"/> behind it where there are any.</summary>
    /// <exception cref="InvalidOperationException">The move is one without generated images.</exception>
    public Tensor Noise => _noise ?? throw new InvalidOperationException($"The move on {_update?.ScalarName} asks for generated images but declares that it sees none.");

    /// <summary>Generated images (N, H, W, C); gradients flow to the generator if it is the one that moves, and a loss may ask for those with respect to the images.</summary>
    public Tensor Fakes => _movesGenerator ? RecordedFakes : DetachedFakes;

    /// <summary>The discriminator's logits (N, 1) of the real images.</summary>
    public Tensor RealScores => _realScores ??= GanModel.SelectClassScores(RealClassScores, _labels);

    /// <summary>The discriminator's logits (N, 1) of the generated images.</summary>
    public Tensor FakeScores => _fakeScores ??= Score(Fakes);

    /// <summary>The discriminator's logits of the real images as images of each class, (N, classes); (N, 1) where images are not made by class.</summary>
    public Tensor RealClassScores => _realClassScores ??= _model.Discriminator.Forward(Reals, Context);

    /// <summary>The squared norm of the gradient of each real image's score with respect to the image, (N); itself differentiable.</summary>
    public Tensor RealGradientNorms => GradientNorms.Squared(RealScores, Reals);

    /// <summary>The squared norm of the gradient of each generated image's score with respect to the image, (N); itself differentiable.</summary>
    public Tensor FakeGradientNorms => GradientNorms.Squared(FakeScores, Fakes);

    private Tensor RecordedFakes => _recordedFakes ??= _model.Generator.Forward(Noise, Context);

    private Tensor DetachedFakes
    {
        get
        {
            if (_detachedFakes is not null)
                return _detachedFakes;
            return _detachedFakes = Leaf(_recordedFakes?.Detach() ?? Unrecorded());

            Tensor Unrecorded()
            {
                using (Gradients.NoGrad())
                    return _model.Generator.Forward(Noise, Context);
            }
        }
    }

    /// <summary>The discriminator's logits (N, 1) of any images, which have the classes of <see cref="Labels"/>.</summary>
    public Tensor Score(Tensor images) => _model.Score(images, _labels, Context);

    /// <summary>A random point between each real image and a generated one, (N, H, W, C), with respect to which gradients may be asked for; images that are judged together lie equally far.</summary>
    public Tensor Between()
    {
        var (images, packs) = (Reals.Shape[0], RealScores.Shape[0]);
        using var unrecorded = Gradients.NoGrad();
        var share = (Uniform([packs, 1]) * Tensor.Ones([1, images / packs])).Reshape([images, 1, 1, 1]);
        return Leaf(DetachedFakes + (share * (Reals - DetachedFakes)));
    }

    /// <summary>The real images with noise U(0, 1) · spread · the standard deviation of the batch's pixels, (N, H, W, C), with respect to which gradients may be asked for.</summary>
    /// <param name="spread">How far, in standard deviations.</param>
    public Tensor NearReals(float spread)
    {
        using var unrecorded = Gradients.NoGrad();
        var deviation = (Reals - Reals.Mean()).Square().Mean().Sqrt();
        return Leaf(Reals + (spread * deviation * Uniform(Reals.Shape)));
    }

    /// <summary>Mean (‖∇D‖ − target)² at images, the norm taken over all of an image's numbers; itself differentiable.</summary>
    /// <param name="images">Images (N, H, W, C) with respect to which gradients may be asked for.</param>
    /// <param name="target">The norm that is wanted.</param>
    public Tensor GradientPenalty(Tensor images, float target) =>
        ((GradientNorms.Squared(Score(images), images) + GradientNorms.Epsilon).Sqrt() - target).Square().Mean();

    /// <summary>Reports a figure of this step, to be found under its name in stats.jsonl, plots and observers.</summary>
    /// <param name="series">The name in camel case, for example "lossDReal".</param>
    /// <param name="value">A single number.</param>
    public void Report(string series, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _statistics.Report(series, value.Item());
    }

    /// <summary>Whether the move that is played moves the generator.</summary>
    internal bool UpdatesGenerator => _movesGenerator;

    /// <summary>The generated images that the loss has asked for, with their history where the generator moves; null where it asked for none.</summary>
    internal Tensor? SeenFakes => _movesGenerator ? _recordedFakes : _detachedFakes;

    /// <summary>Real images that the step has taken so far, those of repeated moves too.</summary>
    internal int ImagesInStep { get; private set; }

    internal void BeginStep(long step, double progress)
    {
        (Step, Progress) = (step, progress);
        Context = new ForwardContext { Training = true, Random = _source.Dropout(step) };
        ImagesInStep = _draws = 0;
        _reals = null;
        ForgetFakes();
    }

    /// <summary>Draws what the move needs and what has to outlive it.</summary>
    internal void BeginUpdate(UpdateStep update, int repetition, bool movesGenerator, bool generatorWillShareFakes)
    {
        (_update, _movesGenerator) = (update, movesGenerator);
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
        if (generatorWillShareFakes && !_movesGenerator)
        {
            _fakesOutliveMove = true;
            _ = RecordedFakes;
        }
    }

    /// <summary>Reports what the discriminator believes, of the scores that the loss asked for.</summary>
    internal void ReportScores()
    {
        if (_realScores is null || _fakeScores is null || _movesGenerator)
            return;
        var threshold = RealProbability.Threshold(_model.ScoresAreRelative, _realScores, _fakeScores);
        _statistics.Report(ScalarNames.ScoreReal, RealProbability.Mean(_realScores, threshold));
        _statistics.Report(ScalarNames.ScoreFake, RealProbability.Mean(_fakeScores, threshold));
    }

    /// <summary>Reports the health of the generated images that the move looked at, if it looked at any.</summary>
    internal void ReportHealth(HealthCheck healthCheck)
    {
        if ((_recordedFakes ?? _detachedFakes) is { } fakes)
            healthCheck.Report(Reals, fakes, _statistics);
    }

    /// <summary>A player has stepped: what its weights took part in is no longer so.</summary>
    internal void EndUpdate()
    {
        _realScores = _fakeScores = _realClassScores = _detachedFakes = null;
        if (_movesGenerator || !_fakesOutliveMove)
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
        _fakesOutliveMove = false;
    }
}
