using System.Reflection;
using GanForge.Data;
using GanForge.Gans.Settings;

namespace GanForge.Gans;

/// <summary>A setting of a recipe: an initializable property as the command line, files and pages present it.</summary>
public sealed class RecipeSetting
{
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _attribute;
    private readonly ValueDomain _domain;

    internal RecipeSetting(PropertyInfo property, GanRecipe defaults)
    {
        _property = property;
        _attribute = property.GetCustomAttribute<SettingAttribute>() ?? new SettingAttribute();
        _domain = new ValueDomain(property.PropertyType)
        {
            Minimum = _attribute.Minimum,
            Maximum = _attribute.Maximum,
            AboveMinimum = _attribute.AboveMinimum,
            BelowMaximum = _attribute.BelowMaximum,
        };
        Name = KebabCase.From(property.Name);
        Default = ValueDomain.Format(property.GetValue(defaults));
        Description = XmlDocumentation.Summary(property);
    }

    /// <summary>The name of the property in kebab case, for example "batch-size".</summary>
    public string Name { get; }

    /// <summary>
    /// Alternative names, for example "lr-g"; "lr" is shared by all learning rates and sets them all.
    /// </summary>
    public IReadOnlyList<string> Aliases => _attribute.Aliases;

    /// <summary>The type of the property: int, float, double, bool or an enumeration.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The default of the recipe, in the format that <see cref="Parse"/> reads.</summary>
    public string Default { get; }

    /// <summary>The description of the setting: the XML summary of its property as plain text.</summary>
    public string Description { get; }

    /// <summary>
    /// The allowed values in words: "a whole number from 1 to 65536", "true or false", "normal or uniform".
    /// </summary>
    public string Allowed => _domain.Allowed;

    /// <summary>True if the setting does not apply to data sets of points, where it is rejected.</summary>
    public bool IsForImages => _attribute.ForImages;

    /// <summary>True if the setting applies to examples of a kind.</summary>
    /// <param name="kind">The kind of the training set's examples.</param>
    public bool Suits(ExampleKind kind) => !IsForImages || kind == ExampleKind.Images;

    /// <summary>Parses a value.</summary>
    /// <exception cref="UserErrorException">The text is not a valid value, or is out of range.</exception>
    public object Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _domain.Parse(text)
            ?? throw new UserErrorException($"The setting {Name} takes {Allowed}, not '{text}'.");
    }

    /// <summary>Converts a value to the format of <see cref="Default"/>: ".50" becomes "0.5".</summary>
    /// <exception cref="UserErrorException">The text is not a valid value, or is out of range.</exception>
    public string Normalize(string text) => ValueDomain.Format(Parse(text));

    /// <summary>Reads the value from a recipe, in the format that <see cref="Parse"/> reads.</summary>
    public string Of(GanRecipe recipe) => ValueDomain.Format(_property.GetValue(recipe));

    internal void Set(GanRecipe recipe, object value) => _property.SetValue(recipe, value);

    internal bool Answers(string name) => Name == name || Aliases.Contains(name);
}
