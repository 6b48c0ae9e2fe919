using System.Text;
using System.Text.RegularExpressions;

namespace GanForge.Testing;

/// <summary>
/// Damaged copies of a file: truncated, with altered bits, with duplicate names, or with values of another kind.
/// </summary>
internal static partial class Mutations
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "\"x\"",
        "\"\"",
        "1.5",
        "-1",
        "0",
        "1e30",
        "1e400",
        "-1e400",
        "NaN",
        "Infinity",
        "99999999999999999999",
        "9223372036854775807",
        "2147483648",
        "[]",
        "{}",
        "[null]",
        "{\"a\":null}",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\u00e9\"",
        new string('[', 300) + new string(']', 300),
        new string('[', 100_000),
        "",
    ];

    /// <summary>Damaged copies, equal for equal seeds.</summary>
    public static IEnumerable<byte[]> Of(byte[] whole, int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return random.Next(2) == 0
                ? OfBytes(whole, random)
                : Encoding.Latin1.GetBytes(OfText(Encoding.Latin1.GetString(whole), random));
        }
    }

    private static byte[] OfBytes(byte[] whole, Random random)
    {
        var (start, length) = (random.Next(whole.Length), random.Next(1, 40));
        switch (random.Next(6))
        {
            case 0:
                return whole[..start];
            case 1:
                return [.. whole[..start], .. whole[Math.Min(whole.Length, start + length)..]];
            case 2:
                return [.. whole[..start], .. whole[start..Math.Min(whole.Length, start + length)], .. whole[start..]];
            case 3:
                var rubbish = new byte[length];
                random.NextBytes(rubbish);
                return [.. whole[..start], .. rubbish, .. whole[start..]];
            default:
                var altered = whole.ToArray();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
                return altered;
        }
    }

    private static string OfText(string whole, Random random)
    {
        var fields = Field().Matches(whole);
        if (fields.Count == 0)
            return whole + Values[random.Next(Values.Length)];
        var field = fields[random.Next(fields.Count)];
        var value = field.Groups["value"];
        var other = Values[random.Next(Values.Length)];
        return random.Next(5) switch
        {
            0 => whole.Insert(field.Index, $"{field.Groups["name"].Value}:{other},"),
            1 => whole.Remove(field.Index, field.Length),
            2 => whole.Replace(field.Groups["name"].Value, fields[random.Next(fields.Count)].Groups["name"].Value),
            _ => whole.Remove(value.Index, value.Length).Insert(value.Index, other),
        };
    }

    [GeneratedRegex("""(?<name>"[^"]*")\s*:\s*(?<value>"[^"]*"|\[[^\[\]{}]*\]|[-+.\w]+)""")]
    private static partial Regex Field();
}
