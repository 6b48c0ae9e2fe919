using GanForge.Tensors.Random;
using static GanForge.Tensors.Tests.Sample;

namespace GanForge.Tensors.Tests;

/// <summary>
/// One row for every op and every variant with its own gradient. A new op needs only a row here.
/// </summary>
public static class OpTable
{
    private static readonly RandomStream Mask = new(seed: 5, purpose: "dropout");
    private static readonly ConvWindow Odd = new(
        StrideY: 2,
        StrideX: 1,
        PadTop: 1,
        PadLeft: 0,
        PadBottom: 0,
        PadRight: 2
    );

    public static readonly OpCase[] Cases =
    [
        .. Arithmetic(),
        .. Functions(),
        .. Reductions(),
        .. Arrangements(),
        .. Images(),
        .. Products(),
        .. Losses(),
        .. Normalizations(),
    ];

    public static OpCase Named(string name) => Cases.Single(c => c.ToString() == name);

    private static OpCase[] Arithmetic() =>
        [
            OpCase.Of(nameof(Ops.Add), (a, b) => a + b, Uniform([3, 5]), Uniform([3, 5])),
            OpCase.Of(nameof(Ops.Add), (a, b) => a + b, Uniform([3, 5]), Uniform([5]), "a row"),
            OpCase.Of(nameof(Ops.Subtract), (a, b) => a - b, Uniform([3, 1]), Uniform([3, 5]), "from a column"),
            OpCase.Of(nameof(Ops.Multiply), (a, b) => a * b, Uniform([3, 5]), Uniform([3, 5])),
            OpCase.Of(nameof(Ops.Multiply), (a, b) => a * b, Uniform([2, 1, 3]), Uniform([4, 1]), "both stretched"),
            OpCase.Of(nameof(Ops.Multiply), (a, b) => a * b, Uniform([]), Uniform([7]), "with a number"),
            OpCase.Of(nameof(Ops.Divide), (a, b) => a / b, Uniform([3, 5]), BothSigns([3, 5], 1f, 2f)),
            OpCase.Of(
                nameof(Ops.Divide),
                (a, b) => a / b,
                Uniform([2, 3, 4]),
                BothSigns([3, 1], 1f, 2f),
                "by a stretched one"
            ),
            OpCase.Of(nameof(Ops.Affine), x => x.Affine(-1.5f, 0.5f), Uniform([7])),
            OpCase.Of(nameof(Ops.Maximum), (a, b) => a.Maximum(b), Uniform([3, 5], 1f, 2f), BothSigns([3, 5], 3f, 4f)),
            OpCase.Of(
                nameof(Ops.Minimum),
                (a, b) => a.Minimum(b),
                Uniform([5], 1f, 2f),
                BothSigns([3, 5], 3f, 4f),
                "a row"
            ),
        ];

    private static OpCase[] Functions() =>
        [
            OpCase.Of(nameof(Ops.Exp), x => x.Exp(), Uniform([11])),
            OpCase.Of(nameof(Ops.Log), x => x.Log(), Uniform([11], 1.5f, 3f)),
            OpCase.Of(nameof(Ops.Sqrt), x => x.Sqrt(), Uniform([11], 1.5f, 3f)),
            OpCase.Of(nameof(Ops.Square), x => x.Square(), Uniform([11])),
            OpCase.Of(nameof(Ops.Pow), x => x.Pow(1.7f), Uniform([11], 1.5f, 3f)),
            OpCase.Of(nameof(Ops.Pow), x => x.Pow(3f), BothSigns([11]), "of negative numbers"),
            OpCase.Of(nameof(Ops.Abs), x => x.Abs(), BothSigns([11])),
            OpCase.Of(nameof(Ops.Tanh), x => x.Tanh(), Uniform([31])),
            OpCase.Of(nameof(Ops.Sigmoid), x => x.Sigmoid(), Uniform([11], -3f, 3f)),
            OpCase.Of(nameof(Ops.Softplus), x => x.Softplus(), Uniform([11], -3f, 3f)),
            OpCase.Of(nameof(Ops.Relu), x => x.Relu(), BothSigns([11])),
            OpCase.Of(nameof(Ops.LeakyRelu), x => x.LeakyRelu(0.2f), BothSigns([11])),
            OpCase.Of(nameof(Ops.Clamp), x => x.Clamp(-1f, 1f), BothSigns([11], 0.6f, 0.7f), "inside"),
            OpCase.Of(nameof(Ops.Clamp), x => x.Clamp(-0.3f, 0.3f), BothSigns([11], 0.6f, 1f), "outside"),
            OpCase.Of(nameof(Ops.Dropout), x => x.Dropout(0.6f, Mask), Uniform([41])),
        ];

    private static OpCase[] Reductions() =>
        [
            OpCase.Of(nameof(Ops.Sum), x => x.Sum(), Uniform([3, 5])),
            OpCase.Of(nameof(Ops.Sum), x => x.Sum([0, ^1]), Uniform([3, 4, 5]), "over the outer axes"),
            OpCase.Of(nameof(Ops.Sum), x => x.Sum([1], keepDimensions: true), Uniform([3, 4, 5]), "over the middle"),
            OpCase.Of(nameof(Ops.Mean), x => x.Mean(), Uniform([3, 5])),
            OpCase.Of(nameof(Ops.Mean), x => x.Mean([0]), Uniform([3, 5]), "over the first axis"),
            OpCase.Of(nameof(Ops.Variance), x => x.Variance(), Uniform([3, 5])),
            OpCase.Of(
                nameof(Ops.Variance),
                x => x.Variance([0], keepDimensions: true),
                Uniform([4, 5]),
                "over the first axis"
            ),
            OpCase.Of(nameof(Ops.Max), x => x.Max(), Apart([3, 5])),
            OpCase.Of(nameof(Ops.Max), x => x.Max([1]), Apart([3, 5, 2]), "over the middle"),
            OpCase.Of(nameof(Ops.SumTo), x => x.SumTo([3, 1, 2]), Uniform([2, 3, 4, 2])),
            OpCase.Of(nameof(Ops.BroadcastTo), x => x.BroadcastTo([2, 3, 4, 2]), Uniform([3, 1, 2])),
        ];

    private static OpCase[] Arrangements() =>
        [
            OpCase.Of(nameof(Ops.Reshape), x => x.Reshape([5, 3]), Uniform([3, 5])),
            OpCase.Of(nameof(Ops.Permute), x => x.Permute(2, 0, 1), Uniform([2, 3, 4])),
            OpCase.Of(nameof(Ops.Transpose), x => x.Transpose(), Uniform([3, 5])),
            OpCase.Of(
                nameof(Ops.Concatenate),
                (a, b) => Ops.Concatenate([a, b, a], axis: 1),
                Uniform([2, 3, 2]),
                Uniform([2, 1, 2])
            ),
            OpCase.Of(nameof(Ops.Slice), x => x.Slice(axis: 1, start: 1, length: 2), Uniform([2, 4, 3])),
            OpCase.Of(nameof(Ops.Pad), x => x.Pad(axis: ^1, before: 2, after: 1), Uniform([2, 3])),
            OpCase.Of(
                nameof(Ops.Pad),
                x => x.Pad(top: 1, bottom: 0, left: 2, right: 1),
                Uniform([1, 2, 3, 2]),
                "images"
            ),
        ];

    private static OpCase[] Images() =>
        [
            OpCase.Of(nameof(Ops.AveragePool), x => x.AveragePool(2, 3, Odd), Uniform([2, 5, 4, 3])),
            OpCase.Of(nameof(Ops.MaxPool), x => x.MaxPool(2, 3, Odd), Apart([2, 5, 4, 3])),
            OpCase.Of(nameof(Ops.UpsampleNearest), x => x.UpsampleNearest(3), Uniform([2, 2, 3, 2])),
            OpCase.Of(nameof(Ops.ResizeBilinear), x => x.ResizeBilinear(7, 3), Uniform([2, 3, 5, 2])),
        ];

    private static OpCase[] Products() =>
        [
            OpCase.Of(nameof(Ops.MatMul), (a, b) => a.MatMul(b), Uniform([3, 4]), Uniform([4, 5])),
            OpCase.Of(
                nameof(Ops.MatMul),
                (a, b) => a.MatMul(b, transposeA: true),
                Uniform([4, 3]),
                Uniform([4, 5]),
                "the left transposed"
            ),
            OpCase.Of(
                nameof(Ops.MatMul),
                (a, b) => a.MatMul(b, transposeB: true),
                Uniform([3, 4]),
                Uniform([5, 4]),
                "the right transposed"
            ),
            OpCase.Of(
                nameof(Ops.MatMul),
                (a, b) => a.MatMul(b, transposeA: true, transposeB: true),
                Uniform([4, 3]),
                Uniform([5, 4]),
                "both transposed"
            ),
            OpCase.Of(nameof(Ops.Linear), (x, w) => x.Linear(w), Uniform([3, 4]), Uniform([4, 5])),
            OpCase.Of(
                nameof(Ops.Linear),
                (x, w, b) => x.Linear(w, b, negativeSlope: 0.2f),
                Uniform([3, 4]),
                Uniform([4, 5]),
                BothSigns([5], 6f, 7f),
                "with bias and slope"
            ),
            OpCase.Of(
                nameof(Ops.Conv2d),
                (x, w) => x.Conv2d(w, ConvWindow.Square(stride: 2, padding: 1)),
                Uniform([2, 4, 6, 2]),
                Uniform([4, 4, 2, 3])
            ),
            OpCase.Of(
                nameof(Ops.Conv2d),
                (x, w, b) => x.Conv2d(w, Odd, b, negativeSlope: 0.2f),
                Uniform([2, 5, 4, 2]),
                Uniform([2, 3, 2, 3]),
                BothSigns([3], 13f, 14f),
                "with bias and slope"
            ),
            OpCase.Of(
                nameof(Ops.ConvTranspose2d),
                (x, w) => x.ConvTranspose2d(w, ConvWindow.Square(stride: 2, padding: 1), 4, 6),
                Uniform([2, 2, 3, 3]),
                Uniform([4, 4, 2, 3])
            ),
            OpCase.Of(
                nameof(Ops.ConvTranspose2d),
                (x, w, b) => x.ConvTranspose2d(w, Odd, 5, 4, b, negativeSlope: 0.2f),
                Uniform([2, 3, 4, 3]),
                Uniform([2, 3, 2, 3]),
                BothSigns([2], 19f, 20f),
                "with bias and slope"
            ),
            OpCase.Of(
                nameof(Ops.Conv2dWeight),
                (x, dy) => Ops.Conv2dWeight(x, dy, Odd, 2, 3),
                Uniform([2, 5, 4, 2]),
                Uniform([2, 3, 4, 3])
            ),
        ];

    private static OpCase[] Losses() =>
        [
            OpCase.Of(nameof(Ops.LogSoftmax), x => x.LogSoftmax(), Uniform([3, 5], -2f, 2f)),
            OpCase.Of(nameof(Ops.Softmax), x => x.Softmax(), Uniform([3, 5], -2f, 2f)),
            OpCase.Of(
                nameof(Ops.SoftmaxCrossEntropy),
                (x, t) => x.SoftmaxCrossEntropy(t),
                Uniform([3, 5], -2f, 2f),
                Uniform([3, 5], 0f, 1f)
            ),
            OpCase.Of(
                nameof(Ops.BinaryCrossEntropy),
                x => x.BinaryCrossEntropy(1f),
                Uniform([7, 1], -3f, 3f),
                "against real"
            ),
            OpCase.Of(
                nameof(Ops.BinaryCrossEntropy),
                x => x.BinaryCrossEntropy(0f),
                Uniform([7, 1], -3f, 3f),
                "against generated"
            ),
            OpCase.Of(
                nameof(Ops.BinaryCrossEntropy),
                x => x.BinaryCrossEntropy(0.9f),
                Uniform([7, 1], -3f, 3f),
                "against a smoothed label"
            ),
            OpCase.Of(
                nameof(Ops.BinaryCrossEntropy),
                (x, t) => x.BinaryCrossEntropy(t),
                Uniform([7, 1], -3f, 3f),
                Uniform([7, 1], 0f, 1f),
                "against probabilities"
            ),
        ];

    private static OpCase[] Normalizations() =>
        [
            OpCase.Of(
                nameof(Ops.BatchNorm),
                (x, g, b) => x.BatchNorm(g, b),
                Uniform([9, 3], -2f, 2f),
                BothSigns([3]),
                Uniform([3])
            ),
            OpCase.Of(
                nameof(Ops.BatchNorm),
                (x, g, b) => x.BatchNorm(g, b, 1e-3f, negativeSlope: 0.2f),
                Uniform([2, 2, 3, 5], -2f, 2f),
                BothSigns([5]),
                BothSigns([5], 8f, 9f),
                "images, with slope"
            ),
            new(
                nameof(Ops.BatchNormWith),
                x => x[0].BatchNormWith(x[1], x[2], x[3], x[4], 1e-3f, negativeSlope: 0.2f),
                [Uniform([4, 3]), Uniform([3]), Uniform([3], 1.5f, 2f), BothSigns([3]), BothSigns([3], 8f, 9f)]
            ),
        ];
}
