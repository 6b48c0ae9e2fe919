using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Examples;

namespace GanForge.Cli.Evaluating;

/// <summary>Extra rows of real examples, so that each result can be compared with its own floor.</summary>
internal static class FloorExamples
{
    /// <summary>Creates real images that are resized to each other image size among the sources and back.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="sources">The sources to measure.</param>
    public static IEnumerable<ExampleSource> Create(Evaluator evaluator, IReadOnlyList<ExampleSource> sources)
    {
        var data = evaluator.Reference.Train;
        return data is not ImageDataset
            ? []
            : sources
                .Select(source => (source.Count, Height: source.Example.Height, Width: source.Example.Width))
                .Distinct()
                .Where(size => (size.Height, size.Width) != (data.Height, data.Width))
                .Select(size => new ResizedExamples(evaluator.RealExamples(size.Count), size.Height, size.Width));
    }
}
