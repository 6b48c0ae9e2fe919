using System.Globalization;
using GanForge.Cli.Comparing;
using GanForge.Cli.Terminals;
using GanForge.Evaluation;
using GanForge.Evaluation.Metrics;
using Spectre.Console;

namespace GanForge.Cli.Evaluating;

/// <summary>Shows the results of an evaluation on the terminal or as a JSON document.</summary>
internal sealed class EvaluationView(Terminal terminal, Evaluator evaluator)
{
    private const string Unknown = "–";
    private const int HashLetters = 12;

    /// <summary>
    /// Shows a row of metrics for each subject, and the distribution of its examples over the classes.
    /// </summary>
    public void Show(IReadOnlyList<EvaluationResult> evaluations)
    {
        var table = new SideBySide([.. evaluations.Select(evaluation => evaluation.Name)], corner: "images");
        table.Add(
            new("samples", IsNumber: true),
            [.. evaluations.Select(evaluation => NumberText.Count(evaluation.Samples))]
        );
        foreach (var value in evaluator.Values)
        {
            table.Add(
                new(value.Name, IsNumber: true),
                [.. evaluations.Select(evaluation => Text(evaluation.Values[value.Name], value.Format))]
            );
        }

        table.WriteTo(terminal.Results);
        ShowClasses(evaluations);
        terminal.Messages.WriteLine();
        foreach (var note in evaluations.SelectMany(evaluation => evaluation.Notes).Distinct())
            terminal.Messages.WriteLine(note);
        var classifier = evaluations[0].Classifier is { } hash ? $", using classifier {hash[..HashLetters]}" : "";
        var folder = evaluator.Reference.DataDirectory is { } path ? $" in {PathText.Short(path)}" : "";
        terminal.Messages.WriteLine(
            $"Compared with {Reference()} of {evaluations[0].Dataset}{folder}{classifier}; seed {evaluations[0].Seed}."
        );
    }

    /// <summary>Describes the reference data.</summary>
    private string Reference()
    {
        var (train, test) = (
            $"the {NumberText.Count(evaluator.Reference.Train.Count)} training examples",
            $"the {NumberText.Count(evaluator.Reference.Test.Count)} test examples"
        );
        var ofTraining = evaluator
            .Metrics.Where(metric => metric.ComparesWithTraining)
            .Select(metric => metric.Name)
            .ToList();
        return ofTraining.Count == 0 ? test
            : ofTraining.Count == evaluator.Metrics.Count ? train
            : $"{test}, {string.Join(" and ", ofTraining)} against {train},";
    }

    /// <summary>Prints all results as a JSON document.</summary>
    public void Print(IReadOnlyList<EvaluationResult> evaluations) =>
        terminal.PrintJson<IReadOnlyList<EvaluationDocument>>([
            .. evaluations.Select(evaluation => new EvaluationDocument(
                evaluation.Name,
                evaluation.Step,
                evaluation.Dataset,
                evaluator.Reference.DataDirectory,
                evaluation.Samples,
                evaluation.Seed,
                evaluation.Classifier,
                evaluation.Values,
                evaluation.Classes,
                evaluation.Notes
            )),
        ]);

    private void ShowClasses(IReadOnlyList<EvaluationResult> evaluations)
    {
        var seen = evaluations.Where(evaluation => evaluation.Classes is not null).ToList();
        if (seen.Count == 0)
            return;
        terminal.Results.WriteLine();
        var table = new SideBySide([.. seen.Select(evaluation => evaluation.Name)], corner: "share of class");
        foreach (var (name, number) in evaluator.Reference.Test.ClassNames.Select((name, number) => (name, number)))
        {
            table.Add(
                new(name, IsNumber: true),
                [.. seen.Select(evaluation => Text(evaluation.Classes![number] / (double)evaluation.Samples, "0.0 %"))]
            );
        }

        table.WriteTo(terminal.Results);
    }

    private static string Text(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;
}
