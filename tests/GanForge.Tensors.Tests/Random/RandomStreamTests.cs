using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

public class RandomStreamTests
{
    private static readonly RandomStream Stream = new(seed: 42, purpose: "test", step: 3);

    public delegate void Fill(RandomStream stream, Span<float> destination, long offset);

    public static TheoryData<string> FillNames => [.. Fills.Keys];

    private static Dictionary<string, Fill> Fills { get; } =
        new()
        {
            ["uniform"] = (stream, destination, offset) => stream.FillUniform(destination, -1f, 3f, offset),
            ["normal"] = (stream, destination, offset) => stream.FillNormal(destination, 2f, 0.5f, offset),
            ["dropout"] = (stream, destination, offset) => stream.FillDropoutMask(destination, 0.6f, offset),
        };

    [Fact]
    public void Random_bits_match_the_recorded_ones_on_every_instruction_set()
    {
        var words = new uint[1000];
        var halves = new ushort[1000];
        Stream.FillBits(words);
        Stream.FillBits(halves);

        Stream.UInt64At(5).ShouldBe(18176209672061267673UL);
        Digest<uint>(words).ShouldBe("a3e059aa986eda55");
        Digest<ushort>(halves).ShouldBe("55f13f9a59ba37ea");
    }

    [Theory]
    [InlineData("uniform", "931c2f554e9469f7")]
    [InlineData("normal", "cbc3736c273947c1")]
    [InlineData("dropout", "7111944e3352bc8e")]
    public void Random_floats_match_the_recorded_ones_on_every_instruction_set(string name, string digest)
    {
        var values = new float[100_000];
        Fills[name](Stream, values, 0);

        Digest<float>(values).ShouldBe(digest);
    }

    [Theory, MemberData(nameof(FillNames))]
    public void Filling_in_two_parts_equals_filling_at_once(string name)
    {
        var whole = new float[1000];
        Fills[name](Stream, whole, 0);

        foreach (var cut in new[] { 0, 1, 3, 4, 8, 63, 64, 65, 127, 128, 129, 500, 999, 1000 })
        {
            var pieces = new float[1000];
            Fills[name](Stream, pieces.AsSpan(cut), cut);
            Fills[name](Stream, pieces.AsSpan(0, cut), 0);
            pieces.ShouldBe(whole);
        }
    }

    [Theory, MemberData(nameof(FillNames))]
    public void Different_seeds_purposes_steps_and_offsets_give_different_numbers(string name)
    {
        var streams = new[]
        {
            Stream,
            new RandomStream(43, "test", 3),
            new RandomStream(42, "tesu", 3),
            Stream.At(4),
            Stream.At(3 + (1L << 32)),
        };
        var draws = streams.Select(stream => Draw(stream, 0)).Append(Draw(Stream, 1L << 40)).ToArray();

        draws.Distinct().Count().ShouldBe(draws.Length);

        string Draw(RandomStream stream, long offset)
        {
            var values = new float[128];
            Fills[name](stream, values, offset);
            return Digest<float>(values);
        }
    }

    [Fact]
    public void At_returns_the_same_stream_as_the_constructor() =>
        Stream.At(9).ShouldBe(new RandomStream(42, "test", 9));

    [Fact]
    public void A_dropout_mask_is_decided_by_the_16_bit_random_numbers()
    {
        var halves = new ushort[300];
        var mask = new float[300];
        Stream.FillBits(halves);
        Stream.FillDropoutMask(mask, 0.25f);

        mask.ShouldBe(halves.Select(bits => bits < 16384 ? 4f : 0f));
    }

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        var values = new float[1 << 20];
        Stream.FillUniform(values, -1f, 3f);

        values.Min().ShouldBeInRange(-1f, -0.9999f);
        values.Max().ShouldBeInRange(2.9999f, MathF.BitDecrement(3f));
        Moment(values, 1, about: 1).ShouldBe(0, 0.005);
        Moment(values, 2, about: 1).ShouldBe(16.0 / 12, 0.005);
        var sixteenths = values
            .CountBy(value => (int)((value + 1) * 4))
            .Select(bin => bin.Value / (double)values.Length);
        sixteenths.ShouldAllBe(share => Math.Abs(share - 1.0 / 16) < 0.001);
    }

    [Fact]
    public void Uniform_numbers_never_reach_the_upper_bound()
    {
        var values = new float[1 << 20];
        Stream.FillUniform(values, 16_777_215f, 16_777_216f);

        values.ShouldAllBe(value => value == 16_777_215f);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_the_normal_distribution()
    {
        var values = new float[1 << 20];
        Stream.FillNormal(values);

        Moment(values, 1).ShouldBe(0, 0.005);
        Moment(values, 2).ShouldBe(1, 0.01);
        Moment(values, 3).ShouldBe(0, 0.015);
        Moment(values, 4).ShouldBe(3, 0.05);
        values.Max(MathF.Abs).ShouldBeInRange(4.3f, 5.8f);
        Share(values, value => value < -1.959964f).ShouldBe(0.025, 0.001);
        Share(values, value => value < 0.6744898f).ShouldBe(0.75, 0.002);
    }

    [Fact]
    public void Neighbouring_and_paired_normal_numbers_are_uncorrelated()
    {
        var values = new float[1 << 18];
        Stream.FillNormal(values);

        foreach (var distance in new[] { 1, 2, 32, 64 })
        {
            var product = 0.0;
            for (var i = distance; i < values.Length; i++)
            {
                product += values[i] * (double)values[i - distance];
            }

            (product / values.Length).ShouldBe(0, 0.01);
        }
    }

    [Fact]
    public void Normal_numbers_agree_with_Box_Muller_in_double_precision()
    {
        var values = new float[64];
        var words = new uint[64];
        var offset = 64L * 1000;
        Stream.FillNormal(values, 0.5f, 2f, offset);
        Stream.FillBits(words, offset);

        for (var i = 0; i < 32; i++)
        {
            var u = ((words[i] >> 8) + 1) / 16777216.0;
            var radius = 2 * Math.Sqrt(-2 * Math.Log(u));
            var angle = ((words[i + 32] >> 8) / 16777216.0 - 0.5) * Math.PI / 2;
            var (y, x) = Math.SinCos(angle);
            x = (words[i + 32] & 2) == 0 ? x : -x;
            (x, y) = (words[i + 32] & 1) == 0 ? (x, y) : (y, x);
            values[i].ShouldBe((float)(0.5 + radius * x), 4e-6f);
            values[i + 32].ShouldBe((float)(0.5 + radius * y), 4e-6f);
        }
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.6f)]
    [InlineData(0.5f)]
    [InlineData(0.001f)]
    public void A_dropout_mask_keeps_the_requested_share_and_scales_it(float keep)
    {
        var mask = new float[1 << 20];
        Stream.FillDropoutMask(mask, keep);

        mask.ShouldAllBe(factor => factor == 0f || factor == 1f / keep);
        Share(mask, factor => factor > 0).ShouldBe(keep, 0.0015);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void A_shuffle_is_a_permutation(int length)
    {
        var values = Enumerable.Range(0, length).ToArray();
        Stream.Shuffle(values);

        values.Order().ShouldBe(Enumerable.Range(0, length));
    }

    [Fact]
    public void A_shuffle_matches_the_recorded_order()
    {
        var values = Enumerable.Range(0, 100).ToArray();
        Stream.Shuffle(values);

        Digest<int>(values).ShouldBe("5742780099bc7a0f");
    }

    [Fact]
    public void All_orders_of_four_elements_are_equally_likely()
    {
        var counts = new Dictionary<int, int>();
        for (var step = 0; step < 24_000; step++)
        {
            Span<int> values = [1, 2, 3, 4];
            Stream.At(step).Shuffle(values);
            var order = values[0] * 1000 + values[1] * 100 + values[2] * 10 + values[3];
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        counts.Count.ShouldBe(24);
        var chiSquare = counts.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000.0);
        chiSquare.ShouldBeInRange(8, 45);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        var values = new float[4];

        Should.Throw<ArgumentException>(() => Stream.FillUniform(values, 1f, 1f)).Message.ShouldContain("low < high");
        Should.Throw<ArgumentOutOfRangeException>(() => Stream.FillNormal(values, 0f, -1f));
        Should
            .Throw<ArgumentOutOfRangeException>(() => Stream.FillDropoutMask(values, 0f))
            .Message.ShouldContain("(0, 1]");
        Should.Throw<ArgumentOutOfRangeException>(() => Stream.FillDropoutMask(values, 1.01f));
        Should.Throw<ArgumentOutOfRangeException>(() => Stream.FillNormal(values, offset: -1));
    }

    private static double Moment(float[] values, int order, double about = 0) =>
        values.Average(value => Math.Pow(value - about, order));

    private static double Share(float[] values, Func<float, bool> condition) =>
        values.Count(condition) / (double)values.Length;

    private static string Digest<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..16];
}
