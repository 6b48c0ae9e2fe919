using GanForge.Data.Catalogue;

namespace GanForge.Data.Tests;

public class DatasetCatalogueTests
{
    [Fact]
    public void The_catalogue_lists_the_known_data_sets() =>
        DatasetCatalogue
            .Entries.Select(entry => entry.Name)
            .ShouldBe([
                "mnist",
                "fashion-mnist",
                "kmnist",
                "emnist-balanced",
                "emnist-letters",
                "emnist-digits",
                "emnist-byclass",
                "emnist-bymerge",
                "emnist-mnist",
                "stacked-mnist",
                "ring",
                "grid",
            ]);

    [Theory]
    [InlineData("mnist", 10)]
    [InlineData("fashion-mnist", 10)]
    [InlineData("kmnist", 10)]
    [InlineData("emnist-balanced", 47)]
    [InlineData("emnist-letters", 26)]
    [InlineData("emnist-digits", 10)]
    [InlineData("emnist-byclass", 62)]
    [InlineData("emnist-bymerge", 47)]
    [InlineData("emnist-mnist", 10)]
    [InlineData("ring", 8)]
    [InlineData("grid", 25)]
    public void Every_class_has_a_unique_name(string name, int classes)
    {
        var names = DatasetCatalogue.Find(name).ClassNames;

        names.Count.ShouldBe(classes);
        names.ShouldBeUnique();
    }

    [Fact]
    public void Names_are_found_regardless_of_case() =>
        DatasetCatalogue.Find("Fashion-MNIST").Name.ShouldBe("fashion-mnist");

    [Fact]
    public void An_unknown_name_is_refused_with_a_list_of_the_known_ones() =>
        Should
            .Throw<DatasetUnavailableException>(() => DatasetCatalogue.Find("fasion"))
            .Message.ShouldStartWith(
                "There is no data set called 'fasion'; the known ones are mnist, fashion-mnist, kmnist, emnist-balanced"
            );

    [Fact]
    public void Every_file_that_a_download_needs_has_a_checksum_and_a_second_mirror()
    {
        foreach (var entry in DatasetCatalogue.Entries.Where(entry => !entry.IsBuiltIn))
        {
            var download = entry.Download.ShouldNotBeNull();
            download.Mirrors.Count.ShouldBeGreaterThan(1);
            download.Mirrors.ShouldAllBe(mirror => mirror.AbsoluteUri.EndsWith('/'));
            foreach (var split in Enum.GetValues<DatasetSplit>())
            {
                download.FilesOf(entry, split).ShouldAllBe(file => download.Md5[file].Length == 32);
            }
        }
    }
}
