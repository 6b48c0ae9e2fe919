namespace GanForge.Data.Catalogue;

/// <summary>The data sets known by name.</summary>
public static class DatasetCatalogue
{
    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];
    private static readonly string[] Capitals = Characters('A', 'Z');

    // EMNIST's merged sets keep a separate class for a lower-case letter only if it looks different from its capital.
    private static readonly string[] DistinctSmallLetters = [.. "abdefghnqrt".Select(letter => $"{letter}")];

    private static readonly DatasetDownload Emnist = new(
        "emnist",
        [
            new("https://biometrics.nist.gov/cs_links/EMNIST/"),
            new("https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/"),
        ],
        new Dictionary<string, string> { ["gzip.zip"] = "58c8d27c78d21e728a6bc7b3cc06412e" }
    )
    {
        Archive = "gzip.zip",
    };

    /// <summary>All entries, the built-in one first.</summary>
    public static IReadOnlyList<DatasetEntry> Entries { get; } =
    [
        new()
        {
            Name = "mnist",
            Title = "handwritten digits",
            Licence = "CC BY-SA 3.0",
            ClassNames = Digits,
            TrainCount = 60_000,
            TestCount = 10_000,
            IsBuiltIn = true,
            TorchvisionFolder = "MNIST",
        },
        new()
        {
            Name = "fashion-mnist",
            Title = "articles of clothing",
            Licence = "MIT",
            ClassNames =
            [
                "T-shirt/top",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot",
            ],
            TrainCount = 60_000,
            TestCount = 10_000,
            TorchvisionFolder = "FashionMNIST",
            SystemFolder = "/usr/share/datasets/fashion-mnist",
            Download = FourFiles(
                "fashion-mnist",
                [
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                    "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
                    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
                ],
                [
                    "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                    "25c81989df183df01b3e8a0aad5dffbe",
                    "bef4ecab320f06d8554ea6380940ec79",
                    "bb300cfdad3c16e7a12a480ee83cd310",
                ]
            ),
        },
        new()
        {
            Name = "kmnist",
            Title = "cursive Japanese characters (Kuzushiji)",
            Licence = "CC BY-SA 4.0",
            ClassNames = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"],
            TrainCount = 60_000,
            TestCount = 10_000,
            TorchvisionFolder = "KMNIST",
            Download = FourFiles(
                "kmnist",
                ["http://codh.rois.ac.jp/kmnist/dataset/kmnist/", "https://codh.rois.ac.jp/kmnist/dataset/kmnist/"],
                [
                    "bdb82020997e1d708af4cf47b453dcf7",
                    "e144d726b3acfaa3e44228e80efcd344",
                    "5c965bf0a639b31b8f53240b1b52f4d7",
                    "7320c461ea6c1c855c0b718fb2a4b134",
                ]
            ),
        },
        EmnistPart(
            "balanced",
            "digits and letters, as many of each",
            [.. Digits, .. Capitals, .. DistinctSmallLetters],
            112_800,
            18_800
        ),
        EmnistPart("letters", "letters, capital and small in one class", Capitals, 124_800, 20_800) with
        {
            FirstLabel = 1,
        },
        EmnistPart("digits", "digits, as many of each", Digits, 240_000, 40_000),
        EmnistPart(
            "byclass",
            "all digits and letters",
            [.. Digits, .. Capitals, .. Characters('a', 'z')],
            697_932,
            116_323
        ),
        EmnistPart(
            "bymerge",
            "all digits and letters, lookalikes merged",
            [.. Digits, .. Capitals, .. DistinctSmallLetters],
            697_932,
            116_323
        ),
        EmnistPart("mnist", "digits in MNIST's numbers", Digits, 60_000, 10_000),
        new()
        {
            Name = "stacked-mnist",
            Title = "three digits in the colours of an image: 1,000 modes, against mode collapse",
            Licence = "CC BY-SA 3.0",
            ClassNames = Digits,
            TrainCount = 128_000,
            TestCount = 26_000,
            IsBuiltIn = true,
            Stacks = "mnist",
        },
        Points("ring", "points of 8 Gaussians on a circle, against mode collapse", GaussianMixture.Ring),
        Points("grid", "points of 25 Gaussians on a square grid, against mode collapse", GaussianMixture.Grid),
    ];

    /// <summary>Finds an entry by name, ignoring case.</summary>
    /// <param name="name">The name, for example "fashion-mnist".</param>
    /// <exception cref="DatasetUnavailableException">
    /// No data set has that name; the message lists the known names.
    /// </exception>
    public static DatasetEntry Find(string name) =>
        Known(name)
        ?? throw new DatasetUnavailableException(
            $"There is no data set called '{name}'; the known ones are "
                + $"{string.Join(", ", Entries.Select(entry => entry.Name))}."
        );

    /// <summary>What the examples of a data set are; those of an unknown name are images from a folder.</summary>
    /// <param name="name">The name, in any case; it may be unknown.</param>
    public static ExampleKind KindOf(string name) => Known(name)?.Kind ?? ExampleKind.Images;

    /// <summary>The name as spelled in the catalogue, ignoring case; an unknown name is returned unchanged.</summary>
    /// <param name="name">The name, in any case; it may be unknown.</param>
    public static string CanonicalName(string name) => Known(name)?.Name ?? name;

    private static DatasetEntry? Known(string name) =>
        Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static DatasetEntry EmnistPart(
        string part,
        string title,
        string[] classNames,
        int trainCount,
        int testCount
    ) =>
        new()
        {
            Name = $"emnist-{part}",
            Title = title,
            Licence = "public domain (NIST)",
            ClassNames = classNames,
            TrainCount = trainCount,
            TestCount = testCount,
            FilePrefix = $"emnist-{part}-",
            TestWord = "test",
            TorchvisionFolder = "EMNIST",
            IsTransposed = true,
            Download = Emnist,
        };

    private static DatasetEntry Points(string name, string title, GaussianMixture mixture) =>
        new()
        {
            Name = name,
            Title = title,
            Licence = "none needed: drawn by the program",
            ClassNames = mixture.Names,
            TrainCount = 100_000,
            TestCount = 10_000,
            IsBuiltIn = true,
            Kind = new PointKind(mixture),
        };

    private static DatasetDownload FourFiles(string cacheFolder, string[] mirrors, string[] md5) =>
        new(
            cacheFolder,
            [.. mirrors.Select(mirror => new Uri(mirror))],
            new Dictionary<string, string>
            {
                ["train-images-idx3-ubyte.gz"] = md5[0],
                ["train-labels-idx1-ubyte.gz"] = md5[1],
                ["t10k-images-idx3-ubyte.gz"] = md5[2],
                ["t10k-labels-idx1-ubyte.gz"] = md5[3],
            }
        );

    private static string[] Characters(char first, char last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(character => $"{(char)character}")];
}
