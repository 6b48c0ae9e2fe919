using System.Reflection;
using GanForge.Gans.Settings;

namespace GanForge.Gans;

/// <summary>A recipe in the catalogue: its name, description and settings, and a factory.</summary>
public sealed class RecipeEntry
{
    private readonly Lazy<IReadOnlyList<RecipeSetting>> _settings;

    internal RecipeEntry(Type type)
    {
        Type = type;
        Name = GanRecipe.NameOf(type);
        _settings = new Lazy<IReadOnlyList<RecipeSetting>>(FindSettings);
    }

    /// <summary>The name of the recipe: the class name in kebab case, for example "dcgan-sgd".</summary>
    public string Name { get; }

    /// <summary>The description of the recipe: the XML summary of its class as plain text.</summary>
    public string Summary => XmlDocumentation.Summary(Type);

    /// <summary>Further notes, such as the settings of a variant: the XML remarks as plain text, or empty.</summary>
    public string Remarks => XmlDocumentation.Remarks(Type);

    /// <summary>All settings, with those shared by all recipes first.</summary>
    public IReadOnlyList<RecipeSetting> Settings => _settings.Value;

    internal Type Type { get; }

    /// <summary>Creates the recipe with the given settings, as texts by name, and defaults for all others.</summary>
    /// <exception cref="UserErrorException">A name is unknown (the message suggests the nearest one), or a value is
    /// invalid.</exception>
    public GanRecipe Create(IReadOnlyDictionary<string, string>? settings = null)
    {
        var recipe = Make();
        // Shared names such as "lr" are applied first, so that a specific name such as "lr-g" overrides them.
        foreach (
            var (name, text) in (settings ?? new Dictionary<string, string>()).OrderByDescending(given =>
                Matching(given.Key).Length
            )
        )
        {
            foreach (var setting in Matching(name))
                setting.Set(recipe, setting.Parse(text));
        }
        recipe.Validate();
        return recipe;
    }

    /// <summary>Finds the settings with a name: one, or several that share an alias.</summary>
    /// <exception cref="UserErrorException">No setting has that name.</exception>
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
        return
        [
            .. Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true })
                .OrderBy(property => Depth(property.DeclaringType!))
                .ThenBy(property => property.MetadataToken)
                .Select(property => new RecipeSetting(property, defaults)),
        ];
    }

    private static int Depth(Type type) => type == typeof(GanRecipe) ? 0 : 1 + Depth(type.BaseType!);
}
