using GanForge.Data.Batches;
using GanForge.Data.Catalogue;

namespace GanForge.Data.Tests;

public class PointDatasetTests
{
    [Theory]
    [InlineData("ring", 8)]
    [InlineData("grid", 25)]
    public void Points_of_the_catalogue_are_labelled_by_their_nearest_mode(string name, int modes)
    {
        var data = new DatasetLoader()
            .Load(name, DatasetSplit.Test, TestContext.Current.CancellationToken)
            .ShouldBeOfType<PointDataset>();

        (data.Count, data.Height, data.Width, data.Channels).ShouldBe((10_000, 1, 1, 2));
        data.ClassNames.Count.ShouldBe(modes);
        for (var i = 0; i < data.Count; i++)
        {
            var (mode, distance) = data.Mixture.Nearest(data.Points[2 * i], data.Points[(2 * i) + 1]);
            mode.ShouldBe(data.Labels[i]);
            distance.ShouldBeLessThan(6 * data.Mixture.Deviation);
        }
    }

    [Fact]
    public void Points_are_repeatable_and_differ_between_splits()
    {
        var train = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 100);
        var again = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 40);
        var test = PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, count: 100);

        again.Points.ToArray().ShouldBe(train.Points[..80].ToArray());
        again.Labels.ToArray().ShouldBe(train.Labels[..40].ToArray());
        test.Points.ToArray().Intersect(train.Points.ToArray()).ShouldBeEmpty();
    }

    [Fact]
    public void Batches_of_points_ignore_normalisation_and_image_size()
    {
        var data = PointDataset.Draw("grid", DatasetSplit.Train, GaussianMixture.Grid, count: 6);
        var loader = new BatchLoader(
            data,
            batchSize: 3,
            seed: 1,
            new Normalization(0.5f, 0.25f),
            size: (28, 28),
            shuffle: false
        );
        var (points, labels) = (new float[6], new byte[3]);
        loader.Next(points, labels);
        loader.Next(points, labels);

        loader.Image.ShouldBe(ImageShape.Point);
        points.ShouldBe(data.Points[6..].ToArray());
        labels.ShouldBe(data.Labels[3..].ToArray());
    }

    [Fact]
    public void A_loader_resumed_at_a_cursor_continues_with_the_same_points()
    {
        var data = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 50);
        var (whole, resumed) = (
            new BatchLoader(data, batchSize: 8, seed: 3),
            new BatchLoader(data, batchSize: 8, seed: 3)
        );
        var (expected, found) = (new float[16], new float[16]);
        for (var i = 0; i < 9; i++)
        {
            whole.Next(expected);
        }

        resumed.Cursor = whole.Cursor;
        whole.Next(expected);
        resumed.Next(found);

        found.ShouldBe(expected);
    }

    [Fact]
    public void Points_are_picked_by_index_with_their_labels()
    {
        var data = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 9);
        var picked = data.Pick([7, 2]).ShouldBeOfType<PointDataset>();

        picked.Points.ToArray().ShouldBe([.. data.Points[14..16], .. data.Points[4..6]]);
        picked.Labels.ToArray().ShouldBe([data.Labels[7], data.Labels[2]]);
        Should
            .Throw<ArgumentOutOfRangeException>(() => data.Pick([9]))
            .Message.ShouldStartWith("ring has no example 9; its 9 examples are numbered from 0.");
    }

    [Fact]
    public void A_data_folder_for_points_is_refused() =>
        Should
            .Throw<DatasetUnavailableException>(() =>
                new DatasetLoader { DataDirectory = "elsewhere" }.Load("ring", DatasetSplit.Train)
            )
            .Message.ShouldBe(
                "The points of ring are drawn by the program and lie in no folder; leave out the data folder elsewhere."
            );

    [Fact]
    public void Points_never_need_a_download() =>
        new DatasetLoader { DataDirectory = "elsewhere" }
            .NeedsDownload("grid", DatasetSplit.Test)
            .ShouldBeFalse();
}
