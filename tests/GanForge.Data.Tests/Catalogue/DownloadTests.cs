using System.IO.Compression;
using System.Security.Cryptography;
using GanForge.Data.Catalogue;

namespace GanForge.Data.Tests;

public sealed class DownloadTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    private readonly TemporaryFolder _origin = new();
    private readonly TemporaryFolder _cache = new();

    public DownloadTests() => Samples.WritePair(_origin.Path, Images + ".gz", Labels + ".gz", 4, 2);

    public void Dispose()
    {
        _origin.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void Files_come_from_the_first_mirror_and_then_from_the_cache()
    {
        using var mirror = new LoopbackServer(Originals());

        for (var i = 0; i < 2; i++)
        {
            Load(Entry(mirror.Address)).Labels.ToArray().ShouldBe([4, 2]);
        }

        mirror.Requests.ShouldBe([Images + ".gz", Labels + ".gz"]);
        _cache.Files().ShouldBe([Path.Combine("set", Images + ".gz"), Path.Combine("set", Labels + ".gz")]);
    }

    [Fact]
    public void Progress_ends_at_the_size_of_each_file()
    {
        using var mirror = new LoopbackServer(Originals());
        var progress = new Recorder();

        Load(Entry(mirror.Address), progress);

        var ends = progress.Reports.Where(report => report.Received == report.Total).ToArray();
        ends.Select(report => report.Source.Segments[^1]).ShouldBe([Images + ".gz", Labels + ".gz"]);
        ends.Select(report => report.Received).ShouldBe(Originals().Values.Select(content => (long)content.Length));
    }

    [Fact]
    public void A_wrong_checksum_falls_back_to_the_next_mirror()
    {
        using var forger = new LoopbackServer(Originals().ToDictionary(file => file.Key, _ => new byte[100]));
        using var mirror = new LoopbackServer(Originals());

        Load(Entry(forger.Address, mirror.Address)).Count.ShouldBe(2);

        forger.Requests.Count.ShouldBe(2);
        mirror.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void Unreachable_empty_and_broken_mirrors_are_skipped()
    {
        using var empty = new LoopbackServer([]);
        using var breaking = new LoopbackServer(Originals()) { BreaksOff = true };
        using var mirror = new LoopbackServer(Originals());

        Load(Entry(LoopbackServer.DeadAddress(), empty.Address, breaking.Address, mirror.Address)).Count.ShouldBe(2);

        breaking.Requests.Count.ShouldBe(2);
        _cache.Files().Length.ShouldBe(2);
    }

    [Fact]
    public void A_failed_download_reports_every_cause_and_a_remedy_and_leaves_no_files()
    {
        var dead = LoopbackServer.DeadAddress();
        using var empty = new LoopbackServer([]);
        using var forger = new LoopbackServer(new() { [Images + ".gz"] = [1, 2, 3] });

        var failure = Should.Throw<DatasetUnavailableException>(() => Load(Entry(dead, empty.Address, forger.Address)));
        failure.IsFailedDownload.ShouldBeTrue();
        var message = failure.Message;

        message.ShouldStartWith($"{Images}.gz could not be downloaded: ");
        message.ShouldContain($" ({dead.Authority})");
        message.ShouldContain("404");
        message.ShouldContain("MD5 5289df737df57326fcdd22597afb1fac instead of");
        message.ShouldEndWith("name their folder with --data-dir.");
        _cache.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_shared_by_several_mirrors_is_reported_once_with_their_hosts()
    {
        using var first = new LoopbackServer([]);
        using var second = new LoopbackServer([]);

        Should
            .Throw<DatasetUnavailableException>(() => Load(Entry(first.Address, second.Address)))
            .Message.ShouldBe(
                $"{Images}.gz could not be downloaded: Response status code does not indicate success: 404 (Not "
                    + $"Found) ({first.Address.Authority} and {second.Address.Authority}); "
                    + "get the data set's files some other way and name their folder with --data-dir."
            );
    }

    [Fact]
    public void A_cancelled_download_leaves_no_files()
    {
        using var mirror = new LoopbackServer(Originals());
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder { Then = cancellation.Cancel };
        var loader = new DatasetLoader { CacheDirectory = _cache.Path, Progress = progress };

        Should.Throw<OperationCanceledException>(() =>
            loader.Load(Entry(mirror.Address), DatasetSplit.Train, cancellation.Token)
        );

        progress.Reports.Count.ShouldBe(1);
        _cache.Files().ShouldBeEmpty();
    }

    [Fact]
    public void An_archive_is_downloaded_once_for_all_its_files()
    {
        using (var archive = ZipFile.Open(_origin["all.zip"], ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(_origin[Images + ".gz"], $"gzip/{Images}.gz");
            archive.CreateEntryFromFile(_origin[Labels + ".gz"], $"gzip/{Labels}.gz");
        }

        using var mirror = new LoopbackServer(new() { ["all.zip"] = File.ReadAllBytes(_origin["all.zip"]) });
        var entry = Entry(mirror.Address) with
        {
            IsTransposed = true,
            Download = new(
                "set",
                [mirror.Address],
                new Dictionary<string, string> { ["all.zip"] = Md5(_origin["all.zip"]) }
            )
            {
                Archive = "all.zip",
            },
        };

        Load(entry).Image(1).ToArray().ShouldBe([4, 6, 5, 7]);
        Load(entry).Labels.ToArray().ShouldBe([4, 2]);

        mirror.Requests.ShouldBe(["all.zip"]);
    }

    [Fact]
    public void NeedsDownload_is_true_until_the_files_are_cached()
    {
        var loader = new DatasetLoader { CacheDirectory = _cache.Path };

        loader.NeedsDownload("mnist", DatasetSplit.Train).ShouldBeFalse();
        loader.NeedsDownload("kmnist", DatasetSplit.Train).ShouldBeTrue();
        Samples.WritePair(_cache["kmnist"], Images + ".gz", Labels + ".gz", 1);
        loader.NeedsDownload("kmnist", DatasetSplit.Train).ShouldBeFalse();
        loader.NeedsDownload("kmnist", DatasetSplit.Test).ShouldBeTrue();
        loader.Load("kmnist", DatasetSplit.Train, TestContext.Current.CancellationToken).Count.ShouldBe(1);
    }

    [Fact]
    public void An_installed_system_package_is_used_before_the_network()
    {
        var entry = Entry(LoopbackServer.DeadAddress()) with { SystemFolder = _origin.Path };

        Load(entry).Count.ShouldBe(2);
        _cache.Files().ShouldBeEmpty();
    }

    private ImageDataset Load(DatasetEntry entry, IProgress<DownloadProgress>? progress = null) =>
        (ImageDataset)
            new DatasetLoader { CacheDirectory = _cache.Path, Progress = progress }.Load(
                entry,
                DatasetSplit.Train,
                TestContext.Current.CancellationToken
            );

    private DatasetEntry Entry(params Uri[] mirrors) =>
        new()
        {
            Name = "set",
            Title = "a set",
            Licence = "free",
            TrainCount = 2,
            TestCount = 0,
            ClassNames = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
            Download = new("set", mirrors, Originals().Keys.ToDictionary(name => name, name => Md5(_origin[name]))),
        };

    private Dictionary<string, byte[]> Originals() =>
        new[] { Images + ".gz", Labels + ".gz" }.ToDictionary(name => name, name => File.ReadAllBytes(_origin[name]));

    private static string Md5(string path) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, File.ReadAllBytes(path)));

    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public Action Then { get; init; } = () => { };

        public void Report(DownloadProgress value)
        {
            Reports.Add(value);
            Then();
        }
    }
}
