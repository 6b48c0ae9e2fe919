using GanForge.Gans.Latent;
using GanForge.Gans.Settings;

namespace GanForge.Gans.Tests;

public class NumberListTests
{
    [Theory]
    [InlineData("7", new ulong[] { 7 })]
    [InlineData("0-3", new ulong[] { 0, 1, 2, 3 })]
    [InlineData("1,4,7-9", new ulong[] { 1, 4, 7, 8, 9 })]
    [InlineData(" 5 , 3 - 4 ", new ulong[] { 5, 3, 4 })]
    [InlineData("2,2", new ulong[] { 2, 2 })]
    [InlineData("18446744073709551614-18446744073709551615", new ulong[] { ulong.MaxValue - 1, ulong.MaxValue })]
    public void Numbers_and_ranges_are_read(string text, ulong[] expected)
    {
        var seeds = NumberList.Parse(text);

        seeds.ShouldBe(expected);
        Enumerable.Range(0, seeds.Count).Select(i => seeds[i]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "'' is neither a whole number nor a range")]
    [InlineData("a-b", "'a-b' is neither")]
    [InlineData("1,,2", "'' is neither")]
    [InlineData("-3", "'-3' is neither")]
    [InlineData("1-2-3", "'1-2-3' is neither")]
    [InlineData("18446744073709551616", "the largest number is 18446744073709551615")]
    [InlineData("9-4", "the range 9-4 runs backwards")]
    [InlineData("0-2147483647", "it names more than 2147483647 numbers")]
    [InlineData("0-18446744073709551615", "it names more than 2147483647 numbers")]
    [InlineData("0-2147483646,5", "it names more than 2147483647 numbers")]
    public void A_malformed_list_is_refused_with_the_reason(string text, string reason)
    {
        var message = Should.Throw<UserErrorException>(() => NumberList.Parse(text)).Message;

        message.ShouldStartWith($"'{text}' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: ");
        message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("7", 3, "7-9")]
    [InlineData("1,4", 5, "1,4-7")]
    [InlineData("0-63", 10, "0-9")]
    [InlineData("1,4,7-9", 3, "1,4,7")]
    [InlineData("0-1,2-3,9", 5, "0-3,9")]
    [InlineData("18446744073709551615,0", 2, "18446744073709551615,0")]
    public void Resizing_a_list_cuts_it_or_continues_after_its_last_number(string text, int count, string expected) =>
        NumberList.Parse(text).Resize(count).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("7", false, true)]
    [InlineData("0-63", false, true)]
    [InlineData("0-3,4,5-9", false, true)]
    [InlineData("1,4,7-9", false, false)]
    [InlineData("4,3", false, false)]
    [InlineData("7,7", true, false)]
    [InlineData("5-9,0-5", true, false)]
    [InlineData("0-9,3-4", true, false)]
    [InlineData("18446744073709551615,0", false, false)]
    public void Repeated_numbers_and_contiguous_ranges_are_detected(string text, bool repeats, bool isRange)
    {
        var list = NumberList.Parse(text);

        list.HasRepeats.ShouldBe(repeats);
        list.IsRange.ShouldBe(isRange);
    }

    [Fact]
    public void Resizing_beyond_the_largest_number_is_refused() =>
        Should
            .Throw<UserErrorException>(() => NumberList.Parse("18446744073709551614").Resize(3))
            .Message.ShouldBe(
                "There are no 3 numbers from 18446744073709551614 on; the last one is 18446744073709551615."
            );

    [Fact]
    public void An_index_outside_the_list_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => NumberList.Parse("0-3")[4]);
        Should.Throw<ArgumentOutOfRangeException>(() => NumberList.Parse("0-3")[-1]);
    }
}
