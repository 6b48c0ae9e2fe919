using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Benchmarks;

/// <summary>The products and convolutions of the recipes' networks at their batch sizes, and square products.</summary>
internal static class KernelCases
{
    /// <summary>All cases.</summary>
    public static IReadOnlyList<KernelCase> All { get; } =
    [
        // A transposed convolution has the passes of the convolution that it reverses, so this covers both networks.
        .. Convolution("dcgan", batch: 128, size: 64, channels: 1, outputs: 64, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan", batch: 128, size: 32, channels: 64, outputs: 128, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan", batch: 128, size: 16, channels: 128, outputs: 256, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan", batch: 128, size: 8, channels: 256, outputs: 512, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan", batch: 128, size: 4, channels: 512, outputs: 1, kernel: 4, ConvWindow.Square()),
        .. Convolution("dcgan", batch: 128, size: 4, channels: 512, outputs: 100, kernel: 4, ConvWindow.Square()),
        .. Convolution("conv", batch: 32, size: 14, channels: 128, outputs: 128, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution("conv", batch: 32, size: 28, channels: 1, outputs: 128, kernel: 4, ConvWindow.Square(2, 1)),
        .. Convolution(
            "conv",
            batch: 32,
            size: 28,
            channels: 1,
            outputs: 64,
            kernel: 3,
            ConvWindow.Same(3, 3, 2, 28, 28)
        ),
        .. Convolution(
            "conv",
            batch: 32,
            size: 14,
            channels: 64,
            outputs: 128,
            kernel: 3,
            ConvWindow.Same(3, 3, 2, 14, 14)
        ),
        .. Linear("conv", batch: 32, inputs: 100, outputs: 6272),
        .. Linear("conv", batch: 32, inputs: 6272, outputs: 1),
        .. Convolution("dcgan-sgd", batch: 64, size: 2, channels: 1024, outputs: 128, kernel: 2, ConvWindow.Square()),
        .. Convolution("dcgan-sgd", batch: 64, size: 3, channels: 512, outputs: 1024, kernel: 2, ConvWindow.Square()),
        .. Convolution(
            "dcgan-sgd",
            batch: 64,
            size: 6,
            channels: 256,
            outputs: 512,
            kernel: 4,
            ConvWindow.Square(2, 1)
        ),
        .. Convolution(
            "dcgan-sgd",
            batch: 64,
            size: 12,
            channels: 128,
            outputs: 256,
            kernel: 4,
            ConvWindow.Square(2, 1)
        ),
        .. Convolution(
            "dcgan-sgd",
            batch: 64,
            size: 24,
            channels: 64,
            outputs: 128,
            kernel: 4,
            ConvWindow.Square(2, 1)
        ),
        .. Convolution("dcgan-sgd", batch: 64, size: 28, channels: 1, outputs: 64, kernel: 5, ConvWindow.Square()),
        .. Convolution("dcgan-sgd", batch: 64, size: 28, channels: 1, outputs: 32, kernel: 3, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan-sgd", batch: 64, size: 14, channels: 32, outputs: 64, kernel: 3, ConvWindow.Square(2, 1)),
        .. Convolution("dcgan-sgd", batch: 64, size: 7, channels: 64, outputs: 128, kernel: 3, ConvWindow.Square(2, 1)),
        .. Linear("dcgan-sgd", batch: 64, inputs: 2048, outputs: 512),
        .. Linear("dcgan-sgd", batch: 64, inputs: 512, outputs: 128),
        .. Linear("mlp", batch: 32, inputs: 64, outputs: 256),
        .. Linear("mlp", batch: 32, inputs: 256, outputs: 784),
        .. Linear("mlp", batch: 32, inputs: 784, outputs: 128),
        .. Linear("mlp", batch: 32, inputs: 128, outputs: 1),
        .. new[] { 256, 512, 1023, 1024 }.Select(Square),
    ];

    private static KernelCase[] Convolution(
        string network,
        int batch,
        int size,
        int channels,
        int outputs,
        int kernel,
        ConvWindow window
    )
    {
        var outputSize = window.OutputHeight(size, kernel);
        var x = Numbers([batch, size, size, channels]);
        var weight = Numbers([kernel, kernel, channels, outputs]);
        var dy = Numbers([batch, outputSize, outputSize, outputs]);
        var operations = 2.0 * batch * channels * outputs * Math.Pow(TapsInside(size, outputSize, kernel, window), 2);
        return Passes(
            network,
            $"{channels}-{outputs}@{size} k{kernel}s{window.StrideY}",
            operations,
            () => x.Conv2d(weight, window),
            () => dy.ConvTranspose2d(weight, window, size, size),
            () => Ops.Conv2dWeight(x, dy, window, kernel, kernel)
        );
    }

    private static KernelCase[] Linear(string network, int batch, int inputs, int outputs)
    {
        var x = Numbers([batch, inputs]);
        var weight = Numbers([inputs, outputs]);
        var dy = Numbers([batch, outputs]);
        return Passes(
            network,
            $"linear {inputs}-{outputs}",
            2.0 * batch * inputs * outputs,
            () => x.Linear(weight),
            () => dy.MatMul(weight, transposeB: true),
            () => x.MatMul(dy, transposeA: true)
        );
    }

    private static KernelCase Square(int size)
    {
        var a = Numbers([size, size]);
        var b = Numbers([size, size]);
        return new KernelCase("square", $"{size}", "product", 2.0 * size * size * size, () => a.MatMul(b));
    }

    private static KernelCase[] Passes(
        string network,
        string layer,
        double operations,
        Func<Tensor> output,
        Func<Tensor> inputGradient,
        Func<Tensor> weightGradient
    ) =>
        [
            new(network, layer, "output", operations, output),
            new(network, layer, "input gradient", operations, inputGradient),
            new(network, layer, "weight gradient", operations, weightGradient),
        ];

    /// <summary>
    /// Counts the pairs of an output row and a kernel tap that lies inside the image; columns have the same number.
    /// </summary>
    private static int TapsInside(int size, int outputSize, int kernel, ConvWindow window)
    {
        var taps =
            from output in Enumerable.Range(0, outputSize)
            from tap in Enumerable.Range(0, kernel)
            let input = (output * window.StrideY) - window.PadTop + tap
            where input >= 0 && input < size
            select tap;
        return taps.Count();
    }

    private static Tensor Numbers(Shape shape)
    {
        var tensor = Tensor.Uninitialized(shape);
        new RandomStream(seed: 1, $"kernels/{shape}").FillNormal(tensor.Span);
        return tensor;
    }
}
