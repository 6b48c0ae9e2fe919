using GanForge.Experiments.Comparisons;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Tests;

public sealed class RunSelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunSelectionTests()
    {
        foreach (var name in new[] { "mlp-mnist", "conv-mnist", "mlp-kmnist" })
            RunFolder.Create(_folder.Path, name, "{}");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_found_once_each_by_number_name_folder_parent_and_pattern()
    {
        Find("2", "0").ShouldBe([2, 0]);
        Find("00001-conv-mnist", "latest").ShouldBe([1, 2]);
        Find(_folder["00001-conv-mnist"]).ShouldBe([1]);
        Find(_folder.Path).ShouldBe([0, 1, 2]);
        Find(_folder["*mlp*"]).ShouldBe([0, 2]);
        Find("*mlp*").ShouldBe([0, 2]);
        Find("1", _folder.Path, "1").ShouldBe([1, 0, 2]);
        Find().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_run_without_options_is_still_found_in_its_parent_folder()
    {
        File.Delete(Path.Combine(_folder["00001-conv-mnist"], "options.json"));
        Find(_folder.Path).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_name_that_selects_no_run_is_refused_with_the_reason()
    {
        Directory.CreateDirectory(_folder["notes"]);
        Message("7").ShouldBe($"There is no run '7' in {_folder.Path}; the last one is 00002-mlp-kmnist.");
        Message("*dcgan*").ShouldBe($"No run in {_folder.Path} is named like '*dcgan*'.");
        Message(_folder["notes"])
            .ShouldBe(
                $"{_folder["notes"]} is neither a run's folder nor a folder of runs: it has no options.json, "
                    + $"and nothing in it has a run's name."
            );
        Should
            .Throw<UserErrorException>(() => RunSelection.Find([], _folder["notes"]))
            .Message.ShouldBe($"There is no run in {_folder["notes"]}; 'ganforge train' makes one.");
    }

    private string Message(string name) =>
        Should.Throw<UserErrorException>(() => RunSelection.Find([name], _folder.Path)).Message;

    private IEnumerable<int> Find(params string[] names) =>
        RunSelection.Find(names, _folder.Path).Select(run => run.Number);
}
