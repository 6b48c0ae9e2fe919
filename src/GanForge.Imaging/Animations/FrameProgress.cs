namespace GanForge.Imaging.Animations;

/// <summary>Converts the progress of one frame into that of its animation.</summary>
internal sealed class FrameProgress(IProgress<double> animation, int frame, int frames) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => animation.Report((frame + value) / frames);
}
