namespace GanForge.Networks.Initializers;

/// <summary>How many numbers meet at a unit of a layer, by which initialisers scale its weights.</summary>
/// <param name="In">Inputs of one output: those of a linear layer; kernel area times input channels.</param>
/// <param name="Out">Outputs of one input: those of a linear layer; kernel area times output channels.</param>
/// <remarks>
/// Of a transposed convolution PyTorch and Keras count the fans of the convolution that it reverses, so that
/// <see cref="In"/> is kernel area times <em>output</em> channels; so does GanForge.
/// </remarks>
public readonly record struct FanInFanOut(int In, int Out);
