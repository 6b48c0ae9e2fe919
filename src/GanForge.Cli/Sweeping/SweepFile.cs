using System.Globalization;
using GanForge.Cli.Errors;
using GanForge.Experiments.Sweeps;
using GanForge.Gans;
using GanForge.Gans.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace GanForge.Cli.Sweeping;

/// <summary>Reads a sweep from a YAML file and reports anything invalid with its line.</summary>
/// <remarks>
/// Settings at the top apply to all trials. "try" lists settings to combine, "variants" names groups of settings that
/// belong together, and "random" is the number of random trials.
/// </remarks>
internal sealed class SweepFile
{
    private const int DeepestNesting = 8;

    private static readonly string[] OwnKeys = ["try", "variants", "random", "random-seed"];

    private readonly string _path;
    private readonly List<(YamlNode Node, Action<SweepVocabulary> Check)> _checks = [];

    private SweepFile(string path) => _path = path;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">The file is not YAML or is invalid; the message names the line.</exception>
    public static SweepRequest Read(string path) => new SweepFile(path).Read();

    private SweepRequest Read()
    {
        var root = Root();
        var shared = new Dictionary<string, string>();
        var axes = new List<SearchAxis>();
        var request = new SweepRequest();
        foreach (var (key, value) in root.Children)
        {
            switch (Name(key))
            {
                case "try":
                    axes.AddRange(Mapping(value, "'try'").Select(axis => Tried(axis.Key, axis.Value)));
                    break;
                case "variants":
                    axes.Add(Variants(value));
                    break;
                case "random":
                    request = request with { Random = (int)Whole(value, "random", 1, 1_000) };
                    break;
                case "random-seed":
                    request = request with { RandomSeed = (ulong)Whole(value, "random-seed", 0, long.MaxValue) };
                    break;
                default:
                    Share(shared, key, value);
                    break;
            }
        }
        Check(SweepRequest.Recipes(shared, axes));
        return request with { Shared = shared, Axes = axes };
    }

    private YamlMappingNode Root()
    {
        var text = File.ReadAllText(_path);
        var yaml = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            RequireFlat(parser);
            yaml.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            // For a tab, the parser reports only the line where its block began.
            throw LineWithTab(text) is { } line
                ? Wrong(line, "a tab begins this line; YAML takes spaces there.")
                : Wrong(
                    problem.Start.Line,
                    $"this is not valid YAML: {Lowered(problem.InnerException?.Message ?? problem.Message)}"
                );
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // A bug in the parser, triggered by text that is not YAML.
            throw Wrong(parser.Current?.End.Line ?? 1, "this is not valid YAML.");
        }
        return yaml.Documents switch
        {
            [{ RootNode: YamlMappingNode root }] => root,
            [var other] => throw Wrong(
                other.RootNode,
                "a sweep's file begins with names and values, as in 'recipe: mlp'."
            ),
            _ => throw Wrong(1, "a sweep's file holds one document of names and values."),
        };
    }

    /// <summary>
    /// Rejects deep or endless nesting, such as thousands of brackets or an alias within its own anchor, which would
    /// overflow the stack.
    /// </summary>
    private void RequireFlat(Parser parser)
    {
        var open = new Stack<string?>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    open.Push(((NodeEvent)parser.Current).Anchor is { IsEmpty: false } anchor ? anchor.Value : null);
                    if (open.Count > DeepestNesting)
                    {
                        throw Wrong(
                            parser.Current.Start.Line,
                            $"lists and names are nested here more than {DeepestNesting} deep."
                        );
                    }

                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    break;
                case AnchorAlias alias when open.Contains(alias.Value.Value):
                    throw Wrong(alias.Start.Line, $"*{alias.Value.Value} stands within what it means.");
            }
        }
    }

    private static int? LineWithTab(string text)
    {
        var index = Array.FindIndex(
            text.ReplaceLineEndings("\n").Split('\n'),
            line => line.TrimStart(' ').StartsWith('\t')
        );
        return index < 0 ? null : index + 1;
    }

    private void Share(Dictionary<string, string> shared, YamlNode key, YamlNode value)
    {
        var name = Name(key);
        _checks.Add((key, vocabulary => RefuseSlip(name, vocabulary)));
        _checks.Add((key, vocabulary => vocabulary.CheckName(name)));
        if (value is YamlScalarNode { Value: { Length: > 0 } text })
        {
            shared[name] = text;
            _checks.Add((value, vocabulary => vocabulary.Check(name, text)));
        }
        else
        {
            _checks.Add(
                (
                    value,
                    _ =>
                        throw new UserErrorException(
                            $"'{name}' takes one value here; several values to try belong under 'try'."
                        )
                )
            );
        }
    }

    private SearchAxis Tried(YamlNode key, YamlNode value)
    {
        var name = Name(key);
        string[] texts = value is YamlSequenceNode list
            ? [.. list.Children.Select(item => Text(item, name))]
            : [Text(value, name)];
        var axis = At(value, () => SearchAxis.Parse(name, texts));
        foreach (var part in axis.Names)
            _checks.Add((key, vocabulary => vocabulary.CheckName(part)));
        if (value is not YamlSequenceNode { Children: var items })
        {
            _checks.Add((value, vocabulary => vocabulary.Check(axis)));
            return axis;
        }
        // A list may span several lines; report the line of the wrong value.
        foreach (var (choice, node) in axis.Choices!.Zip(items))
        {
            foreach (var (part, text) in choice.Values)
                _checks.Add((node, vocabulary => vocabulary.Check(part, text)));
        }
        return axis;
    }

    private SearchAxis Variants(YamlNode node) =>
        At(
            node,
            () =>
                SearchAxis.OfVariants([
                    .. Mapping(node, "'variants'").Select(variant => Variant(variant.Key, variant.Value)),
                ])
        );

    private SearchChoice Variant(YamlNode key, YamlNode value)
    {
        var values = new Dictionary<string, string>();
        foreach (var (setting, node) in Mapping(value, $"the variant '{Name(key)}'"))
        {
            var (name, text) = (Name(setting), Text(node, Name(setting)));
            values[name] = text;
            _checks.Add((setting, vocabulary => vocabulary.CheckName(name)));
            _checks.Add((node, vocabulary => vocabulary.Check(name, text)));
        }
        return new SearchChoice(Name(key), values);
    }

    /// <summary>
    /// Rejects a misspelled keyword of the file format, which is likelier than a setting of a similar name.
    /// </summary>
    private static void RefuseSlip(string name, SweepVocabulary vocabulary)
    {
        if (vocabulary.Names.Contains(name))
            return;
        if (NearestName.To(name, OwnKeys) is { } own)
            throw new UserErrorException($"There is no setting '{name}'; did you mean '{own}'?");
        if (NearestName.To(name, vocabulary.Names) is null)
        {
            throw new UserErrorException(
                $"There is no setting '{name}'; besides settings a sweep's file has {string.Join(", ", OwnKeys)}."
            );
        }
    }

    private void Check(IReadOnlyList<string> recipes)
    {
        // Report an unknown recipe at its own line, before the names that depend on it.
        var known = recipes.Where(name => RecipeCatalogue.All.Any(recipe => recipe.Name == name)).ToList();
        var vocabulary = new SweepVocabulary(known);
        foreach (
            var (node, check) in _checks
                .OrderBy(entry => entry.Node.Start.Line)
                .ThenBy(entry => entry.Node.Start.Column)
        )
        {
            At(node, () => check(vocabulary));
        }
    }

    private IEnumerable<KeyValuePair<YamlNode, YamlNode>> Mapping(YamlNode node, string what) =>
        node is YamlMappingNode { Children: { Count: > 0 } children }
            ? children
            : throw Wrong(node, $"{what} takes names with their values below it.");

    private string Name(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } name } ? name : throw Wrong(node, "a name is expected here.");

    private string Text(YamlNode node, string name) =>
        node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw Wrong(node, $"'{name}' takes one plain value here.");

    private long Whole(YamlNode node, string name, long minimum, long maximum) =>
        long.TryParse(Text(node, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= minimum
        && number <= maximum
            ? number
            : throw Wrong(
                node,
                $"'{name}' takes a whole number from {minimum} "
                    + $"{(maximum == long.MaxValue ? "upwards" : $"up to {maximum}")}, not '{Text(node, name)}'."
            );

    private void At(YamlNode node, Action check) =>
        At(
            node,
            () =>
            {
                check();
                return true;
            }
        );

    private T At<T>(YamlNode node, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (UserErrorException problem)
        {
            throw Wrong(node, Lowered(problem.Message));
        }
    }

    private UsageException Wrong(YamlNode node, string message) => Wrong(node.Start.Line, message);

    private UsageException Wrong(long line, string message) => new($"{_path}, line {line}: {message}");

    private static string Lowered(string sentence) =>
        sentence.Length == 0
            ? ""
            : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.') + (sentence.EndsWith('?') ? "" : ".");
}
