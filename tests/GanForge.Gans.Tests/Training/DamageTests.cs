using GanForge.Networks;

namespace GanForge.Gans.Tests;

/// <summary>What can be wrong with a run that is to be resumed or sampled.</summary>
public class DamageTests
{
    [Fact]
    public void A_checkpoint_cut_in_half_is_refused()
    {
        Refuses(
            run => Truncate(run.CheckpointPath, 0.5),
            run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: ");
    }

    [Fact]
    public void A_checkpoint_cut_within_its_header_is_refused() =>
        Refuses(run => Truncate(run.CheckpointPath, 0.001), run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: ");

    [Fact]
    public void A_checkpoint_that_is_something_else_is_refused() =>
        Refuses(run => File.WriteAllText(run.CheckpointPath, "not weights at all"), run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: ");

    [Fact]
    public void Weights_alone_are_no_checkpoint() =>
        Refuses(run => File.Copy(run.GeneratorPath, run.CheckpointPath, overwrite: true), run => $"{run.CheckpointPath} is no checkpoint of a run: ");

    [Fact]
    public void A_checkpoint_of_another_recipe_is_refused()
    {
        using var folder = new TemporaryFolder();
        var other = Runs.Train(Toys.Options("conv", folder.Path), stopAfter: 1).Folder;
        Refuses(
            run => File.Copy(other.CheckpointPath, run.CheckpointPath, overwrite: true),
            run => $"{run.CheckpointPath} belongs to another run: the recipe was conv and would now be mlp.");
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_refused()
    {
        using var folder = new TemporaryFolder();
        var other = Runs.Train(Toys.Options("mlp", folder.Path, ("generator-units", "32")), stopAfter: 1).Folder;
        Refuses(
            run => File.Copy(other.CheckpointPath, run.CheckpointPath, overwrite: true),
            run => $"{run.CheckpointPath} belongs to another run: the setting generator-units was 32 and would now be 256.");
    }

    [Fact]
    public void A_run_without_a_checkpoint_says_so() =>
        Refuses(run => File.Delete(run.CheckpointPath), run => $"There is no checkpoint {run.CheckpointPath}: the run ended before its first one, so start it again.");

    [Fact]
    public void Lost_figures_are_noticed() =>
        Refuses(run => Truncate(run.StatisticsPath, 0.5), run => $"{run.StatisticsPath} has lost lines: ");

    [Fact]
    public void Damaged_options_are_refused() =>
        Refuses(run => File.WriteAllText(run.OptionsPath, "{\"format\": 1, \"recipe\": "), run => $"{run.OptionsPath} is damaged: it is not the JSON that training writes.");

    [Fact]
    public void Options_of_another_version_are_refused() =>
        Refuses(run => File.WriteAllText(run.OptionsPath, "{\"format\": 99}"), run => $"{run.OptionsPath} has format 99, and this version reads format 1.");

    [Fact]
    public void A_folder_that_is_no_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UserErrorException>(() => TrainingSession.Resume(folder.Path)).Message.ShouldBe($"{folder.Path} is not a run's folder: it has no options.json.");
    }

    [Fact]
    public void Damaged_weights_make_no_samples()
    {
        using var folder = new TemporaryFolder();
        var run = Runs.Train(Toys.Options("mlp", folder.Path), stopAfter: 1).Folder;
        Truncate(run.GeneratorPath, 0.9);
        Should.Throw<UserErrorException>(() => GeneratorModel.Load(run)).Message.ShouldStartWith($"The weights of the run {run.Name} are damaged: ");
        File.Delete(run.GeneratorPath);
        Should.Throw<UserErrorException>(() => GeneratorModel.Load(run)).Message.ShouldStartWith($"The run {run.Name} has no weights yet: ");
    }

    private static void Refuses(Action<RunFolder> damage, Func<RunFolder, string> expected)
    {
        using var folder = new TemporaryFolder();
        var run = Runs.Train(Toys.Options("mlp", folder.Path), stopAfter: 3).Folder;
        damage(run);
        var message = Should.Throw<UserErrorException>(() => Runs.Resume(run)).Message;
        message.ShouldStartWith(expected(run));
        message.ShouldEndWith(".");
    }

    private static void Truncate(string path, double share)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(file.Length * share));
    }
}
