using GanForge.Data;
using GanForge.Gans;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

public class DiscriminatorAccuracyTests
{
    private const int TrainingImages = 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Accuracy_is_measured_on_no_more_images_than_an_epoch_trains_on(ulong seed)
    {
        var toys = Toys.Draw(TrainingImages);
        var recipe = RecipeCatalogue.Find("mlp").Create(Toys.Small("mlp"));
        var feed = new DataFeed(recipe, toys.Train, seed);
        var model = recipe.BuildModel(feed.Image, seed);
        toys.Test.Count.ShouldBe(2 * TrainingImages);

        Measure(toys.Test).ShouldBe(Measure(toys.Test.Pick([.. Enumerable.Range(0, TrainingImages)])));

        IReadOnlyDictionary<string, double> Measure(Dataset test) =>
            new DiscriminatorAccuracy(recipe, model, test, feed, seed).Measure(step: 1);
    }
}
