using GanForge.Cli.Terminals;

namespace GanForge.Cli.Tests;

public class LinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one", "one")]
    [InlineData("one two three", "one two|three")]
    [InlineData("1234567 8", "1234567|8")]
    [InlineData("a /usr/share/data b", "a|/usr/sh|are/dat|a b")]
    public void Text_breaks_between_words_and_only_a_long_word_is_cut(string text, string lines) =>
        string.Join('|', Lines.Wrap(text, width: 7)).ShouldBe(lines);

    [Theory]
    [InlineData("a 1  b 2", "a 1|b 2")]
    [InlineData("one two three", "one two|three")]
    [InlineData("a 1", "a 1")]
    public void Values_stay_on_the_same_line_as_their_names(string text, string lines) =>
        string.Join('|', Lines.Broken(text, width: 7)).ShouldBe(lines);

    [Theory]
    [InlineData("a 1  b 2", 8, "a 1  b 2")]
    [InlineData("a 1  b 2", 7, "a 1")]
    [InlineData("a 1  b 2", 3, "a 1")]
    [InlineData("abcd", 3, "abc")]
    public void Parts_of_a_line_that_do_not_fit_are_dropped_whole(string text, int width, string line) =>
        Lines.Fit(text, width).ShouldBe(line);
}
