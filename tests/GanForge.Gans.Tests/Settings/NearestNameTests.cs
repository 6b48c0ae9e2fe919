using GanForge.Gans.Settings;

namespace GanForge.Gans.Tests;

public class NearestNameTests
{
    private static readonly string[] Verbs = ["train", "sample", "recipes", "datasets"];

    [Theory]
    [InlineData("trian", "train")]
    [InlineData("tarin", "train")]
    [InlineData("Train", "train")]
    [InlineData("sampel", "sample")]
    [InlineData("smaple", "sample")]
    [InlineData("recipe", "recipes")]
    [InlineData("data", "datasets")]
    [InlineData("data_sets", "datasets")]
    public void A_slip_finds_the_name_that_was_meant(string typed, string meant) =>
        NearestName.To(typed, Verbs).ShouldBe(meant);

    [Theory]
    [InlineData("evaluate")]
    [InlineData("x")]
    [InlineData("")]
    public void Nothing_is_suggested_when_nothing_is_near(string typed) => NearestName.To(typed, Verbs).ShouldBeNull();

    [Fact]
    public void A_whole_word_of_a_name_is_nearer_than_a_slip() =>
        NearestName.To("fid", ["kid", "digit-fid"]).ShouldBe("digit-fid");

    [Fact]
    public void The_nearer_of_two_names_wins() => NearestName.To("--lrg", ["--lr-d", "--lr-g"]).ShouldBe("--lr-g");

    [Fact]
    public void Dashes_before_a_flag_do_not_count() => NearestName.To("-epochs", ["--epochs"]).ShouldBe("--epochs");
}
