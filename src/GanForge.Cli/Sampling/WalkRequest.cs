using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>A walk from seed to seed.</summary>
/// <param name="Interpolation">Line or arc, or null for what suits the run's noise.</param>
/// <param name="Steps">From a seed to the next.</param>
/// <param name="Loops">Whether it returns to the first seed.</param>
internal sealed record WalkRequest(Interpolation? Interpolation, int Steps, bool Loops);
