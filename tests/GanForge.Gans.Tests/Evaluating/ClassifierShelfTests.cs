using GanForge.Data;

namespace GanForge.Gans.Tests;

public class ClassifierShelfTests
{
    [Fact]
    public void The_classifier_for_digits_recognises_99_of_a_hundred_test_images()
    {
        var test = (ImageDataset)new DatasetLoader().Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);

        ClassifierShelf.For("mnist").Accuracy(test).ShouldBe(0.9929, 0.0002);
    }

    [Fact]
    public void Its_hash_is_the_one_that_its_origin_is_noted_with() =>
        ClassifierShelf.For("mnist").Hash.ShouldBe("cde644d262808282a5345df7fad44b4249e5c045b3d7aef2c00789613a479a3d");

    [Fact]
    public void A_data_set_without_a_classifier_is_refused() =>
        Should.Throw<UserErrorException>(() => ClassifierShelf.For("kmnist")).Message.ShouldBe("Images of kmnist cannot be measured: there is a classifier for mnist only.");
}
