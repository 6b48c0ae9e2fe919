using System.Reflection;
using GanForge.Gans.Settings;

namespace GanForge.Gans;

/// <summary>A recipe as the catalogue has it: name, meaning, settings, and a way to make it.</summary>
public sealed class RecipeEntry
{
    private readonly Lazy<IReadOnlyList<RecipeSetting>> _settings;

    internal RecipeEntry(Type type)
    {
        Type = type;
        Name = GanRecipe.NameOf(type);
        _settings = new Lazy<IReadOnlyList<RecipeSetting>>(FindSettings);
    }

    /// <summary>The class's name in kebab case, for example "dcgan-sgd".</summary>
    public string Name { get; }

    /// <summary>What the recipe is: the class's XML comment as plain text.</summary>
    public string Summary => XmlDocumentation.Summary(Type);

    /// <summary>What else there is to say, such as another variant's settings: the XML comment's remarks as plain text, or empty.</summary>
    public string Remarks => XmlDocumentation.Remarks(Type);

    /// <summary>Every setting, those of all recipes first.</summary>
    public IReadOnlyList<RecipeSetting> Settings => _settings.Value;

    internal Type Type { get; }

    /// <summary>Makes the recipe with the given settings, names to texts, and the defaults for all others.</summary>
    /// <exception cref="UserErrorException">A name is unknown (the message gives the nearest right one), or a value is.</exception>
    public GanRecipe Create(IReadOnlyDictionary<string, string>? settings = null)
    {
        var recipe = Make();
        // A shared name such as "lr" goes first, so that "lr-g" beside it has the last word.
        foreach (var (name, text) in (settings ?? new Dictionary<string, string>()).OrderByDescending(given => Matching(given.Key).Length))
        {
            foreach (var setting in Matching(name))
                setting.Set(recipe, setting.Parse(text));
        }
        recipe.Validate();
        return recipe;
    }

    /// <summary>The settings that a name stands for: one, or several that share an alias.</summary>
    /// <exception cref="UserErrorException">There is no setting of that name.</exception>
    public RecipeSetting[] Matching(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = Settings.Where(setting => setting.Answers(name)).ToArray();
        if (found.Length > 0)
            return found;
        var names = Settings.SelectMany(setting => setting.Aliases.Prepend(setting.Name));
        var meant = NearestName.To(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        throw new UserErrorException($"The recipe {Name} has no setting '{name}'{meant}");
    }

    private GanRecipe Make() => (GanRecipe)Activator.CreateInstance(Type)!;

    private List<RecipeSetting> FindSettings()
    {
        var defaults = Make();
        return [.. Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(property => new RecipeSetting(property, defaults))];
    }

    private static int Depth(Type type) => type == typeof(GanRecipe) ? 0 : 1 + Depth(type.BaseType!);
}
