using System.CommandLine;
using System.Globalization;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>The flags of `sample` and the request that they describe.</summary>
internal sealed class SampleFlags
{
    private const int MaxInPicture = 10_000;
    private const int MaxInAnimation = 2_000;
    private const int FramesInPicture = 10;
    private const int FramesInAnimation = 25;

    private readonly Option<string?> _seeds = Flag.Text(
        "--seeds",
        "LIST",
        "Which seeds to draw, such as 7, 0-63 or 1,4,7-9. A seed always gives the same image, bit for bit, "
            + "whatever else is drawn. Default 0-63; for a walk 0-4.",
        "--seed"
    );
    private readonly Option<long?> _count = Flag.Whole(
        "--count",
        1,
        int.MaxValue,
        "So many images: those of --seeds, and of the seeds that follow; without --seeds from seed 0 on."
    );
    private readonly Option<double?> _truncation = Flag.Number(
        "--truncation",
        0,
        10,
        "Multiplies the noise: normal noise N(0, 1) becomes N(0, X²), uniform noise U(-1, 1) becomes U(-X, X). "
            + "Below 1 digits are more typical and less varied, at 0 all the same. Default 1."
    );
    private readonly Option<long?> _epoch = Flag.Whole(
        "--epoch",
        1,
        int.MaxValue,
        "Draws with the weights of that epoch, if the run was trained with --keep-every. Default: the newest weights."
    );
    private readonly Option<string?> _class = Flag.Text(
        "--digit",
        "CLASS",
        "Draws only that class, by its number or name, of runs that were trained with --conditional: 7, or "
            + "\"Ankle boot\".",
        "--class"
    );
    private readonly Option<string?> _digits = Flag.Text(
        "--digits",
        "DIGITS",
        "Draws these digits one after the other, such as 2024, of runs that were trained with --conditional. If "
            + "more images are requested the sequence repeats; with a single seed all digits share one handwriting."
    );
    private readonly Option<string?> _walk = Flag.OptionalWord(
        "--walk",
        "Walks from seed to seed: on straight lines, or on arcs, where the noise keeps its length. Default: "
            + "arcs for normal noise, lines for uniform noise.",
        "linear",
        "spherical"
    );
    private readonly Option<long?> _frames = Flag.Whole(
        "--frames",
        2,
        10_000,
        $"Images from a seed to the next, both counted. Default {FramesInPicture}; in an animation {FramesInAnimation}."
    );
    private readonly Option<bool> _loop = Flag.Switch("--loop", "Walks on from the last seed to the first.");
    private readonly Option<long?> _framesPerSecond = Flag.Whole(
        "--fps",
        1,
        50,
        "Images a second in an animation. Default 20."
    );
    private readonly Option<string?> _reals = Flag.Text(
        "--reals",
        "LIST",
        "Real images of the test set by their numbers from 0: draws what the decoder makes of their codes. With "
            + "--walk, walks between the codes."
    );
    private readonly Option<string?> _code = Flag.Text(
        "--code",
        "NUMBERS",
        "Draws what the decoder makes of a code: as many numbers as a code has, with commas. With --reals, "
            + "--json shows codes."
    );
    private readonly Option<double?> _perturb = Flag.Number(
        "--perturb",
        0,
        100,
        "Varies each code: adds normal noise, X times as wide as the test set's codes spread, a variation for "
            + "each of --seeds. Default seeds 0-9."
    );
    private readonly Option<string?> _out = Flag.Text(
        "--out",
        "PATH",
        "Where to; the ending says what is written: .png a grid, or a walk row by row; .gif or .apng a walk, "
            + "animated; .npy a NumPy array (N, H, W), with its classes in -labels.npy; idx3-ubyte or .idx an IDX "
            + "file like MNIST's; a folder a PNG for each image, which replaces none that shows something else. "
            + "Default samples.png."
    );
    private readonly Option<string?> _type = Flag.Word(
        "--dtype",
        "Numbers in a .npy file: bytes from 0, black, to 255, white, or the generator's own; points are always "
            + "float32. Default uint8.",
        "uint8",
        "float32"
    );
    private readonly Option<long?> _columns = Flag.Whole(
        "--columns",
        1,
        MaxInPicture,
        "Images a row of a grid. Default: as square as possible."
    );
    private readonly Option<long?> _scale = Flag.Whole(
        "--scale",
        1,
        64,
        "Pixels of a picture for one of an image. Default: a comfortable size; in a folder 1."
    );

    public SampleFlags() =>
        Sections = [
            new("Images", [_seeds, _count, _class, _digits, _truncation, _epoch]),
            new("Walk", [_walk, _frames, _loop, _framesPerSecond]),
            new("Codes, of runs with an autoencoder such as mggan's", [_reals, _code, _perturb]),
            new("Output", [_out, _type, _columns, _scale, Json]),
            new("Runs", [Runs]),
        ];

    public Option<string?> Runs { get; } = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");

    public Option<bool> Json { get; } =
        Flag.Switch("--json", "Prints one JSON document, which lists the files written.");

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>Combines the flags into a request.</summary>
    /// <exception cref="UsageException">The flags are incompatible, or a list of numbers is invalid.</exception>
    public SampleRequest Read(ParseResult parsed)
    {
        var walks = parsed.GetResult(_walk) is not null;
        var path = SamplePath.Parse(parsed.GetValue(_out) ?? "samples.png");
        RequireSense(parsed, path, walks);
        var codes = Codes(parsed, walks);
        var digits = parsed.GetValue(_digits);
        var seeds = Seeds(parsed, walks && codes is null, codes, digits);
        var frames =
            (int?)parsed.GetValue(_frames)
            ?? (path.Format == SampleFormat.Animation ? FramesInAnimation : FramesInPicture);
        Interpolation? interpolation = parsed.GetValue(_walk) switch
        {
            null => null,
            "linear" => Interpolation.Linear,
            _ => Interpolation.Spherical,
        };
        var walk = walks ? new WalkRequest(interpolation, Steps: frames - 1, parsed.GetValue(_loop)) : null;
        RequireCountable(
            path,
            walks,
            (codes?.Count ?? 1L) * (codes is { Perturbation: null } ? 1 : seeds.Count) * (walk?.Steps ?? 1)
        );
        return new SampleRequest
        {
            Out = path,
            Seeds = seeds,
            Codes = codes,
            Truncation = (float)(parsed.GetValue(_truncation) ?? 1),
            Walk = walk,
            Classes = Classes(parsed),
            Digits = digits,
            Epoch = (int?)parsed.GetValue(_epoch),
            Columns =
                (int?)parsed.GetValue(_columns)
                ?? (walk is null && path.Format == SampleFormat.Picture ? digits?.Length : null),
            Scale = (int?)parsed.GetValue(_scale),
            FramesPerSecond = (int?)parsed.GetValue(_framesPerSecond) ?? 20,
            AsFloats = parsed.GetValue(_type) == "float32",
        };
    }

    private CodeRequest? Codes(ParseResult parsed, bool walks)
    {
        var (reals, code, perturbation) = (parsed.GetValue(_reals), parsed.GetValue(_code), parsed.GetValue(_perturb));
        if (reals is null && code is null)
        {
            return perturbation is null
                ? null
                : throw new UsageException("--perturb varies codes; add --reals or --code.");
        }
        if (reals is not null && code is not null)
            throw new UsageException("--reals and --code both name what to decode; leave one of them out.");
        if (walks && perturbation is not null)
            throw new UsageException("--perturb does not go with --walk: codes are varied, or walked between.");
        if (Given(parsed, _truncation, _epoch, _count, _class, _digits) is { } flag)
        {
            throw new UsageException(
                $"{flag} is for images that are generated from noise, and does not go with "
                    + $"{(reals is null ? "--code" : "--reals")}."
            );
        }

        if (perturbation is null && Given(parsed, _seeds) is { } seeds)
        {
            throw new UsageException(
                $"{seeds} does not go with {(reals is null ? "--code" : "--reals")}, unless --perturb is there too."
            );
        }

        var asked = new CodeRequest(
            reals is null ? null : Flag.Numbers(_reals, reals),
            code is null ? null : Numbers(code),
            perturbation
        );
        if (walks && asked.Count < 2)
        {
            throw new UsageException(
                $"A walk leads from one code to another; {(reals is null ? "--code" : "--reals")} names only one."
            );
        }

        return asked;
    }

    private static float[] Numbers(string code) =>
        [
            .. code.Split(',')
                .Select(text =>
                    float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && float.IsFinite(number)
                        ? number
                        : throw new UsageException(
                            $"--code takes numbers with commas in between, and '{text}' is none."
                        )
                ),
        ];

    private NumberList Seeds(ParseResult parsed, bool walks, CodeRequest? codes, string? digits)
    {
        var (given, count) = (parsed.GetValue(_seeds), (int?)parsed.GetValue(_count));
        var seeds = Flag.Numbers(
            _seeds,
            given
                ?? (
                    codes is not null ? "0-9"
                    : digits is { Length: > 0 } && count is null ? $"0-{digits.Length - 1}"
                    : walks ? "0-4"
                    : count is null ? "0-63"
                    : "0"
                )
        );
        if (given is not null && count < seeds.Count)
        {
            throw new UsageException(
                $"--seeds names {seeds.Count} seeds and --count asks for {count}; leave one of them out."
            );
        }

        if (digits is not null && (count ?? seeds.Count) < digits.Length)
            seeds = InOneHand(seeds, count, digits);
        if (walks && seeds.Count < 2)
            throw new UsageException("A walk leads from one seed to another; --seeds names only one.");
        return count is { } all ? seeds.Resize(all) : seeds;
    }

    /// <summary>Repeats the one seed for every digit.</summary>
    private static NumberList InOneHand(NumberList seeds, int? count, string digits)
    {
        if (count is not null)
        {
            throw new UsageException(
                $"--digits {digits} takes {digits.Length} images or more, one for each digit; --count asks for {count}."
            );
        }

        return seeds.Count == 1
            ? NumberList.Parse(string.Join(',', Enumerable.Repeat(seeds[0], digits.Length)))
            : throw new UsageException(
                $"--digits {digits} takes one seed, which draws it in one hand, or {digits.Length} and more, "
                    + $"one for each digit; --seeds names {seeds.Count}."
            );
    }

    private IReadOnlyList<string> Classes(ParseResult parsed)
    {
        var (name, digits) = (parsed.GetValue(_class), parsed.GetValue(_digits));
        if (name is not null && digits is not null)
            throw new UsageException("--digit and --digits both say what to draw; leave one of them out.");
        if (digits is not null && (digits.Length == 0 || !digits.All(char.IsAsciiDigit)))
            throw new UsageException($"--digits takes digits, such as 2024, and '{digits}' is something else.");
        return name is not null ? [name] : [.. (digits ?? "").Select(digit => $"{digit}")];
    }

    private void RequireSense(ParseResult parsed, SamplePath path, bool walks)
    {
        if (!walks && Given(parsed, _frames, _loop) is { } walkOnly)
            throw new UsageException($"{walkOnly} is for a walk; add --walk.");
        if (walks && Given(parsed, _count) is { } count)
        {
            throw new UsageException(
                $"{count} does not go with --walk; --frames says how many images there are from a seed to the next."
            );
        }

        if (!walks && path.Format == SampleFormat.Animation)
            throw new UsageException($"{path.Text} is an animation, and what it can show is a walk; add --walk.");
        RequireFormat("an animation, .gif or .apng", [SampleFormat.Animation], _framesPerSecond);
        RequireFormat("a NumPy array, .npy", [SampleFormat.Npy], _type);
        RequireFormat("a grid, .png", [SampleFormat.Picture], _columns);
        RequireFormat("pictures", [SampleFormat.Picture, SampleFormat.Animation, SampleFormat.Folder], _scale);

        void RequireFormat(string what, SampleFormat[] formats, Option option)
        {
            if (!formats.Contains(path.Format) && Given(parsed, option) is { } flag)
                throw new UsageException($"{flag} is for {what}, which {path.Text} is not.");
        }
    }

    private static void RequireCountable(SamplePath path, bool walks, long count)
    {
        if (path.Format == SampleFormat.Picture && count > MaxInPicture)
        {
            throw new UsageException(
                $"A picture takes up to {MaxInPicture} images, not {count}; a folder, a .npy or an IDX file "
                    + $"takes any number."
            );
        }

        if (path.Format == SampleFormat.Animation && count > MaxInAnimation)
        {
            throw new UsageException(
                $"An animation takes up to {MaxInAnimation} images, not {count}; give fewer --frames or seeds."
            );
        }
        // A walk has one more image than it has steps.
        if (count > (walks ? int.MaxValue - 1 : int.MaxValue))
            throw new UsageException($"{count} images are more than can be counted; give fewer --frames or seeds.");
    }

    /// <summary>Returns the first of the options that is given, as it was typed, or null.</summary>
    private static string? Given(ParseResult parsed, params Option[] options) =>
        options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;
}
