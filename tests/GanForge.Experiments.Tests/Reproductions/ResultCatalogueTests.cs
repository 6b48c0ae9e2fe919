using GanForge.Experiments.Reproductions;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Tests;

public sealed class ResultCatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_built_in_result_can_be_trained()
    {
        foreach (var entry in ResultCatalogue.BuiltIn.Entries)
        {
            entry
                .Plan(entry.Seeds)
                .Trials.ShouldAllBe(trial =>
                    trial.Options.Recipe == entry.Recipe && trial.Options.Dataset == entry.Dataset
                );
        }

        foreach (var entry in ResultCatalogue.BuiltIn.Entries.Where(entry => entry.Dataset is "ring" or "grid"))
            entry.Plan([1]).Check().ShouldHaveSingleItem().Steps.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_recorded_result_has_a_value_for_every_seed()
    {
        var recorded = ResultCatalogue.BuiltIn.Entries.Where(entry => entry.Row.Measured is not null).ToList();

        recorded.ShouldNotBeEmpty();
        foreach (var entry in recorded)
        {
            entry.Row.Measured!.Seconds.Count.ShouldBe(entry.Row.Measured.Seeds.Count);
            entry.Row.Measured.Metrics.Values.ShouldAllBe(values => values.Count == entry.Row.Measured.Seeds.Count);
            entry.Group.Real.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_recorded_result_was_trained_with_the_settings_of_its_row()
    {
        foreach (var entry in ResultCatalogue.BuiltIn.Entries)
            entry.Change.ShouldBeNull(entry.Name);
    }

    [Fact]
    public void A_row_overrides_its_group_and_gives_its_command()
    {
        var catalogue = Read(
            """
            {
              "groups": [{
                "name": "points",
                "train": { "dataset": "ring", "lr": 1e-3 },
                "seeds": "1-3",
                "figures": ["modes"],
                "rows": [
                  { "name": "a", "train": { "lr": 2e-3, "conditional": false } },
                  { "name": "b", "train": { "recipe": "mlp" }, "seeds": "7" }
                ]
              }]
            }
            """
        );

        var (first, second) = (catalogue.Find("a"), catalogue.Find("b"));
        first.Command.ShouldBe("ganforge train --dataset ring --lr 2e-3 --conditional false");
        second.Command.ShouldBe("ganforge train --recipe mlp --dataset ring --lr 1e-3");
        first.Seeds.ToString().ShouldBe("1-3");
        second.Seeds.ToString().ShouldBe("7");
        first.Plan([4, 5]).Trials.Select(trial => trial.Name).ShouldBe(["seed=4", "seed=5"]);
        first.Plan([4]).Trials[0].Options.Settings["conditional"].ShouldBe("false");
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest_name()
    {
        var catalogue = Read(
            """{ "groups": [{ "name": "points", "seeds": "1", "figures": [], "rows": [{ "name": "mlp-ring" }] }] }"""
        );

        Should
            .Throw<UserErrorException>(() => catalogue.Find("mpl-ring"))
            .Message.ShouldBe("There is no result 'mpl-ring'; did you mean 'mlp-ring'?");
        Should
            .Throw<UserErrorException>(() => catalogue.Find("sunflower"))
            .Message.ShouldBe("There is no result 'sunflower'; 'ganforge reproduce' lists them.");
    }

    [Theory]
    [InlineData("null", ": it should be an object, not null.")]
    [InlineData("{\n  \"groups\": [\n", ": line 3 is not valid JSON.")]
    [InlineData(
        "{\n  \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": [\n { \"nmae\": "
            + "\"a\" }] }] }",
        ": 'groups[0].rows[0].nmae' is unknown (did you mean 'name'?)."
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": null }] }",
        ": 'groups[0].rows' is missing."
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [\"mods\"], \"rows\": [] }] }",
        ": there is no metric 'mods'; did you mean 'modes'?"
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": [{ \"name\": \"a\" "
            + "}, { \"name\": \"a\" }] }] }",
        " has two rows 'a'; a name stands for one."
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"one\", \"figures\": [], \"rows\": [{ \"name\": "
            + "\"a\" }] }] }",
        ", a: 'one' is not a list of numbers and ranges"
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"figures\": [], \"rows\": [] }] }",
        ": 'groups[0].seeds' is missing."
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": [{ \"name\": "
            + "\"../a\" }] }] }",
        ", ../a: '../a' is no name of a row: "
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": [{ \"name\": "
            + "\"a\", \"train\": { \"epoch\": 3 } }] }] }",
        ", a: "
    )]
    [InlineData(
        "{ \"groups\": [{ \"name\": \"points\", \"seeds\": \"1\", \"figures\": [], \"rows\": [{ \"name\": "
            + "\"a\", \"train\": { \"epochs\": -1 } }] }] }",
        ", a: "
    )]
    public void A_mistake_in_the_file_is_reported_with_its_place(string json, string message)
    {
        var sentence = Should.Throw<UserErrorException>(() => Read(json)).Message;

        sentence.ShouldStartWith(_folder["tables.json"] + message);
        sentence.Split('\n').Length.ShouldBe(1);
    }

    private ResultCatalogue Read(string json)
    {
        File.WriteAllText(_folder["tables.json"], json);
        return ResultCatalogue.Read(_folder["tables.json"]);
    }
}
