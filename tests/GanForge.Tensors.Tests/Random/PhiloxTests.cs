using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

public class PhiloxTests
{
    /// <summary>Philox4x32-10 answers from Random123's known-answer file, as pairs of words, low word first.</summary>
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0xe169c58d_6627e8d5, 0x9b00dbd8_bc57ac4c)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x41c83b0e_408f276d, 0x6d5451fd_a20bc7c6)]
    [InlineData(
        0x85a308d3_243f6a88,
        0x03707344_13198a2e,
        0x299f31d0_a4093822,
        0x94fdcceb_d16cfe09,
        0x24126ea1_5001e420
    )]
    public void A_block_has_the_known_answer(ulong counterLow, ulong counterHigh, ulong key, ulong low, ulong high) =>
        Philox.Block(counterLow, counterHigh, key).ShouldBe((low, high));

    [Theory]
    [InlineData(0UL, 0UL, 0UL)]
    [InlineData(0xFFFFFFF0UL, 7UL, 0x0123456789ABCDEFUL)]
    [InlineData(0xFFFFFFFF_FFFFFFF0UL, 0xFFFFFFFF_FFFFFFFFUL, 0xFFFFFFFF_FFFFFFFFUL)]
    public void Sixteen_lanes_equal_sixteen_blocks_ordered_by_word(ulong firstCounter, ulong counterHigh, ulong key)
    {
        var words = new uint[PhiloxLanes.Words];
        PhiloxLanes.Fill(firstCounter, counterHigh, key, words);

        for (var lane = 0; lane < PhiloxLanes.Counters; lane++)
        {
            var low = words[lane] | (ulong)words[lane + 16] << 32;
            var high = words[lane + 32] | (ulong)words[lane + 48] << 32;
            (low, high).ShouldBe(Philox.Block(firstCounter + (uint)lane, counterHigh, key));
        }
    }
}
