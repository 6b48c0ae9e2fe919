using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GanForge.Cli.Errors;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Flags;

/// <summary>Creates options with custom messages for invalid values.</summary>
internal static class Flag
{
    /// <summary>The maximum duration, 10,000 hours.</summary>
    private const double MaxSeconds = 3.6e7;

    /// <summary>Creates a flag without a value.</summary>
    public static Option<bool> Switch(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>Creates a flag with any text as its value.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            HelpName = valueName,
            Arity = ArgumentArity.ExactlyOne,
        };

    /// <summary>Parses the list of numbers in the value of a text flag.</summary>
    /// <exception cref="UsageException">The text is not a list of numbers.</exception>
    public static NumberList Numbers(Option flag, string text)
    {
        try
        {
            return NumberList.Parse(text);
        }
        catch (UserErrorException problem)
        {
            throw new UsageException($"{flag.Name}: {problem.Message}");
        }
    }

    /// <summary>Creates a flag for an integer within bounds; null if it is not given.</summary>
    public static Option<long?> Whole(string name, long minimum, long maximum, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseWhole(result, name, minimum, maximum),
        };

    /// <summary>Creates a flag for a number within bounds; null if it is not given.</summary>
    public static Option<double?> Number(string name, double minimum, double maximum, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "X",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseNumber(result, name, minimum, maximum),
        };

    /// <summary>Creates a flag for a duration, a number followed by s, m or h; null if it is not given.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseDuration(result, name),
        };

    /// <summary>Creates a flag for one of several words; null if it is not given.</summary>
    public static Option<string?> Word(string name, string description, params string[] words) =>
        new(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseWord(result, name, words),
        };

    /// <summary>
    /// Creates a flag with an optional value from several words; null if it is not given or has no value.
    /// </summary>
    public static Option<string?> OptionalWord(string name, string description, params string[] words) =>
        new(name)
        {
            Description = description,
            HelpName = $"[{string.Join('|', words)}]",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => ParseWord(result, name, words),
        };

    private static double? ParseNumber(ArgumentResult result, string name, double minimum, double maximum)
    {
        var text = result.Tokens[0].Value;
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
        )
        {
            return number;
        }

        result.AddError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} takes a number from {minimum} up to {maximum}, not '{text}'."
            )
        );
        return null;
    }

    private static TimeSpan? ParseDuration(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        var seconds =
            text.Length == 0
                ? 0
                : text[^1] switch
                {
                    's' => 1,
                    'm' => 60,
                    'h' => 3_600,
                    _ => 0,
                };
        if (
            seconds > 0
            && double.TryParse(
                text.AsSpan(..^1),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number * seconds is >= 1 and <= MaxSeconds
        )
        {
            return TimeSpan.FromSeconds(number * seconds);
        }
        result.AddError($"{name} takes a time from 1s to 10000h, such as 30s, 10m or 2h, not '{text}'.");
        return null;
    }

    private static string? ParseWord(ArgumentResult result, string name, string[] words)
    {
        if (result.Tokens is not [var token])
            return null;
        if (words.Contains(token.Value))
            return token.Value;
        result.AddError($"{name} takes {string.Join(" or ", words)}, not '{token.Value}'.");
        return null;
    }

    private static long? ParseWhole(ArgumentResult result, string name, long minimum, long maximum)
    {
        var text = result.Tokens[0].Value;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
        )
        {
            return number;
        }
        var range = maximum == long.MaxValue ? $"from {minimum} upwards" : $"from {minimum} up to {maximum}";
        result.AddError($"{name} takes a whole number {range}, not '{text}'.");
        return null;
    }
}
