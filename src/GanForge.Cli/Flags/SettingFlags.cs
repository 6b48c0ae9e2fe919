using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Gans;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Flags;

/// <summary>
/// The flags for a recipe's settings: one for each setting, and one for each name that several settings share.
/// </summary>
internal sealed class SettingFlags
{
    private readonly RecipeEntry _recipe;

    /// <summary>Creates the flags.</summary>
    /// <param name="recipe">The recipe whose settings are flags.</param>
    public SettingFlags(RecipeEntry recipe)
    {
        _recipe = recipe;
        var shared = recipe
            .Settings.SelectMany(setting => setting.Aliases)
            .GroupBy(alias => alias)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToList();
        All =
        [
            .. recipe.Settings.SelectMany(setting =>
                (SettingFlag[])
                    [
                        // A shared name precedes the first of its settings.
                        .. shared
                            .Where(alias => recipe.Matching(alias)[0] == setting)
                            .Select(alias => ForShared(alias, shared)),
                        ForOne(setting, shared),
                    ]
            ),
        ];
    }

    /// <summary>The flags, in the order of the settings.</summary>
    public IReadOnlyList<SettingFlag> All { get; }

    /// <summary>Returns the flag of a setting or alias.</summary>
    public static string FlagOf(string name) => "--" + name;

    /// <summary>Returns the settings given on the command line, as text keyed by name.</summary>
    /// <exception cref="UsageException">A value is invalid or out of range.</exception>
    public Dictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        foreach (var flag in All)
        {
            if (parsed.GetResult(flag.Option) is not { } result)
                continue;
            var name = flag.Option.Name.TrimStart('-');
            // A boolean flag may have no value; the parser has rejected all other flags without one.
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

    private SettingFlag ForShared(string alias, List<string> shared)
    {
        var members = _recipe.Matching(alias);
        var names = members.Select(setting => FlagOf(setting.Aliases.Except(shared).FirstOrDefault(setting.Name)));
        var defaults = members.Select(setting => setting.Default).Distinct();
        return Make(
            alias,
            [],
            members[0],
            string.Join(", ", defaults),
            $"Sets {string.Join(" and ", names)} together."
        );
    }

    private static SettingFlag ForOne(RecipeSetting setting, List<string> shared) =>
        Make(setting.Name, setting.Aliases.Except(shared), setting, setting.Default, setting.Description);

    private static SettingFlag Make(
        string name,
        IEnumerable<string> aliases,
        RecipeSetting setting,
        string defaultValue,
        string meaning
    )
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
