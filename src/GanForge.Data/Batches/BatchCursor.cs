namespace GanForge.Data.Batches;

/// <summary>The position of a loader: everything needed to resume at exactly that point.</summary>
/// <param name="Epoch">The pass over the data, from 0.</param>
/// <param name="Position">The number of images of that pass already returned; 0 at the start of a pass.</param>
public readonly record struct BatchCursor(long Epoch, int Position);
