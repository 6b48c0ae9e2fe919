using System.CommandLine;
using System.CommandLine.Parsing;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Cli.Flags;

/// <summary>The flag of an option of a run.</summary>
internal sealed class RunFlag
{
    /// <summary>Creates the flag.</summary>
    public RunFlag(RunOption setting)
    {
        Setting = setting;
        var name = SettingFlags.FlagOf(setting.Name);
        Option = new Option<object?>(name, [.. setting.Aliases.Select(SettingFlags.FlagOf)])
        {
            Description = setting switch
            {
                { Default: null } => setting.Description,
                { HasDefaultInWords: true } => $"{setting.Description} Default: {setting.Default}.",
                _ => $"{setting.Description} Default {setting.Default}.",
            },
            HelpName = setting.ValueName,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, name),
        };
    }

    /// <summary>The option of a run that the flag sets.</summary>
    public RunOption Setting { get; }

    /// <summary>The command-line option; null if it is not given.</summary>
    public Option<object?> Option { get; }

    /// <summary>Returns true if the flag is on the command line.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is { Implicit: false };

    private object? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        try
        {
            return Setting.Parse(text);
        }
        catch (UserErrorException)
        {
            result.AddError($"{name} takes {Setting.Allowed}, not '{text}'.");
            return null;
        }
    }
}
