using GanForge.Cli.Terminals;

namespace GanForge.Cli.Tests;

public sealed class ByteCountTests
{
    [Theory]
    [InlineData(784, "784 bytes")]
    [InlineData(47_040, "47.0 kB")]
    [InlineData(2_147_483_591, "2.1 GB")]
    [InlineData(1.2e18, "1,200.0 PB")]
    public void Byte_counts_are_formatted_in_a_readable_unit(double bytes, string text) =>
        ByteCount.Format(bytes).ShouldBe(text);
}
