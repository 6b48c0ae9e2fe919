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
    public void A_typo_finds_the_intended_name(string typed, string meant) =>
        NearestName.To(typed, Verbs).ShouldBe(meant);

    [Theory]
    [InlineData("evaluate")]
    [InlineData("x")]
    [InlineData("")]
    public void A_word_unlike_any_name_has_no_suggestion(string typed) => NearestName.To(typed, Verbs).ShouldBeNull();

    [Fact]
    public void A_whole_word_of_a_name_is_nearer_than_a_typo() =>
        NearestName.To("fid", ["kid", "digit-fid"]).ShouldBe("digit-fid");

    [Fact]
    public void The_nearer_of_two_names_wins() => NearestName.To("--lrg", ["--lr-d", "--lr-g"]).ShouldBe("--lr-g");

    [Fact]
    public void Leading_dashes_are_ignored() => NearestName.To("-epochs", ["--epochs"]).ShouldBe("--epochs");
}
