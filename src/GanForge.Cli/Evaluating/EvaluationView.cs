using System.Globalization;
using GanForge.Gans;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>What was measured, on the terminal or as a JSON document.</summary>
internal sealed class EvaluationView(Terminal terminal, Evaluator evaluator)
{
    private const string Unknown = "–";
    private const int HashLetters = 12;

    /// <summary>Shows a row of figures for each of the examples, and how they are shared out among classes.</summary>
    public void Show(IReadOnlyList<Evaluation> evaluations)
    {
        var figures = evaluator.Figures;
        // The table lets its last column run on, which a number must not: an empty one takes that place.
        var table = new ResultTable(["", new("samples", IsNumber: true), .. figures.Select(figure => new TableHeading(figure.Name, IsNumber: true)), ""]);
        foreach (var evaluation in evaluations)
            table.AddRow([evaluation.Name, Figures.Count(evaluation.Samples), .. figures.Select(figure => Text(evaluation.Figures[figure.Name], figure.Format)), ""]);
        table.WriteTo(terminal.Results);
        ShowClasses(evaluations);
        terminal.Messages.WriteLine();
        foreach (var note in evaluations.SelectMany(evaluation => evaluation.Notes))
            terminal.Messages.WriteLine(note);
        var classifier = evaluations[0].Classifier is { } hash ? $", seen by classifier {hash[..HashLetters]}" : "";
        terminal.Messages.WriteLine($"Against the {Figures.Count(evaluator.Reference.Test.Count)} test examples of {evaluations[0].Dataset}{classifier}; seed {evaluations[0].Seed}.");
    }

    /// <summary>Prints all that is known of each of the examples.</summary>
    public void Print(IReadOnlyList<Evaluation> evaluations) => Json.Print<IReadOnlyList<EvaluationDocument>>(
        terminal,
        [.. evaluations.Select(evaluation => new EvaluationDocument(
            evaluation.Name, evaluation.Step, evaluation.Dataset, evaluation.Samples, evaluation.Seed, evaluation.Classifier, evaluation.Figures, evaluation.Classes, evaluation.Notes))]);

    private void ShowClasses(IReadOnlyList<Evaluation> evaluations)
    {
        var seen = evaluations.Where(evaluation => evaluation.Classes is not null).ToList();
        if (seen.Count == 0)
            return;
        terminal.Results.WriteLine();
        var table = new ResultTable(["share of class", .. evaluator.Reference.Test.ClassNames.Select(name => new TableHeading(name, IsNumber: true)), ""]);
        foreach (var evaluation in seen)
            table.AddRow([evaluation.Name, .. evaluation.Classes!.Select(count => Text(count / (double)evaluation.Samples, "0.0 %")), ""]);
        table.WriteTo(terminal.Results);
    }

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;
}
