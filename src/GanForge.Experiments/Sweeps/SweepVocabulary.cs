using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>What a sweep over some recipes may set, to check names and values one by one, where they are written.</summary>
public sealed class SweepVocabulary
{
    private readonly IReadOnlyList<RecipeEntry> _recipes;

    /// <summary>The options of a run and the settings of some recipes.</summary>
    /// <param name="recipes">The recipes' names; none stands for the default.</param>
    /// <exception cref="UserErrorException">There is no such recipe.</exception>
    public SweepVocabulary(IReadOnlyList<string> recipes)
    {
        ArgumentNullException.ThrowIfNull(recipes);
        _recipes = [.. recipes.DefaultIfEmpty(RecipeCatalogue.Default).Distinct().Select(RecipeCatalogue.Find)];
    }

    /// <summary>All names.</summary>
    public IReadOnlyList<string> Names =>
        [.. NamedOptions.Names.Concat(_recipes.SelectMany(recipe => recipe.Settings).SelectMany(setting => setting.Aliases.Prepend(setting.Name))).Distinct()];

    /// <summary>Sees that a name is known to one of the recipes at least.</summary>
    /// <exception cref="UserErrorException">It is not; the message gives the nearest right one.</exception>
    public void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Names.Contains(name))
            return;
        // Which recipe is meant is not known as long as its own name is misspelt.
        if (NearestName.To(name, NamedOptions.Names) is { } option && NearestName.To(name, Names) == option)
            throw new UserErrorException($"There is no setting '{name}'; did you mean '{option}'?");
        var hint = NearestName.To(name, Names) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"'ganforge recipes {_recipes[0].Name}' lists the settings.";
        throw new UserErrorException($"There is no setting '{name}' of {Wording.Or([.. _recipes.Select(recipe => recipe.Name)])}; {hint}");
    }

    /// <summary>Sees that a name is known and its value in range.</summary>
    /// <exception cref="UserErrorException">The name is not, or the value is not.</exception>
    public void Check(string name, string text)
    {
        CheckName(name);
        if (NamedOptions.Names.Contains(name))
            NamedOptions.With(new TrainingOptions(), name, text);
        else
            _recipes.SelectMany(recipe => recipe.Settings).First(setting => setting.Answers(name)).Parse(text);
    }

    /// <summary>Sees that the names of an axis are known, and its values in range.</summary>
    /// <exception cref="UserErrorException">A name is not, or a value is not.</exception>
    public void Check(SearchAxis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        foreach (var name in axis.Names)
            CheckName(name);
        foreach (var (name, text) in axis.Extremes.SelectMany(choice => choice.Values))
            Check(name, text);
    }
}
