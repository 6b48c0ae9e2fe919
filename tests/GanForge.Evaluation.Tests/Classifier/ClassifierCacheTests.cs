using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Gans.Settings;

namespace GanForge.Evaluation.Tests;

public sealed class ClassifierCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ClassifierCache Cache => new() { CacheDirectory = _folder["cache"] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_digit_classifier_recognises_99_percent_of_test_images()
    {
        var test = (ImageDataset)
            new DatasetLoader().Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);

        For("mnist").Accuracy(test).ShouldBe(0.9929, 0.0002);
        Directory.Exists(_folder["cache"]).ShouldBeFalse();
    }

    [Fact]
    public void The_digit_classifier_has_the_documented_hash()
    {
        For("mnist").Hash.ShouldBe("cde644d262808282a5345df7fad44b4249e5c045b3d7aef2c00789613a479a3d");
        For("stacked-mnist").ShouldBeSameAs(For("mnist"));
    }

    [Fact]
    public void The_fashion_classifier_is_trained_once_and_cached()
    {
        var trained = For("fashion-mnist");
        var path = Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var written = File.GetLastWriteTimeUtc(path);

        For("fashion-mnist").Hash.ShouldBe(trained.Hash);
        File.GetLastWriteTimeUtc(path).ShouldBe(written);

        File.WriteAllText(path, "damaged");
        For("fashion-mnist").Hash.ShouldBe(trained.Hash);
        new FileInfo(path).Length.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void Other_training_images_get_another_classifier()
    {
        var usual = For("fashion-mnist");
        var other = Bars.Draw(DatasetSplit.Train, 256);
        Cache.Has("fashion-mnist", other).ShouldBeFalse();

        Cache
            .For("fashion-mnist", other, cancellationToken: TestContext.Current.CancellationToken)
            .Hash.ShouldNotBe(usual.Hash);

        Cache.Has("fashion-mnist", other).ShouldBeTrue();
        For("fashion-mnist").Hash.ShouldBe(usual.Hash);
    }

    [Fact]
    public void Cancelling_the_training_leaves_no_classifier()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            Cache.For("fashion-mnist", Bars.Draw(DatasetSplit.Train, 128), cancellationToken: stop.Token)
        );
        Directory.GetFiles(_folder["cache"], "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_data_set_without_a_classifier_is_refused() =>
        Should
            .Throw<UserErrorException>(() => For("kmnist"))
            .Message.ShouldBe(
                "Images of kmnist cannot be measured: there are classifiers for mnist, stacked-mnist and "
                    + "fashion-mnist only."
            );

    /// <summary>The classifier of a data set, trained on a few bars if it is not built in.</summary>
    private DigitClassifier For(string dataset) =>
        Cache.For(
            dataset,
            Bars.Draw(DatasetSplit.Train, 128),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
