using GanForge.Data.Catalogue;

namespace GanForge.Data.Tests;

public class StackedDigitsTests
{
    [Fact]
    public void Each_channel_is_a_digit_and_the_label_is_that_of_the_red_channel()
    {
        var digits = Test("mnist");
        var stacked = Test("stacked-mnist");
        var labels = Enumerable
            .Range(0, digits.Count)
            .ToLookup(i => Convert.ToHexString(digits.Image(i)), i => digits.Labels[i]);

        (stacked.Count, stacked.Height, stacked.Width, stacked.Channels).ShouldBe((26_000, 28, 28, 3));
        for (var i = 0; i < 20; i++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var found = labels[Convert.ToHexString(Channel(stacked.Image(i), channel))].ToArray();
                found.ShouldNotBeEmpty();
                if (channel == 0)
                    found.ShouldContain(stacked.Labels[i]);
            }
        }
    }

    [Fact]
    public void Stacked_digits_are_repeatable_and_all_digits_are_about_equally_frequent()
    {
        var first = Test("stacked-mnist");
        var second = Test("stacked-mnist");
        first.Pixels.SequenceEqual(second.Pixels).ShouldBeTrue();

        var shares = Enumerable.Range(0, 10).Select(digit => first.Labels.Count((byte)digit) / (double)first.Count);
        shares.ShouldAllBe(share => share > 0.07 && share < 0.13);
    }

    private static ImageDataset Test(string name) =>
        (ImageDataset)new DatasetLoader().Load(name, DatasetSplit.Test, TestContext.Current.CancellationToken);

    private static byte[] Channel(ReadOnlySpan<byte> image, int channel)
    {
        var plane = new byte[image.Length / 3];
        for (var i = 0; i < plane.Length; i++)
            plane[i] = image[(3 * i) + channel];
        return plane;
    }
}
