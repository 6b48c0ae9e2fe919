namespace GanForge.Tensors.Tests;

public class OpErrorTests
{
    private static readonly Tensor Matrix = Tensor.Ones([2, 3]);
    private static readonly Tensor Images = Tensor.Ones([2, 4, 4, 3]);
    private static readonly Tensor Three = Tensor.Ones([3]);

    private static readonly Dictionary<string, (Action Act, string Message)> Mistakes = new()
    {
        ["broadcast"] = (() => Matrix.Add(Tensor.Ones([2])), "Shapes (2, 3) and (2) do not broadcast: 3 against 2."),
        ["sum to"] = (() => Matrix.SumTo([4]), "Shapes (4) and (2, 3) do not broadcast: 4 against 3."),
        ["broadcast to"] = (() => Matrix.BroadcastTo([3]), "A tensor of shape (2, 3) does not broadcast to (3)."),
        ["axis"] = (() => Matrix.Sum([2]), "A tensor of shape (2, 3) has no dimension 2."),
        ["permute"] = (
            () => Matrix.Permute(0, 0),
            "(0, 0) is no order of the dimensions of a tensor of shape (2, 3). (Parameter 'axes')"
        ),
        ["transpose"] = (() => Images.Transpose(), "A matrix has 2 dimensions; this tensor has shape (2, 4, 4, 3)."),
        ["slice"] = (
            () => Matrix.Slice(1, 2, 2),
            "2 elements from index 2 on do not lie within dimension 1 of a tensor of shape (2, 3)."
        ),
        ["pad"] = (
            () => Matrix.Pad(0, -1, 0),
            "A padding of -1 before and 0 after is negative; Slice makes a tensor smaller."
        ),
        ["concatenate"] = (
            () => Ops.Concatenate([Matrix, Tensor.Ones([3, 2])], 0),
            "Tensors of shapes (2, 3) and (3, 2) cannot be joined along dimension 0; all other sizes must "
                + "agree. (Parameter 'parts')"
        ),
        ["concatenate nothing"] = (
            () => Ops.Concatenate([], 0),
            "Between 1 and 64 tensors can be joined; there were 0. (Parameter 'parts')"
        ),
        ["clamp"] = (() => Matrix.Clamp(1f, 0f), "A range from 1 to 0 holds no number."),
        ["slope"] = (
            () => Matrix.LeakyRelu(-0.1f),
            "The slope of a leaky ReLU is not negative. (Parameter 'negativeSlope')\nActual value was -0.1."
        ),
        ["upsample"] = (() => Images.UpsampleNearest(0), "An upsampling factor is at least 1; it was 0."),
        ["resize"] = (
            () => Images.ResizeBilinear(0, 3),
            "Images of 4 x 4 pixels cannot be resized to 0 x 3; each side is at least 1."
        ),
        ["pool"] = (
            () => Images.MaxPool(2, 2, ConvWindow.Square(stride: 1, padding: 2)),
            "The padding of a pooling must be smaller than its 2 x 2 window, or a window could lie wholly outside."
        ),
        ["pool size"] = (
            () => Images.AveragePool(0, 2, ConvWindow.Square()),
            "A pooling window is at least 1 x 1; it was 0 x 2."
        ),
        ["batch norm of one row"] = (
            () => Tensor.Ones([1, 3]).BatchNorm(Three, Three),
            "Batch normalisation needs two values a channel; a batch of shape (1, 3) has no variance."
        ),
        ["batch norm's channels"] = (
            () => Matrix.BatchNorm(Three, Tensor.Ones([2])),
            "A tensor of shape (2, 3) has 3 channels, and (2) is not one number for each."
        ),
        ["batch norm's moments"] = (
            () => Matrix.BatchNorm(Three, Three, moments: Three),
            "The moments of 3 channels have shape (2, 3), not (3)."
        ),
        ["targets"] = (() => Matrix.SoftmaxCrossEntropy(Three), "The targets have shape (3), the logits (2, 3)."),
        ["target"] = (
            () => Matrix.BinaryCrossEntropy(1.5f),
            "A target probability lies in [0, 1]. (Parameter 'target')\nActual value was 1.5."
        ),
        ["reshape"] = (
            () => Matrix.Reshape([4]),
            "A tensor of shape (2, 3) has 6 elements and cannot become (4), which has 4."
        ),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Invalid_arguments_are_refused_with_a_clear_message(string name) =>
        Should
            .Throw<ArgumentException>(Mistakes[name].Act)
            .Message.ReplaceLineEndings("\n")
            .ShouldBe(Mistakes[name].Message);
}
