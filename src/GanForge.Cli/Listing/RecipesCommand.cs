using System.CommandLine;
using System.Text.RegularExpressions;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Gans;
using Spectre.Console;

namespace GanForge.Cli.Listing;

/// <summary>`ganforge recipes`: lists the recipes, or the settings of one.</summary>
internal sealed partial class RecipesCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _name = new("name")
    {
        HelpName = "NAME",
        Description = "A recipe, to see its settings.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    public RecipesCommand(Terminal terminal)
        : base("recipes", "Lists what can be trained, or all settings of one recipe.")
    {
        _terminal = terminal;
        Add(_name);
        Add(_json);
        Sections = [new("Flags", [_json])];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge recipes", "Every recipe in a line."),
        new("ganforge recipes dcgan", "The settings of dcgan: flag, default, allowed values, meaning."),
    ];

    private int Run(ParseResult parsed)
    {
        var json = parsed.GetValue(_json);
        if (parsed.GetValue(_name) is not { } name)
            ShowAll(json);
        else
            ShowOne(RecipeCatalogue.Find(name), json);
        return ExitCode.Done;
    }

    private void ShowAll(bool json)
    {
        if (json)
        {
            _terminal.PrintJson<IReadOnlyList<RecipeDocument>>([.. RecipeCatalogue.All.Select(Document)]);
            return;
        }
        var table = new ResultTable(
            "recipe",
            new("epochs", IsNumber: true),
            new("batch", IsNumber: true),
            "image",
            "what it is"
        );
        foreach (var recipe in RecipeCatalogue.All)
        {
            var defaults = recipe.Create();
            var mark = recipe.Name == RecipeCatalogue.Default ? $"{Title(recipe)}; the default" : Title(recipe);
            table.AddRow(
                recipe.Name,
                $"{defaults.Epochs}",
                $"{defaults.BatchSize}",
                $"{defaults.ImageSize}×{defaults.ImageSize}",
                mark
            );
        }
        table.WriteTo(_terminal.Results);
        _terminal.Messages.WriteLine(
            $"\n'{StartCommand.Text} recipes NAME' says more of a recipe, and lists its settings."
        );
    }

    /// <summary>The part of the summary that precedes the details.</summary>
    private static string Title(RecipeEntry recipe) =>
        SentenceEnd().Split(recipe.Summary.Split(": ")[0])[0].TrimEnd('.');

    private void ShowOne(RecipeEntry recipe, bool json)
    {
        if (json)
        {
            _terminal.PrintJson(Document(recipe));
            return;
        }
        _terminal.Results.WriteLine($"{recipe.Name}: {recipe.Summary}\n");
        if (recipe.Remarks.Length > 0)
            _terminal.Results.WriteLine($"{recipe.Remarks}\n");
        var table = new ResultTable("flag", "default", "meaning");
        foreach (var flag in new SettingFlags(recipe).All)
            table.AddRow(string.Join('\n', flag.Names), flag.Default, $"{flag.Meaning}\nTakes {flag.Allowed}.");
        table.WriteTo(_terminal.Results);
    }

    private static RecipeDocument Document(RecipeEntry recipe) =>
        new(
            recipe.Name,
            recipe.Name == RecipeCatalogue.Default,
            recipe.Summary,
            [
                .. recipe.Settings.Select(setting => new SettingDocument(
                    SettingFlags.FlagOf(setting.Name),
                    [.. setting.Aliases.Select(SettingFlags.FlagOf)],
                    setting.Default,
                    setting.Allowed,
                    setting.Description
                )),
            ]
        );

    /// <summary>Matches the end of a sentence, but not the period of "et al. 2017".</summary>
    [GeneratedRegex(@"\. (?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
