using GanForge.Gans;

namespace GanForge.Benchmarks;

/// <summary>
/// Our training of a recipe against PyTorch's. Processes alternate: while one trains, the others wait. Each begins with
/// an unmeasured window, in which everything is built and compiled; PyTorch variants that are clearly slower there than
/// the best of their data type drop out.
/// </summary>
internal sealed class RecipeComparison(string recipe, TrainingComparisonOptions options) : IDisposable
{
    private const double WarmUpSeconds = 3;
    private const double ShareOfBestToStay = 0.75;

    private readonly TrainingServer _ours = TrainingServer.OfGanForge(options.Threads);
    private readonly List<Contender> _theirs = [];

    public RecipeResult Run()
    {
        var first = _ours.Measure(recipe, WarmUpSeconds);
        if (options.Python is { } python)
            StartPyTorch(python);

        List<double> speeds = [];
        var memory = first.PeakRssMb;
        for (var round = 1; round <= options.Rounds; round++)
        {
            var ours = _ours.Measure(recipe, options.Seconds);
            speeds.Add(ours.ImagesPerSecond);
            memory = ours.PeakRssMb;
            foreach (var contender in _theirs)
                contender.Measure(recipe, options.Seconds);
            Report(round, speeds[^1]);
        }
        return new RecipeResult
        {
            Recipe = recipe,
            Batch = first.Batch,
            OperationsPerImage = Arithmetic.OperationsPerImage(RecipeCatalogue.Find(recipe).Create()),
            OperationsPerImageWithPadding = Arithmetic.OperationsPerImage(
                RecipeCatalogue.Find(recipe).Create(),
                withPadding: true
            ),
            ImagesPerSecond = speeds.Median(),
            Rounds = speeds,
            PeakMegabytes = memory,
            IdleShare = _theirs.Select(contender => contender.Server.IdleShare).Append(_ours.IdleShare).Max(),
            PyTorch =
            [
                .. _theirs.Select(contender => contender.Result()).OrderByDescending(form => form.ImagesPerSecond),
            ],
            PyTorchVersion = _theirs.Select(contender => contender.First.Torch).FirstOrDefault(),
        };
    }

    public void Dispose()
    {
        _ours.Dispose();
        foreach (var contender in _theirs)
            contender.Server.Dispose();
    }

    private void StartPyTorch(string python)
    {
        // One at a time, so that the start of each is measured alone.
        foreach (var form in PyTorchForm.All(options.Threads))
        {
            var contender = new Contender(form, TrainingServer.OfPyTorch(python, form, options.Data));
            _theirs.Add(contender);
            contender.WarmUp(recipe, WarmUpSeconds);
        }
        foreach (var kind in _theirs.GroupBy(contender => contender.Form.Type).ToList())
        {
            var best = kind.Max(contender => contender.First.ImagesPerSecond);
            foreach (var slow in kind.Where(contender => contender.First.ImagesPerSecond < ShareOfBestToStay * best))
            {
                slow.Server.Dispose();
                _theirs.Remove(slow);
            }
        }
    }

    private void Report(int round, double ours)
    {
        var theirs = _theirs.Select(contender =>
            $", {contender.Form} {contender.Form.Type}: {contender.Speeds[^1]:N0}"
        );
        Console.Error.WriteLine($"{recipe} {round}/{options.Rounds}: {ours:N0} images/s{string.Concat(theirs)}");
    }
}
