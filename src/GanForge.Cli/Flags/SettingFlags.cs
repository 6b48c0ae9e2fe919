using System.CommandLine;
using GanForge.Gans;

namespace GanForge.Cli;

/// <summary>A recipe's settings as flags: one for each setting, and one for a name that several settings share.</summary>
internal sealed class SettingFlags
{
    private readonly RecipeEntry _recipe;

    /// <summary>Makes the flags.</summary>
    /// <param name="recipe">Whose settings.</param>
    public SettingFlags(RecipeEntry recipe)
    {
        _recipe = recipe;
        var shared = recipe.Settings
            .SelectMany(setting => setting.Aliases)
            .GroupBy(alias => alias)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToList();
        All = [.. shared.Select(ForShared), .. recipe.Settings.Select(setting => ForOne(setting, setting.Aliases.Except(shared)))];
    }

    /// <summary>The flags, shared ones first.</summary>
    public IReadOnlyList<SettingFlag> All { get; }

    /// <summary>The flag of a setting or alias.</summary>
    public static string FlagOf(string name) => "--" + name;

    /// <summary>The settings that the command line gives, names to texts.</summary>
    /// <exception cref="UsageException">A value is none or out of its range.</exception>
    public Dictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        foreach (var flag in All)
        {
            if (parsed.GetResult(flag.Option) is not { } result)
                continue;
            var name = flag.Option.Name.TrimStart('-');
            // A flag for yes or no may stand alone; everything else has a value, or the parser would have complained.
            var text = result.Tokens.Count == 0 ? "true" : result.Tokens[0].Value;
            Check(result.IdentifierToken!.Value, name, text);
            given[name] = text;
        }
        return given;
    }

    private void Check(string typed, string name, string text)
    {
        foreach (var setting in _recipe.Matching(name))
        {
            try
            {
                setting.Parse(text);
            }
            catch (UserErrorException)
            {
                throw new UsageException($"{typed} takes {setting.Allowed}, not '{text}'.");
            }
        }
    }

    private SettingFlag ForShared(string alias)
    {
        var members = _recipe.Matching(alias);
        var meaning = $"Sets {string.Join(" and ", members.Select(setting => FlagOf(setting.Name)))} together.";
        var defaults = members.Select(setting => setting.Default).Distinct().ToList();
        return Make(alias, [], members[0], string.Join(", ", defaults), meaning);
    }

    private static SettingFlag ForOne(RecipeSetting setting, IEnumerable<string> aliases) =>
        Make(setting.Name, aliases, setting, setting.Default, setting.Description);

    private static SettingFlag Make(string name, IEnumerable<string> aliases, RecipeSetting setting, string defaultValue, string meaning)
    {
        var (value, arity) = setting.Type switch
        {
            var type when type == typeof(bool) => ("[true|false]", ArgumentArity.ZeroOrOne),
            var type when type == typeof(int) => ("N", ArgumentArity.ExactlyOne),
            { IsEnum: true } => ("NAME", ArgumentArity.ExactlyOne),
            _ => ("X", ArgumentArity.ExactlyOne),
        };
        var option = new Option<string?>(FlagOf(name), [.. aliases.Select(FlagOf)])
        {
            Description = $"{meaning} Default {defaultValue}.",
            HelpName = value,
            Arity = arity,
        };
        return new SettingFlag(option, defaultValue, setting.Allowed, meaning);
    }
}
