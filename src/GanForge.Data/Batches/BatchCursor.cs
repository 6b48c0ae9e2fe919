namespace GanForge.Data.Batches;

/// <summary>Where a loader stands: all that it takes to go on exactly there.</summary>
/// <param name="Epoch">The pass over the data, from 0.</param>
/// <param name="Position">Images of that pass already given out; 0 at the start of a pass.</param>
public readonly record struct BatchCursor(long Epoch, int Position);
