using GanForge.Gans.Settings;

namespace GanForge.Gans;

/// <summary>All recipes by name: those of this library and those that a program adds.</summary>
public static class RecipeCatalogue
{
    private static readonly SortedDictionary<string, RecipeEntry> Entries = new(StringComparer.Ordinal);

    static RecipeCatalogue()
    {
        foreach (var type in typeof(RecipeCatalogue).Assembly.GetTypes())
        {
            if (type.IsSubclassOf(typeof(GanRecipe)) && !type.IsAbstract)
                Add(type);
        }
    }

    /// <summary>The name of the default recipe.</summary>
    public const string Default = "r3gan";

    /// <summary>All recipes, ordered by name.</summary>
    public static IReadOnlyList<RecipeEntry> All => [.. Entries.Values];

    /// <summary>
    /// Registers a custom recipe, so that it can be named, trained, resumed and sampled like the others.
    /// </summary>
    /// <typeparam name="TRecipe">Class of the recipe; its name in kebab case is the recipe's name.</typeparam>
    /// <exception cref="ArgumentException">Another class already has that name.</exception>
    public static RecipeEntry Add<TRecipe>()
        where TRecipe : GanRecipe, new() => Add(typeof(TRecipe));

    /// <summary>Finds a recipe by its name.</summary>
    /// <exception cref="UserErrorException">No recipe has that name; the message suggests the nearest one.</exception>
    public static RecipeEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Entries.TryGetValue(name, out var entry))
            return entry;
        var hint = NearestName.To(name, Entries.Keys) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"the recipes are {string.Join(", ", Entries.Keys)}.";
        throw new UserErrorException($"There is no recipe '{name}'; {hint}");
    }

    private static RecipeEntry Add(Type type)
    {
        var entry = new RecipeEntry(type);
        if (Entries.TryGetValue(entry.Name, out var other))
        {
            return other.Type == type
                ? other
                : throw new ArgumentException(
                    $"The recipe name '{entry.Name}' already belongs to {other.Type.FullName}."
                );
        }
        Entries.Add(entry.Name, entry);
        return entry;
    }
}
