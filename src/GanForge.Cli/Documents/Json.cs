using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GanForge.Cli;

/// <summary>The documents that --json prints; serialised by generated code, which starts faster than reflection.</summary>
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
internal sealed partial class Json : JsonSerializerContext
{
    private static readonly Json Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        // "×" is as welcome in a document as "x".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes one document.</summary>
    public static void Print<TDocument>(Terminal terminal, TDocument document) =>
        terminal.Output.WriteLine(JsonSerializer.Serialize(document, typeof(TDocument), Readable));
}
