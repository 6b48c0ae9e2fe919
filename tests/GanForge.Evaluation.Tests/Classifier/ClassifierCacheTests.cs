using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Gans.Settings;
using GanForge.Testing;

namespace GanForge.Evaluation.Tests;

public sealed class ClassifierCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ClassifierCache Shelf => new() { CacheDirectory = _folder["cache"] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_classifier_for_digits_recognises_99_of_a_hundred_test_images()
    {
        var test = (ImageDataset)
            new DatasetLoader().Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);

        For("mnist").Accuracy(test).ShouldBe(0.9929, 0.0002);
        Directory.Exists(_folder["cache"]).ShouldBeFalse();
    }

    [Fact]
    public void Its_hash_is_the_one_that_its_origin_is_noted_with()
    {
        For("mnist").Hash.ShouldBe("cde644d262808282a5345df7fad44b4249e5c045b3d7aef2c00789613a479a3d");
        For("stacked-mnist").ShouldBeSameAs(For("mnist"));
    }

    [Fact]
    public void The_classifier_for_clothing_is_trained_once_and_kept()
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
    public void A_folder_of_other_images_has_a_classifier_of_its_own()
    {
        var usual = For("fashion-mnist");
        var other = Bars.Draw(DatasetSplit.Train, 256);
        Shelf.Has("fashion-mnist", other).ShouldBeFalse();

        Shelf
            .For("fashion-mnist", other, cancellationToken: TestContext.Current.CancellationToken)
            .Hash.ShouldNotBe(usual.Hash);

        Shelf.Has("fashion-mnist", other).ShouldBeTrue();
        For("fashion-mnist").Hash.ShouldBe(usual.Hash);
    }

    [Fact]
    public void A_training_that_is_stopped_leaves_no_classifier()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            Shelf.For("fashion-mnist", Bars.Draw(DatasetSplit.Train, 128), cancellationToken: stop.Token)
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

    /// <summary>Trains, where it must, on something that is quickly learnt.</summary>
    private DigitClassifier For(string dataset) =>
        Shelf.For(
            dataset,
            Bars.Draw(DatasetSplit.Train, 128),
            cancellationToken: TestContext.Current.CancellationToken
        );
}
