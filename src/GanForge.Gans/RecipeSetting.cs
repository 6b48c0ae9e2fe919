using System.Globalization;
using System.Reflection;
using GanForge.Gans.Settings;

namespace GanForge.Gans;

/// <summary>A setting of a recipe: an initializable property as the command line, files and pages present it.</summary>
public sealed class RecipeSetting
{
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _bounds;

    internal RecipeSetting(PropertyInfo property, GanRecipe defaults)
    {
        _property = property;
        _bounds = property.GetCustomAttribute<SettingAttribute>() ?? new SettingAttribute();
        Name = KebabCase.From(property.Name);
        Default = Format(property.GetValue(defaults));
        Description = XmlDocumentation.Summary(property);
    }

    /// <summary>The name of the property in kebab case, for example "batch-size".</summary>
    public string Name { get; }

    /// <summary>
    /// Alternative names, for example "lr-g"; "lr" is shared by all learning rates and sets them all.
    /// </summary>
    public IReadOnlyList<string> Aliases => _bounds.Aliases;

    /// <summary>The type of the property: int, float, double, bool or an enumeration.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The default of the recipe, in the format that <see cref="Parse"/> reads.</summary>
    public string Default { get; }

    /// <summary>The description of the setting: the XML summary of its property as plain text.</summary>
    public string Description { get; }

    /// <summary>
    /// The allowed values in words: "a whole number from 1 to 65536", "true or false", "normal or uniform".
    /// </summary>
    public string Allowed =>
        Type switch
        {
            _ when Type == typeof(bool) => "true or false",
            _ when Type.IsEnum => Wording.Or(EnumNames()),
            _ => $"a {(Type == typeof(int) ? "whole number" : "number")}{Bounds()}",
        };

    /// <summary>True if the setting does not apply to data sets of points, where it is rejected.</summary>
    public bool IsForImages => _bounds.ForImages;

    /// <summary>Parses a value.</summary>
    /// <exception cref="UserErrorException">The text is not a valid value, or is out of range.</exception>
    public object Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text.Trim()) is { } value && IsInRange(value)
            ? value
            : throw new UserErrorException($"The setting {Name} takes {Allowed}, not '{text}'.");
    }

    /// <summary>Converts a value to the format of <see cref="Default"/>: ".50" becomes "0.5".</summary>
    /// <exception cref="UserErrorException">The text is not a valid value, or is out of range.</exception>
    public string Normalize(string text) => Format(Parse(text));

    /// <summary>Reads the value from a recipe, in the format that <see cref="Parse"/> reads.</summary>
    public string Of(GanRecipe recipe) => Format(_property.GetValue(recipe));

    internal void Set(GanRecipe recipe, object value) => _property.SetValue(recipe, value);

    internal bool Answers(string name) => Name == name || Aliases.Contains(name);

    private object? Read(string text)
    {
        if (Type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole
                : null;
        }

        if (Type == typeof(float))
        {
            return
                float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && float.IsFinite(number)
                ? number
                : null;
        }

        if (Type == typeof(double))
        {
            return
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var precise)
                && double.IsFinite(precise)
                ? precise
                : null;
        }

        if (Type == typeof(bool))
            return bool.TryParse(text, out var yes) ? yes : null;
        var index = Array.IndexOf(EnumNames(), text);
        return index < 0 ? null : Enum.GetValues(Type).GetValue(index);
    }

    private bool IsInRange(object value)
    {
        if (value is not (int or float or double))
            return true;
        // Compares the decimal number as written, so that a float such as 0.999f does not miss its bound by rounding.
        var number = double.Parse(Format(value), CultureInfo.InvariantCulture);
        return (_bounds.AboveMinimum ? number > _bounds.Minimum : number >= _bounds.Minimum)
            && (_bounds.BelowMaximum ? number < _bounds.Maximum : number <= _bounds.Maximum);
    }

    private string Bounds()
    {
        var low = _bounds.AboveMinimum ? $"above {_bounds.Minimum}" : $"from {_bounds.Minimum}";
        var high = _bounds.BelowMaximum ? $"below {_bounds.Maximum}" : $"up to {_bounds.Maximum}";
        return (double.IsFinite(_bounds.Minimum), double.IsFinite(_bounds.Maximum)) switch
        {
            (true, true) => $" {low} {high}",
            (true, false) => $" {low}{(_bounds.AboveMinimum ? "" : " upwards")}",
            (false, true) => $" {high}",
            _ => "",
        };
    }

    private string[] EnumNames() => Array.ConvertAll(Enum.GetNames(Type), KebabCase.From);

    private static string Format(object? value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            Enum name => KebabCase.From(name.ToString()),
            float or double => Scientific(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    /// <summary>Converts 1E-07 to 1e-7.</summary>
    private static string Scientific(string number) => number.Replace("E-0", "e-").Replace('E', 'e');
}
