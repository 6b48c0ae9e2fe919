using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Tests;

public class RunFolderTests
{
    [Fact]
    public void Runs_are_numbered_and_found_by_name_number_path_or_as_the_latest()
    {
        using var folder = new TemporaryFolder();
        var names = new[] { "mlp-mnist", "conv-mnist", "mlp-mnist" };
        var runs = names.Select(name => RunFolder.Create(folder.Path, name, "{}")).ToArray();

        runs.Select(run => run.Name).ShouldBe(["00000-mlp-mnist", "00001-conv-mnist", "00002-mlp-mnist"]);
        RunFolder.List(folder.Path).Select(run => run.Number).ShouldBe([0, 1, 2]);
        RunFolder.Find("latest", folder.Path).Path.ShouldBe(runs[2].Path);
        RunFolder.Find("1", folder.Path).Path.ShouldBe(runs[1].Path);
        RunFolder.Find("00001", folder.Path).Path.ShouldBe(runs[1].Path);
        RunFolder.Find("00000-mlp-mnist", folder.Path).Path.ShouldBe(runs[0].Path);
        RunFolder.Find(runs[1].Path + Path.DirectorySeparatorChar).Path.ShouldBe(runs[1].Path);
    }

    [Fact]
    public void Runs_started_at_the_same_time_get_different_numbers()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(
            0,
            24,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            _ => RunFolder.Create(folder.Path, "mlp-mnist", "{}")
        );
        RunFolder.List(folder.Path).Select(run => run.Number).ShouldBe(Enumerable.Range(0, 24));
    }

    [Fact]
    public void A_folder_holds_runs_if_it_is_one_or_contains_one()
    {
        using var folder = new TemporaryFolder();
        RunFolder.HoldsRuns(folder["nothing"]).ShouldBeFalse();
        var run = Directory.CreateDirectory(folder["runs/00000-mlp-mnist"]).FullName;
        RunFolder.HoldsRuns(run).ShouldBeFalse();
        RunFolder.HoldsRuns(folder["runs"]).ShouldBeFalse();

        File.WriteAllText(Path.Combine(run, "options.json"), "{}");
        RunFolder.HoldsRuns(run).ShouldBeTrue();
        RunFolder.HoldsRuns(folder["runs"]).ShouldBeTrue();
    }

    [Fact]
    public void Other_files_among_the_runs_are_ignored()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["00041-mlp-mnist"]);
        Directory.CreateDirectory(folder["notes"]);
        File.WriteAllText(folder["00099-mlp-mnist"], "a file");
        RunFolder.Create(folder.Path, "mlp-mnist", "{}").Name.ShouldBe("00042-mlp-mnist");
        RunFolder.List(folder.Path).Count.ShouldBe(1);
    }

    [Fact]
    public void A_missing_run_is_refused_with_what_exists_instead()
    {
        using var folder = new TemporaryFolder();
        Should
            .Throw<UserErrorException>(() => RunFolder.Find("latest", folder.Path))
            .Message.ShouldBe($"There is no run in {folder.Path}; 'ganforge train' makes one.");
        RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        Should
            .Throw<UserErrorException>(() => RunFolder.Find("5", folder.Path))
            .Message.ShouldBe($"There is no run '5' in {folder.Path}; the last one is 00000-mlp-mnist.");
        Should
            .Throw<UserErrorException>(() => RunFolder.Find(folder.Path))
            .Message.ShouldBe($"{folder.Path} is a folder of runs; name one of them, such as 00000-mlp-mnist.");
        Should
            .Throw<UserErrorException>(() => RunFolder.Find(folder["00000-mlp-mnist/plots"]))
            .Message.ShouldBe($"{folder["00000-mlp-mnist/plots"]} is not a run's folder: it has no options.json.");
    }

    [Fact]
    public void A_file_of_a_run_selects_the_run_unless_it_belongs_to_one_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        Directory.CreateDirectory(Path.Combine(run.Path, "checkpoints"));
        foreach (var path in (string[])[run.GeneratorPath, run.KeptGeneratorPath(3), folder["model.pth"]])
            File.WriteAllText(path, "");

        RunFolder.Find(run.GeneratorPath).Path.ShouldBe(run.Path);
        RunFolder.Find(run.OptionsPath).Path.ShouldBe(run.Path);
        Message(run.KeptGeneratorPath(3))
            .ShouldBe(
                $"{run.KeptGeneratorPath(3)} has the weights of an epoch; name the run and the epoch: ganforge "
                    + $"sample 00000-mlp-mnist --epoch 3."
            );
        Message(folder["model.pth"])
            .ShouldBe(
                $"{folder["model.pth"]} lies in no run's folder; a run is named by its folder, its number or its name."
            );
        Message("no-such.pth")
            .ShouldBe("There is no file or folder no-such.pth; a run is named by its folder, its number or its name.");

        string Message(string path) =>
            Should.Throw<UserErrorException>(() => RunFolder.Find(path, folder.Path)).Message;
    }

    [Fact]
    public void An_output_folder_that_cannot_be_created_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "in the way");
        var message = Should
            .Throw<UserErrorException>(() => RunFolder.Create(folder["file"], "mlp-mnist", "{}"))
            .Message;
        message.ShouldStartWith($"No run can be kept in {folder["file"]}: ");
        message.ShouldEndWith("; name another folder with --out.");
    }
}
