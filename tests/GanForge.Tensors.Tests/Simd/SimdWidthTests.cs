using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Tests;

public class SimdWidthTests
{
    [Fact]
    public void Kernels_use_512_bits_where_supported_even_if_the_runtime_prefers_256()
    {
        var expected =
            Avx512F.IsSupported ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : Vector128.IsHardwareAccelerated ? 128
            : 32;

        SimdWidth.Bits.ShouldBe(expected);
    }
}
