using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Examples;

namespace GanForge.Cli.Evaluating;

/// <summary>Rows of real examples beyond the usual one, so that what is measured has its own floor beside it.</summary>
internal static class FloorExamples
{
    /// <summary>Real images by way of each other size that images have, and back.</summary>
    /// <param name="evaluator">What measures.</param>
    /// <param name="sources">What is to be measured.</param>
    public static IEnumerable<ExampleSource> Create(Evaluator evaluator, IReadOnlyList<ExampleSource> sources)
    {
        var data = evaluator.Reference.Train;
        return data is not ImageDataset ? [] : sources
            .Select(source => (source.Count, Height: source.Example[0], Width: source.Example[1]))
            .Distinct()
            .Where(size => (size.Height, size.Width) != (data.Height, data.Width))
            .Select(size => new ResizedExamples(evaluator.RealExamples(size.Count), size.Height, size.Width));
    }
}
