using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Cli.Comparing;
using GanForge.Cli.Evaluating;
using GanForge.Cli.Listing;
using GanForge.Cli.Reproducing;
using GanForge.Cli.Sampling;
using GanForge.Cli.Sweeping;
using GanForge.Cli.Training;

namespace GanForge.Cli;

/// <summary>
/// The documents that --json prints, serialized by generated code, which starts faster than reflection.
/// </summary>
[JsonSerializable(typeof(TrainDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(SampleDocument))]
[JsonSerializable(typeof(IReadOnlyList<EvaluationDocument>))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(SweepDocument))]
[JsonSerializable(typeof(IReadOnlyList<TrialPlanDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ResultDocument>))]
[JsonSerializable(typeof(ReproductionDocument))]
[JsonSerializable(typeof(RecipeDocument))]
[JsonSerializable(typeof(IReadOnlyList<RecipeDocument>))]
[JsonSerializable(typeof(DatasetDocument))]
[JsonSerializable(typeof(IReadOnlyList<DatasetDocument>))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    /// <summary>Indented output with names in camel case.</summary>
    public static DocumentContext Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                WriteIndented = true,
                // Write characters such as "×" unescaped.
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
