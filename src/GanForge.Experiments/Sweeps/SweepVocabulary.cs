using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>
/// The names that a sweep over some recipes may set; it checks names and values where they are written.
/// </summary>
public sealed class SweepVocabulary
{
    private static readonly IReadOnlyList<string> Options =
    [
        .. RunOption.All.Where(option => option.IsInSweeps).Select(option => option.Name),
    ];

    private readonly IReadOnlyList<RecipeEntry> _recipes;

    /// <summary>Collects the run options and the settings of some recipes.</summary>
    /// <param name="recipes">The recipes' names; an empty list means the default recipe.</param>
    /// <exception cref="UserErrorException">A recipe does not exist.</exception>
    public SweepVocabulary(IReadOnlyList<string> recipes)
    {
        ArgumentNullException.ThrowIfNull(recipes);
        _recipes = [.. recipes.DefaultIfEmpty(RecipeCatalogue.Default).Distinct().Select(RecipeCatalogue.Find)];
    }

    /// <summary>All valid names.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. Options
                .Concat(
                    _recipes
                        .SelectMany(recipe => recipe.Settings)
                        .SelectMany(setting => setting.Aliases.Prepend(setting.Name))
                )
                .Distinct(),
        ];

    /// <summary>Returns true if a name is that of an option of a run, and not of a recipe's setting.</summary>
    internal static bool IsOption(string name) => Options.Contains(name);

    /// <summary>Checks that at least one of the recipes knows a name.</summary>
    /// <exception cref="UserErrorException">The name is unknown; the message suggests the nearest one.</exception>
    public void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Names.Contains(name))
            return;
        // The intended recipe is unknown while the name "recipe" itself is misspelled.
        if (NearestName.To(name, Options) is { } option && NearestName.To(name, Names) == option)
            throw new UserErrorException($"There is no setting '{name}'; did you mean '{option}'?");
        var hint = NearestName.To(name, Names) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"'ganforge recipes {_recipes[0].Name}' lists the settings.";
        throw new UserErrorException(
            $"There is no setting '{name}' of {Wording.Or([.. _recipes.Select(recipe => recipe.Name)])}; {hint}"
        );
    }

    /// <summary>Checks that a name is known and its value is in range.</summary>
    /// <exception cref="UserErrorException">The name is unknown, or the value is out of range.</exception>
    public void Check(string name, string text)
    {
        CheckName(name);
        if (name == RunOption.Recipe.Name)
            RecipeCatalogue.Find(text);
        else if (IsOption(name))
            RunOption.Find(name)!.Parse(text);
        else
            _recipes.SelectMany(recipe => recipe.Settings).First(setting => setting.Answers(name)).Parse(text);
    }

    /// <summary>Checks that the names of an axis are known and its values are in range.</summary>
    /// <exception cref="UserErrorException">A name is unknown, or a value is out of range.</exception>
    public void Check(SearchAxis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        foreach (var name in axis.Names)
            CheckName(name);
        foreach (var (name, text) in axis.Extremes.SelectMany(choice => choice.Values))
            Check(name, text);
    }
}
