using System.CommandLine;
using System.CommandLine.Parsing;
using GanForge.Cli.Flags;
using GanForge.Cli.Sweeping;
using GanForge.Cli.Training;
using GanForge.Gans;
using GanForge.Gans.Settings;

namespace GanForge.Cli;

/// <summary>Describes the mistake in a command line in one sentence.</summary>
internal static class UsageErrors
{
    /// <summary>Returns the sentence for the first mistake, or null if there is none.</summary>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // Check this first: the parser takes the flag that follows a flag without its value for that value.
        if (
            parsed
                .CommandResult.Children.OfType<OptionResult>()
                .FirstOrDefault(result => LacksItsValue(command, result)) is
            { } bare
        )
        {
            return $"{Name(bare)} needs a value: {Name(bare)} {bare.Option.HelpName}.";
        }
        // An empty shell variable is not a valid folder, file, run or number.
        if (
            parsed.CommandResult.Children.FirstOrDefault(result =>
                result.Tokens.Any(token => token.Value.Length == 0)
            ) is
            { } empty
        )
        {
            return empty is OptionResult option
                ? Empty(Name(option), option.Option.HelpName!)
                : Empty(Words(command), ((ArgumentResult)empty).Argument.HelpName!);
        }

        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) && parsed.UnmatchedTokens.Count > 0)
        {
            return $"Behind '--' nothing is taken for a verb or a flag; leave it out: ganforge "
                + $"{string.Join(' ', parsed.Tokens.Where(token => token.Type != TokenType.DoubleDash))}.";
        }
        // The parser also takes an unknown flag for an argument of the command.
        if (
            parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(result => result.Tokens)
                .FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is
            { } unknown
        )
        {
            return UnknownFlag(command, unknown.Value);
        }

        if (parsed.UnmatchedTokens is [var first, ..])
            return first.StartsWith('-') ? UnknownFlag(command, first) : Unexpected(command, first);
        if (parsed.Errors is not [var error, ..])
            return null;
        return OptionOf(error) is { IdentifierTokenCount: > 1 } repeated
            ? $"{Name(repeated)} is given {repeated.IdentifierTokenCount} times; once is enough."
            : error.Message;
    }

    /// <summary>Returns whether the command line names an unknown command.</summary>
    public static bool IsOfVerb(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand
        && parsed.UnmatchedTokens is [var first, ..]
        && !first.StartsWith('-');

    private static bool LacksItsValue(Command command, OptionResult result) =>
        result.Option.Arity.MinimumNumberOfValues > 0
        && (
            result.Tokens.Count == 0
                ? result is { Implicit: false, IdentifierTokenCount: 1 }
                : Names(command, "-").Contains(result.Tokens[0].Value)
        );

    private static string Empty(string what, string valueName) =>
        $"{what} takes {valueName.Trim('[', ']').Replace("...", "")}, and here it is empty.";

    private static OptionResult? OptionOf(ParseError error) =>
        error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;

    private static string Name(OptionResult result) => result.IdentifierToken?.Value ?? result.Option.Name;

    private static string UnknownFlag(Command command, string flag)
    {
        var name = flag.Split('=', ':')[0];
        if (
            command is RootCommand
            && command.Subcommands.FirstOrDefault(verb => Names(verb).Contains(name)) is { } owner
        )
        {
            return $"{name} comes after its verb: ganforge {owner.Name} {name}.";
        }

        var recipe = (command as TrainCommand)?.Recipe ?? (command as SweepCommand)?.Recipe;
        if (recipe is not null && OtherRecipes(name) is [_, ..] others)
            return $"{name} is a setting of {Wording.And(others)}; the recipe {recipe.Name} has none of that name.";
        var hint = (FlagSynonyms.Find(name, Names(command)) ?? NearestName.To(name, Names(command))) is { } nearest
            ? $"did you mean {nearest}?"
            : $"'{Words(command, "--help")}' lists the flags.";
        return $"{Words(command)} has no flag {name}; {hint}";
    }

    private static string Unexpected(Command command, string word)
    {
        if (command is not RootCommand)
        {
            return $"{Words(command)} does not know what to do with '{word}'; '{Words(command, "--help")}' shows what "
                + $"it takes.";
        }

        var verbs = command.Subcommands.Select(verb => verb.Name).ToList();
        return NearestName.To(word, verbs) is { } nearest
            ? $"There is no verb '{word}'; did you mean '{nearest}'?"
            : $"There is no verb '{word}'; the verbs are {string.Join(", ", verbs)}.";
    }

    private static List<string> OtherRecipes(string flag) =>
        [
            .. RecipeCatalogue
                .All.Where(recipe => new SettingFlags(recipe).All.Any(other => other.Names.Contains(flag)))
                .Select(recipe => recipe.Name),
        ];

    private static string Words(Command command, string? more = null) =>
        string.Join(
            ' ',
            new[] { "ganforge", command is RootCommand ? null : command.Name, more }.Where(word => word is not null)
        );

    private static IEnumerable<string> Names(Command command, string start = "--") =>
        command
            .Options.Where(option => !option.Hidden)
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Where(name => name.StartsWith(start, StringComparison.Ordinal));
}
