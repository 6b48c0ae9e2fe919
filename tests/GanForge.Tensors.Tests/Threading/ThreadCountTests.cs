using System.Runtime.InteropServices;
using GanForge.Tensors.Random;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Tests;

[CollectionDefinition(nameof(ThreadCountTests), DisableParallelization = true)]
[Collection(nameof(ThreadCountTests))]
public sealed class ThreadCountTests : IDisposable
{
    private static readonly RandomStream Mask = new(seed: 5, purpose: "dropout");

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Op, Shape Shape)> Cases = new()
    {
        ["add a row"] = (x => x + x.Slice(0, 0, 1), [3000, 65]),
        ["multiply"] = (x => x * x.Tanh(), [3000, 65]),
        ["softplus"] = (x => x.Softplus(), [200_001]),
        ["dropout"] = (x => x.Dropout(0.6f, Mask), [200_001]),
        ["leaky ReLU"] = (x => x.LeakyRelu(0.2f), [200_001]),
        ["sum"] = (x => x.Sum(), [200_001]),
        ["sum of rows"] = (x => x.SumTo([65]), [3000, 65]),
        ["sum of columns"] = (x => x.SumTo([3000, 1]), [3000, 65]),
        ["permute"] = (x => x.Permute(0, 2, 1), [30, 100, 65]),
        ["average pooling"] = (x => x.AveragePool(3, 3, ConvWindow.Square(2, 1)), [16, 40, 40, 9]),
        ["max pooling"] = (x => x.MaxPool(3, 3, ConvWindow.Square(2, 1)), [16, 40, 40, 9]),
        ["resize"] = (x => x.ResizeBilinear(31, 50), [16, 40, 40, 9]),
        ["batch norm"] = (
            x => x.BatchNorm(Tensor.Ones([33]), Tensor.Ones([33]), negativeSlope: 0.2f),
            [16, 20, 20, 33]
        ),
        ["convolution"] = (
            x =>
                x.Conv2d(
                    x.Slice(0, 0, 1).Slice(1, 0, 4).Slice(2, 0, 9).Reshape([4, 3, 3, 3]).Permute(1, 0, 2, 3),
                    ConvWindow.Square(2, 1)
                ),
            [16, 40, 40, 3]
        ),
        ["matrix product"] = (x => x.MatMul(x, transposeA: true), [700, 300]),
    };

    private readonly int _threads = Workers.Threads;

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => Workers.Threads = _threads;

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_bit_identical_for_any_number_of_threads(string name)
    {
        var expected = Run(name, threads: 1);
        foreach (var threads in (int[])[2, 3, 7])
            Run(name, threads).ShouldBe(expected);
    }

    private static int[] Run(string name, int threads)
    {
        Workers.Threads = threads;
        var (op, shape) = Cases[name];
        var x = EveryWidth.Random(shape, 0);
        x.RequiresGradient = true;
        var y = op(x);
        var gradient = Gradients.Compute(y, [x], EveryWidth.Random(y.Shape, 1))[0];
        return [.. MemoryMarshal.Cast<float, int>(y.Span), .. MemoryMarshal.Cast<float, int>(gradient.Span)];
    }
}
