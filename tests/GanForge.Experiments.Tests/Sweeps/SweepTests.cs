using GanForge.Experiments.Sweeps;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Tests;

public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_trial_becomes_a_run_and_a_complete_sweep_trains_nothing_more()
    {
        var watcher = Train("sweep", Seeds());

        watcher.Started.ShouldBe(["seed=1", "seed=2", "seed=3"]);
        RunFolder
            .List(_folder["sweep"])
            .Select(run => run.Name)
            .ShouldBe(["00000-mlp-mnist-seed-1", "00001-mlp-mnist-seed-2", "00002-mlp-mnist-seed-3"]);
        using (var sweep = Open("sweep", Seeds()))
        {
            sweep.Trials.ShouldAllBe(trial => trial.State == TrialState.Done && trial.Message == null);
            var comparison = sweep.Compare();
            comparison.Title.ShouldBe("sweep");
            comparison.Runs.Select(run => run.Label).ShouldBe(["seed=1", "seed=2", "seed=3"]);
            comparison.Differing.Select(setting => setting.Name).ShouldBe(["seed"]);
        }
        Train("sweep", Seeds()).Started.ShouldBeEmpty();
        Train("sweep", plan: null).Started.ShouldBeEmpty();
    }

    [Fact]
    public void A_sweep_stopped_within_a_trial_resumes_to_the_same_bits()
    {
        Train("whole", Seeds());
        var first = Train("parts", Seeds(), stopAfter: 8 + 3);
        var second = Train("parts", plan: null);

        first.IsComplete.ShouldBeFalse();
        first.Started.ShouldBe(["seed=1", "seed=2"]);
        first.Ended.ShouldBe([TrialState.Done, TrialState.Waiting]);
        second.Started.ShouldBe(["seed=2", "seed=3"]);
        second.FirstSteps.ShouldBe([4, 1]);
        Bits("parts").ShouldBe(Bits("whole"));
    }

    [Fact]
    public void A_trial_killed_before_its_first_checkpoint_starts_again_in_its_place()
    {
        Train("whole", Seeds());
        Train("parts", Seeds(), stopAfter: 3);
        var run = RunFolder.List(_folder["parts"]).ShouldHaveSingleItem();
        File.Delete(run.CheckpointPath);
        File.WriteAllText(run.StatusPath, File.ReadAllText(run.StatusPath).Replace("interrupted", "running"));

        Train("parts", Seeds());

        Bits("parts").ShouldBe(Bits("whole"));
    }

    [Fact]
    public void A_trial_killed_after_its_last_checkpoint_is_finished()
    {
        Train("sweep", Seeds());
        var run = RunFolder.List(_folder["sweep"])[1];
        File.WriteAllText(
            run.StatusPath,
            File.ReadAllText(run.StatusPath).Replace("completed", "running").Replace("\"step\": 8", "\"step\": 6")
        );

        var watcher = Train("sweep", Seeds());

        watcher.Ended.ShouldBe([TrialState.Done]);
        RunStatus
            .Read(run)!
            .ShouldSatisfyAllConditions(
                status => status.State.ShouldBe(RunState.Completed),
                status => status.Step.ShouldBe(8)
            );
    }

    [Fact]
    public void A_diverging_trial_is_reported_and_the_others_continue()
    {
        RecipeCatalogue.Add<PlainGan>();
        var shared = Shared("plain-gan");
        var plan = new SearchSpace(shared, [SearchAxis.Parse("breaks-at", ["0", "8", "99"])]).Grid();

        var watcher = Train("sweep", plan);

        watcher.IsComplete.ShouldBeTrue();
        watcher.Ended.ShouldBe([TrialState.Done, TrialState.Failed, TrialState.Done]);
        watcher.Messages.ShouldHaveSingleItem().ShouldStartWith("Training diverged at step 8: ");
        var again = Train("sweep", plan);
        again.Started.ShouldBe(["breaks-at=8"]);
        again.FirstSteps.ShouldBe([7]);
        again.Ended.ShouldBe([TrialState.Failed]);
        using var sweep = Open("sweep", plan);
        sweep
            .Trials[1]
            .ShouldSatisfyAllConditions(
                trial => trial.State.ShouldBe(TrialState.Failed),
                trial => trial.Message!.ShouldStartWith("Training diverged at step 8: ")
            );
        sweep.Compare().Runs[1].Remarks.ShouldHaveSingleItem().ShouldStartWith("Training diverged at step 8: ");
    }

    [Fact]
    public void A_trial_with_a_damaged_checkpoint_is_reported_with_a_remedy()
    {
        Train("sweep", Seeds(), stopAfter: 3);
        File.WriteAllText(RunFolder.List(_folder["sweep"])[0].CheckpointPath, "no weights");

        var watcher = Train("sweep", Seeds());

        watcher.Ended.ShouldBe([TrialState.Failed, TrialState.Done, TrialState.Done]);
        watcher
            .Messages.ShouldHaveSingleItem()
            .ShouldEndWith(" Without its folder the trial starts again from the beginning.");
        Directory.Delete(RunFolder.List(_folder["sweep"])[0].Path, recursive: true);
        Train("sweep", Seeds()).Ended.ShouldBe([TrialState.Done]);
    }

    [Fact]
    public void Another_plan_in_the_same_folder_is_refused()
    {
        Train("sweep", Seeds(), stopAfter: 1);

        Refusal(Plan("seed", "1", "2", "4"))
            .ShouldBe(
                $"{_folder["sweep"]} holds another sweep than the one asked for: it has the trial 'seed=3'. "
                    + $"Name another folder, or go on with what is there."
            );
        Refusal(Plan("seed", "1", "2", "3", "4")).ShouldContain(": it has no trial 'seed=4'.");
        Refusal(Plan("seed", "1", "3", "2")).ShouldContain(": its trials are in another order.");
        Refusal(
                new SearchSpace(
                    Shared("mlp").Append(new("lr", "0.5")).ToDictionary(),
                    [SearchAxis.Parse("seed", ["1", "2", "3"])]
                ).Grid()
            )
            .ShouldContain(": its trial 'seed=1' shares other settings.");
    }

    [Fact]
    public void Extending_a_sweep_trains_only_the_given_trials()
    {
        Extend("sweep", Plan("seed", "2"), stopAfter: 3).IsComplete.ShouldBeFalse();

        Extend("sweep", Plan("seed", "1", "2"))
            .ShouldSatisfyAllConditions(
                watcher => watcher.Started.ShouldBe(["seed=1", "seed=2"]),
                watcher => watcher.FirstSteps.ShouldBe([1, 4])
            );
        Extend("sweep", Plan("seed", "1")).Started.ShouldBeEmpty();
        Extend("sweep", Plan("seed", "3")).Started.ShouldBe(["seed=3"]);
        using var sweep = Open("sweep", plan: null);
        sweep
            .Trials.Select(trial => (trial.Trial.Name, trial.State))
            .ShouldBe([("seed=2", TrialState.Done), ("seed=1", TrialState.Done), ("seed=3", TrialState.Done)]);
    }

    [Fact]
    public void Extending_a_sweep_by_a_trial_with_other_settings_is_refused()
    {
        Extend("sweep", Seeds(), stopAfter: 1);
        var other = new SearchSpace(
            Shared("mlp").Append(new("lr", "0.5")).ToDictionary(),
            [SearchAxis.Parse("seed", ["3", "4"])]
        ).Grid();

        Should
            .Throw<UserErrorException>(() => Extend("sweep", other))
            .Message.ShouldBe(
                $"{_folder["sweep"]} holds another sweep than the one asked for: its trial 'seed=3' has other "
                    + $"settings. Name another folder, or take that one away."
            );
    }

    [Fact]
    public void A_folder_without_a_sweep_is_refused()
    {
        Should
            .Throw<UserErrorException>(() => Open("nowhere", plan: null))
            .Message.ShouldBe($"{_folder["nowhere"]} is not a sweep's folder: it has no plan.json.");
        Directory.Exists(_folder["nowhere"]).ShouldBeFalse();
        RunFolder.Create(_folder["runs"], "mlp-mnist", "{}");
        Should
            .Throw<UserErrorException>(() => Open("runs", Seeds()))
            .Message.ShouldBe($"{_folder["runs"]} holds runs, but no sweep; name another folder for the sweep.");
        File.WriteAllText(_folder["file"], "in the way");
        Should
            .Throw<UserErrorException>(() => Open("file", Seeds()))
            .Message.ShouldStartWith($"No sweep can be kept in {_folder["file"]}: ");
    }

    [Fact]
    public void A_damaged_plan_and_one_of_another_version_are_refused()
    {
        Open("sweep", Seeds()).Dispose();
        File.WriteAllText(_folder["sweep/plan.json"], "{\"format\": 1, \"tri");
        Should
            .Throw<UserErrorException>(() => Open("sweep", plan: null))
            .Message.ShouldBe($"{_folder["sweep/plan.json"]} is damaged: it is not valid JSON.");
        File.WriteAllText(_folder["sweep/plan.json"], "{\"format\": 2}");
        Should
            .Throw<UserErrorException>(() => Open("sweep", plan: null))
            .Message.ShouldBe($"{_folder["sweep/plan.json"]} has format 2, and this version reads format 1.");
    }

    [Fact]
    public void Two_programs_cannot_open_one_sweep()
    {
        using var first = Open("sweep", Seeds());
        Should
            .Throw<UserErrorException>(() => Open("sweep", Seeds()))
            .Message.ShouldBe(
                $"Another program is at the sweep {_folder["sweep"]} at this moment; wait for it, or stop it first."
            );
    }

    [Fact]
    public void All_trials_are_checked_before_the_first_begins()
    {
        var plan = Plan("batch-size", "8", "999");
        Should
            .Throw<UserErrorException>(() => plan.Check(_ => Toys.Blobs))
            .Message.ShouldBe(
                "The trial 'batch-size=999' cannot be: The 48 examples of blobs do not fill a batch of 999; "
                    + "give a smaller batch-size."
            );
        Seeds().Check(_ => Toys.Blobs).Select(trial => trial.Steps).ShouldBe([8, 8, 8]);
    }

    private static Dictionary<string, string> Shared(string recipe) =>
        new(Toys.Small(recipe)) { ["recipe"] = recipe, ["steps"] = "8" };

    private static SweepPlan Plan(string name, params string[] values) =>
        new SearchSpace(Shared("mlp"), [SearchAxis.Parse(name, values)]).Grid();

    private static SweepPlan Seeds() => Plan("seed", "1", "2", "3");

    private Sweep Open(string name, SweepPlan? plan) => Sweep.Open(_folder[name], plan, _ => Toys.Blobs);

    private SweepWatcher Train(string name, SweepPlan? plan, int? stopAfter = null)
    {
        using var sweep = Open(name, plan);
        var watcher = new SweepWatcher { StopAfter = stopAfter };
        watcher.IsComplete = sweep.Run(watcher, watcher.Stop);
        return watcher;
    }

    private SweepWatcher Extend(string name, SweepPlan plan, int? stopAfter = null)
    {
        using var sweep = Sweep.Extend(_folder[name], plan, _ => Toys.Blobs);
        var watcher = new SweepWatcher { StopAfter = stopAfter };
        watcher.IsComplete = sweep.Run(watcher, watcher.Stop);
        return watcher;
    }

    private string Refusal(SweepPlan plan) => Should.Throw<UserErrorException>(() => Open("sweep", plan)).Message;

    private string[] Bits(string name) =>
        [
            .. RunFolder
                .List(_folder[name])
                .SelectMany(run =>
                    TestRuns
                        .Bits(run.CheckpointPath)
                        .Select(tensor => $"{run.Name} {tensor.Key} {tensor.Value}")
                        .Concat(TestRuns.Scalars(run))
                ),
        ];
}
