using GanForge.Networks.Checkpoints;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Runs.Tests;

public class FixedNoiseTests
{
    [Theory]
    [InlineData(1_875)]
    [InlineData(937)]
    [InlineData(10)]
    [InlineData(6)]
    [InlineData(1)]
    public void Captures_are_taken_ten_times_an_epoch_or_at_every_step_of_a_short_one(int stepsPerEpoch)
    {
        var perEpoch = Math.Min(10, stepsPerEpoch);
        Due(epochs: 2, stepsPerEpoch).ShouldBe(Enumerable.Range(1, 2 * perEpoch).Select(number => (long)number));
        FixedNoise.Due(epoch: 2, stepsPerEpoch, stepsPerEpoch).ShouldBe(2 * perEpoch);
    }

    [Theory]
    [InlineData(10, 1, 100)]
    [InlineData(11, 5, 22)]
    [InlineData(50, 5, 100)]
    [InlineData(51, 10, 51)]
    [InlineData(100, 10, 100)]
    [InlineData(101, 10, 100)]
    [InlineData(105, 50, 21)]
    public void At_most_a_hundred_evenly_spaced_captures_are_kept(int epochs, int stride, int count)
    {
        var noise = Followed(epochs);
        noise
            .Captures.Select(capture => capture.Number)
            .ShouldBe(Enumerable.Range(1, count).Select(i => (long)i * stride));
        noise.Captures.ShouldAllBe(capture => capture.Image[0] == capture.Number);
    }

    [Fact]
    public void Captures_loaded_from_a_checkpoint_continue_like_uninterrupted_ones()
    {
        var (whole, first) = (Followed(epochs: 14), Followed(epochs: 9));
        var file = new SafeTensors();
        first.SaveTo(file, "noise");
        var second = New();
        second.LoadFrom(file, "noise");
        Follow(second, firstEpoch: 10, lastEpoch: 14);
        second
            .Captures.Select(capture => (capture.Number, capture.Image[0]))
            .ShouldBe(whole.Captures.Select(capture => (capture.Number, capture.Image[0])));
    }

    [Fact]
    public void A_checkpoint_without_captures_loads_with_none()
    {
        var file = new SafeTensors();
        file.Add("noise", Tensor.From([3f, 4f, 5f, 6f], [2, 2]));
        var noise = Followed(epochs: 1);
        noise.LoadFrom(file, "noise");
        noise.Captures.ShouldBeEmpty();
        noise.Followed.Span.ToArray().ShouldBe([3f, 4f]);
    }

    private static FixedNoise New() => new(Tensor.From([1f, 2f, 3f, 4f], [2, 2]));

    private static FixedNoise Followed(int epochs)
    {
        var noise = New();
        Follow(noise, firstEpoch: 1, epochs);
        return noise;
    }

    private static void Follow(FixedNoise noise, int firstEpoch, int lastEpoch)
    {
        const int StepsPerEpoch = 30;
        for (var epoch = firstEpoch; epoch <= lastEpoch; epoch++)
        {
            for (var step = 1; step <= StepsPerEpoch; step++)
            {
                if (FixedNoise.Due(epoch, step, StepsPerEpoch) is { } number)
                    noise.Capture(number, Tensor.From([number, 0f], [1, 1, 2, 1]));
            }
        }
    }

    private static List<long> Due(int epochs, int stepsPerEpoch) =>
        [
            .. from epoch in Enumerable.Range(1, epochs)
            from step in Enumerable.Range(1, stepsPerEpoch)
            let number = FixedNoise.Due(epoch, step, stepsPerEpoch)
            where number is not null
            select number.Value,
        ];
}
