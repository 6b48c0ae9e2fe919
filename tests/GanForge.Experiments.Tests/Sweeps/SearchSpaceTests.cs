using GanForge.Experiments.Sweeps;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Tests;

public class SearchSpaceTests
{
    [Fact]
    public void A_grid_combines_all_values_and_the_last_axis_changes_fastest()
    {
        var plan = Space(Axis("lr", "1e-4", "3e-4"), Axis("batch-size", "32", "64")).Grid();

        plan.Trials.Select(trial => trial.Name)
            .ShouldBe([
                "lr=1e-4, batch-size=32",
                "lr=1e-4, batch-size=64",
                "lr=3e-4, batch-size=32",
                "lr=3e-4, batch-size=64",
            ]);
        plan.Trials[1]
            .Options.Settings.ShouldBe(
                new Dictionary<string, string>
                {
                    ["learning-rate-g"] = "0.0001",
                    ["learning-rate-d"] = "0.0001",
                    ["batch-size"] = "64",
                },
                ignoreOrder: true
            );
        plan.Trials.ShouldAllBe(trial => trial.Options.Recipe == "mlp" && trial.Options.Description == trial.Name);
    }

    [Fact]
    public void Settings_joined_by_a_slash_form_one_axis()
    {
        var plan = Space(Axis("pixel-mean/pixel-deviation", "0.5/0.5", "0.1307 / 0.3081")).Grid();

        plan.Trials.Select(trial => trial.Name)
            .ShouldBe(["pixel-mean=0.5, pixel-deviation=0.5", "pixel-mean=0.1307, pixel-deviation=0.3081"]);
        plan.Trials[1]
            .Options.Settings.ShouldBe(
                new Dictionary<string, string> { ["pixel-mean"] = "0.1307", ["pixel-deviation"] = "0.3081" },
                ignoreOrder: true
            );
    }

    [Fact]
    public void Variants_keep_their_names_and_may_differ_in_the_recipe()
    {
        var variants = SearchAxis.OfVariants([
            new("short", new Dictionary<string, string> { ["epochs"] = "5" }),
            new("convolutions", new Dictionary<string, string> { ["recipe"] = "conv", ["dropout"] = "0.3" }),
        ]);
        var plan = Space(variants, Axis("seed", "1", "2")).Grid();

        plan.Trials.Select(trial => trial.Name)
            .ShouldBe(["short, seed=1", "short, seed=2", "convolutions, seed=1", "convolutions, seed=2"]);
        plan.Trials.Select(trial => trial.Options.Recipe).ShouldBe(["mlp", "mlp", "conv", "conv"]);
        plan.Trials[3].Options.Seed.ShouldBe(2UL);
        plan.Trials[3].Options.Settings["dropout"].ShouldBe("0.3");
    }

    [Fact]
    public void Axis_values_take_precedence_over_shared_settings_under_any_name()
    {
        var shared = new Dictionary<string, string>
        {
            ["recipe"] = "mlp",
            ["lr-g"] = "1e-3",
            ["lr"] = "1e-2",
            ["images"] = "640",
            ["steps"] = "9",
            ["dataset"] = "kmnist",
            ["sample-every"] = "3",
        };
        var options = new SearchSpace(shared, [Axis("learning-rate-d", "1e-4")]).Grid().Trials[0].Options;

        options.Settings.ShouldBe(
            new Dictionary<string, string> { ["learning-rate-g"] = "0.001", ["learning-rate-d"] = "0.0001" },
            ignoreOrder: true
        );
        (options.Images, options.Steps, options.Dataset, options.SampleEvery).ShouldBe((640, 9, "kmnist", 3));
        new SearchSpace(shared, [Axis("lr", "1e-4")])
            .Grid()
            .Trials[0]
            .Options.Settings["learning-rate-g"]
            .ShouldBe("0.0001");
    }

    [Fact]
    public void A_range_of_whole_numbers_is_expanded_in_a_grid() =>
        Space(Axis("seed", "3..6")).Grid().Trials.Select(trial => trial.Options.Seed).ShouldBe([3UL, 4UL, 5UL, 6UL]);

    [Fact]
    public void Random_trials_are_distinct_within_their_ranges_and_follow_from_the_seed()
    {
        var space = Space(Axis("lr", "1e-5..1e-1"), Axis("batch-size", "16..20"), Axis("optimizer", "adam", "sgd"));
        var plan = space.Random(40, seed: 3);

        var rates = plan.Trials.Select(trial => double.Parse(trial.Options.Settings["learning-rate-g"])).ToArray();
        rates.ShouldAllBe(rate => rate >= 1e-5 && rate <= 1e-1);
        // Drawn evenly in the logarithm, half of them lie below 1e-3; drawn linearly, one in a hundred would.
        rates.Count(rate => rate < 1e-3).ShouldBeInRange(10, 30);
        plan.Trials.Select(trial => trial.Options.Settings["batch-size"])
            .Distinct()
            .Order()
            .ShouldBe(["16", "17", "18", "19", "20"]);
        plan.Trials.Select(trial => trial.Name).Distinct().Count().ShouldBe(40);

        Names(space.Random(40, seed: 3)).ShouldBe(Names(plan));
        Names(space.Random(7, seed: 3)).ShouldBe(Names(plan).Take(7));
        Names(space.Random(7, seed: 4)).ShouldNotBe(Names(plan).Take(7));
    }

    [Fact]
    public void A_linear_range_is_drawn_evenly()
    {
        var rates = Space(Axis("lr", "1e-5..1e-1:linear"))
            .Random(40)
            .Trials.Select(trial => double.Parse(trial.Options.Settings["learning-rate-g"]));

        rates.Count(rate => rate < 1e-3).ShouldBeLessThan(5);
    }

    [Fact]
    public void Random_search_can_draw_every_combination() =>
        Names(Space(Axis("seed", "1", "2", "3"), Axis("lr", "1e-4", "1e-3")).Random(6)).Distinct().Count().ShouldBe(6);

    [Theory]
    [InlineData(
        "lr",
        "1e-4..1e-3",
        null,
        "The range of lr has no end of values: give a number of random trials, or list its values."
    )]
    [InlineData(
        "lr",
        "1e-4|1e-3",
        3,
        "There are only 2 combinations, so 3 random trials cannot be drawn; omit --random to try them all."
    )]
    [InlineData(
        "lr",
        "0.100..0.101",
        9,
        "Only 2 different trials were found in these ranges, not 9; widen them, or ask for fewer."
    )]
    [InlineData("lr", "1e-3..1e-4", 3, "'1e-3..1e-4' is no range for lr: ")]
    [InlineData("lr", "0..1:log", 3, "'0..1:log' is no range for lr: ")]
    [InlineData("lr", "1e-4..x", 3, "'1e-4..x' is no range for lr: ")]
    [InlineData("lr", "1e-4|0.0001", null, "'lr=1e-4' and 'lr=0.0001' would be the same run.")]
    [InlineData("lr", "1e-4|1e-4", null, "'lr=1e-4' is given twice.")]
    [InlineData("lr", "", null, "'lr' needs a name and values, as in lr=1e-4,3e-4.")]
    [InlineData("lrr", "1e-4", null, "The recipe mlp has no setting 'lrr'; did you mean 'lr'?")]
    [InlineData("lr", "abc", null, "The setting learning-rate-g takes a number above 0 up to 10, not 'abc'.")]
    [InlineData("seed", "-1", null, "'seed' takes a whole number from 0 up to 18446744073709551615, not '-1'.")]
    [InlineData("recipe", "mpl", null, "There is no recipe 'mpl'; did you mean 'mlp'?")]
    [InlineData(
        "pixel-mean/pixel-deviation",
        "0.5",
        null,
        "'pixel-mean/pixel-deviation' takes 2 values joined by '/', not '0.5'."
    )]
    [InlineData(
        "seed",
        "1..2000",
        null,
        "The range of seed has 2,000 values, and a sweep has at most 1,000 trials: give a number of random "
            + "trials, or list its values."
    )]
    public void An_impossible_search_space_is_refused(string name, string values, int? random, string expected) =>
        Should
            .Throw<UserErrorException>(() =>
            {
                var space = Space(Axis(name, values.Split('|')));
                return random is { } count ? space.Random(count) : space.Grid();
            })
            .Message.ShouldStartWith(expected);

    [Fact]
    public void Two_axes_for_one_setting_are_refused() =>
        Should
            .Throw<UserErrorException>(() => Space(Axis("lr", "1e-4"), Axis("lr-g", "1e-3")).Grid())
            .Message.ShouldBe("Two of the things to try set learning-rate-g; put its values into one.");

    [Fact]
    public void A_search_space_without_axes_is_refused() =>
        Should.Throw<UserErrorException>(() => Space()).Message.ShouldStartWith("There is nothing to try: ");

    [Fact]
    public void Too_many_combinations_are_refused() =>
        Should
            .Throw<UserErrorException>(() => Space(Axis("seed", "1..100"), Axis("batch-size", "2..32")).Grid())
            .Message.ShouldStartWith("These are 3,100 combinations, and a sweep has at most 1,000; ");

    private static IEnumerable<string> Names(SweepPlan plan) => plan.Trials.Select(trial => trial.Name);

    private static SearchAxis Axis(string name, params string[] values) => SearchAxis.Parse(name, values);

    private static SearchSpace Space(params SearchAxis[] axes) =>
        new(new Dictionary<string, string> { ["recipe"] = "mlp" }, axes);
}
