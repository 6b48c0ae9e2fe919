namespace GanForge.Imaging.Animations;

/// <summary>The progress of an animation, told by that of one of its frames.</summary>
internal sealed class FrameProgress(IProgress<double> animation, int frame, int frames) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => animation.Report((frame + value) / frames);
}
