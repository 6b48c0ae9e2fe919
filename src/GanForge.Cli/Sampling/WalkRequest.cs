using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>A walk from seed to seed.</summary>
/// <param name="Interpolation">Line or arc, or null for the one that suits the run's noise.</param>
/// <param name="Steps">The number of steps from one seed to the next.</param>
/// <param name="Loops">True if the walk returns to the first seed.</param>
internal sealed record WalkRequest(Interpolation? Interpolation, int Steps, bool Loops);
