using System.Reflection;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>
/// An option of a run: a property of <see cref="TrainingOptions"/> as the command line, sweeps and pages present it.
/// </summary>
public sealed class RunOption
{
    private readonly PropertyInfo _property;
    private readonly RunOptionAttribute _attribute;
    private readonly ValueDomain _domain;

    private RunOption(PropertyInfo property, RunOptionAttribute attribute)
    {
        (_property, _attribute) = (property, attribute);
        _domain = new ValueDomain(property.PropertyType) { Minimum = attribute.Minimum, Maximum = attribute.Maximum };
        Name = attribute.Name ?? KebabCase.From(property.Name);
        Description = XmlDocumentation.Summary(property);
        var value = ValueDomain.Format(property.GetValue(new TrainingOptions()));
        Default = attribute.Default ?? (value.Length > 0 ? value : null);
    }

    /// <summary>All options of a run except the settings of its recipe, in the order of their help.</summary>
    public static IReadOnlyList<RunOption> All { get; } =
    [
        .. typeof(TrainingOptions)
            .GetProperties()
            .OrderBy(property => property.MetadataToken)
            .Select(property => (property, attribute: property.GetCustomAttribute<RunOptionAttribute>()))
            .Where(pair => pair.attribute is not null)
            .Select(pair => new RunOption(pair.property, pair.attribute!)),
    ];

    /// <summary>The option that names the recipe.</summary>
    public static RunOption Recipe { get; } = Named(nameof(TrainingOptions.Recipe));

    /// <summary>The option that names the data set.</summary>
    public static RunOption Dataset { get; } = Named(nameof(TrainingOptions.Dataset));

    /// <summary>The option for the folder of the data set.</summary>
    public static RunOption DataDirectory { get; } = Named(nameof(TrainingOptions.DataDirectory));

    /// <summary>The option for the number of training images.</summary>
    public static RunOption Images { get; } = Named(nameof(TrainingOptions.Images));

    /// <summary>The option for the number of steps.</summary>
    public static RunOption Steps { get; } = Named(nameof(TrainingOptions.Steps));

    /// <summary>The option for the seed.</summary>
    public static RunOption Seed { get; } = Named(nameof(TrainingOptions.Seed));

    /// <summary>The name of the flag without dashes, for example "sample-every".</summary>
    public string Name { get; }

    /// <summary>Further names of the flag, without dashes.</summary>
    public IReadOnlyList<string> Aliases => _attribute.Aliases;

    /// <summary>The description of the option: the XML summary of its property as plain text.</summary>
    public string Description { get; }

    /// <summary>
    /// The default: a value that <see cref="Parse"/> reads, or words such as "all"; null if there is none.
    /// </summary>
    public string? Default { get; }

    /// <summary>True if <see cref="Default"/> is in words.</summary>
    public bool HasDefaultInWords => _attribute.Default is not null;

    /// <summary>The placeholder of the value in help texts, for example "N".</summary>
    public string ValueName => _attribute.Value;

    /// <summary>The heading under which the option is listed.</summary>
    public RunOptionGroup Group => _attribute.Group;

    /// <summary>True if the trials of a sweep may set the option.</summary>
    public bool IsInSweeps => _attribute.InSweeps;

    /// <summary>True if the studio's form for a new run has a field for the option.</summary>
    public bool IsInForm => _attribute.InForm;

    /// <summary>The allowed values in words, for example "a whole number from 1 up to 1000000".</summary>
    public string Allowed => _domain.Allowed;

    /// <summary>Finds an option by its name; returns null if there is none.</summary>
    public static RunOption? Find(string name) => All.FirstOrDefault(option => option.Name == name);

    /// <summary>Parses a value.</summary>
    /// <exception cref="UserErrorException">The text is not a valid value, or is out of range.</exception>
    public object Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _domain.Parse(text) ?? throw new UserErrorException($"'{Name}' takes {Allowed}, not '{text}'.");
    }

    /// <summary>Returns the options with a value that <see cref="Parse"/> returned.</summary>
    public TrainingOptions With(TrainingOptions options, object value)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options with { };
        _property.SetValue(copy, value);
        return copy;
    }

    /// <summary>
    /// The property of the same name in other options, such as those for resuming a run; null if they have none.
    /// </summary>
    internal PropertyInfo? In(Type options) => options.GetProperty(_property.Name);

    private static RunOption Named(string property) => All.Single(option => option._property.Name == property);
}
