using GanForge.Experiments.Reproductions;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Tests;

public sealed class ReproductionTests
{
    private static readonly RecordedResult Recorded = Result(
        [1, 2, 3],
        ("modes", [7, 8, 9]),
        ("high-quality", [0.5, 0.5, 0.5])
    );

    [Fact]
    public void Mean_and_standard_deviation_match_a_hand_calculation()
    {
        MeanAndDeviation
            .Compute([2, 4, 4, 4, 5, 5, 7, 9])
            .ShouldSatisfyAllConditions(
                spread => spread.Mean.ShouldBe(5),
                spread => spread.Deviation!.Value.ShouldBe(Math.Sqrt(32.0 / 7), 1e-12)
            );
        MeanAndDeviation.Compute([3]).ShouldBe(new MeanAndDeviation(3, null));
    }

    [Fact]
    public void A_difference_is_given_in_recorded_standard_deviations()
    {
        var reproduction = Of(Result([1, 2], ("modes", [10, 11]), ("high-quality", [0.5, 0.5])));

        reproduction.DifferenceOf("modes").ShouldBe(2.5);
        reproduction.DifferenceOf("high-quality").ShouldBe(0);
        Of(Result([1], ("high-quality", [0.6]))).DifferenceOf("high-quality").ShouldBeNull();
        Of(Result([1], ("modes", [null]))).DifferenceOf("modes").ShouldBeNull();
        reproduction.DifferenceOf("kid").ShouldBeNull();
    }

    [Fact]
    public void A_seed_with_other_bits_names_the_metric_that_deviates()
    {
        var reproduction = Of(Result([3, 2, 4], ("modes", [9, 8.5, 1]), ("high-quality", [0.5, 0.5, 0.5])));

        reproduction.Deviates(3, out var third).ShouldBeNull();
        reproduction.Deviates(2, out var second).ShouldBe(("modes", 8.5, 8.0));
        reproduction.Deviates(4, out var fourth).ShouldBeNull();
        (third, second, fourth).ShouldBe((true, true, false));
    }

    [Fact]
    public void Results_of_another_classifier_or_sample_count_are_not_comparable()
    {
        var other = Result([2], ("modes", [9]));
        RecordedResult[] others =
        [
            other with
            {
                Classifier = "abc",
            },
            other with
            {
                Samples = new Dictionary<string, int> { ["modes"] = 5_000 },
            },
        ];

        foreach (var measured in others)
        {
            Of(measured).Deviates(2, out var isComparable).ShouldBeNull();
            isComparable.ShouldBeFalse();
            Should
                .Throw<UserErrorException>(() => Recorded.With(measured))
                .Message.ShouldBe(
                    "Recorded are seeds 1-3, measured with another classifier or on other numbers of examples; "
                        + "measure all of them again, since others as measured now are not comparable with them."
                );
        }
        Recorded.With(Result([1, 2, 3], ("modes", [9, 9, 9])) with { Classifier = "abc" }).Classifier.ShouldBe("abc");
        Recorded.With(Result([4], ("kid", [0.5]))).Samples.Keys.ShouldBe(["modes", "high-quality", "kid"]);
    }

    [Fact]
    public void Results_of_another_version_or_instruction_set_are_not_comparable()
    {
        var other = Result([1], ("modes", [9]));

        Of(other with { Version = "0.2.0" }).Deviates(1, out var byVersion).ShouldBeNull();
        Of(other with { Processor = "X64, 256-bit vectors" }).Deviates(1, out var byProcessor).ShouldBeNull();
        (byVersion, byProcessor).ShouldBe((false, false));
    }

    [Fact]
    public void Recording_keeps_what_another_process_recorded_meanwhile()
    {
        using var folder = new TemporaryFolder();
        var path = folder["tables.json"];
        File.WriteAllText(
            path,
            """{"groups": [{"name": "points", "seeds": "1-3", "figures": ["modes"], "rows": [{"name": "a"}]}]}"""
        );
        var entry = ResultCatalogue.Read(path).Find("a");

        new Reproduction(entry, Result([1], ("modes", [7])), new Dictionary<string, double?>()).Record(path);
        var all = new Reproduction(entry, Result([2], ("modes", [8])), new Dictionary<string, double?>()).Record(path);

        all.Seeds.ShouldBe([1, 2]);
        ResultCatalogue.Read(path).Find("a").Row.Measured!.Metrics["modes"].ShouldBe([7, 8]);
    }

    private static Reproduction Of(RecordedResult result)
    {
        var row = new ResultRow { Name = "a", Measured = Recorded };
        var group = new ResultGroup
        {
            Name = "points",
            Seeds = "1-3",
            Metrics = ["modes"],
            Rows = [row],
        };
        return new Reproduction(new ResultEntry(group, row), result, new Dictionary<string, double?>());
    }

    private static RecordedResult Result(ulong[] seeds, params (string Name, double?[] Values)[] metrics) =>
        new()
        {
            Date = new DateOnly(2020, 1, 2),
            Version = "0.1.0",
            Processor = "X64, 512-bit vectors",
            Trained = new Dictionary<string, string> { ["recipe"] = "r3gan", ["dataset"] = "mnist" },
            Threads = 1,
            Images = 320,
            Seeds = seeds,
            Seconds = [.. seeds.Select(_ => 1.0)],
            Samples = metrics.ToDictionary(metric => metric.Name, _ => 2_500),
            Metrics = metrics.ToDictionary(metric => metric.Name, metric => (IReadOnlyList<double?>)metric.Values),
        };
}
