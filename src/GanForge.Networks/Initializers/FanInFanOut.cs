namespace GanForge.Networks.Initializers;

/// <summary>The fan-in and fan-out of a layer, by which initializers scale its weights.</summary>
/// <param name="In">Inputs per output: those of a linear layer, or kernel area times input channels.</param>
/// <param name="Out">Outputs per input: those of a linear layer, or kernel area times output channels.</param>
/// <remarks>
/// For a transposed convolution, GanForge counts like PyTorch and Keras: the fans are those of the convolution that it
/// reverses, so that <see cref="In"/> is kernel area times <em>output</em> channels.
/// </remarks>
public readonly record struct FanInFanOut(int In, int Out);
