using GanForge.Data.Catalogue;
using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", ".gz", "")]
    [InlineData("", ".gz", ".gz")]
    [InlineData("raw", "", "")]
    [InlineData("FashionMNIST/raw", "", ".gz")]
    public void Raw_and_gzipped_files_are_found_where_other_tools_leave_them(
        string subfolder,
        string imagesEnding,
        string labelsEnding
    )
    {
        Samples.WritePair(_folder[subfolder], Images + imagesEnding, Labels + labelsEnding, 3, 9);

        var dataset = Load("fashion-mnist");

        (dataset.Name, dataset.Count, dataset.Height, dataset.Width).ShouldBe(("fashion-mnist", 2, 2, 2));
        dataset.Labels.ToArray().ShouldBe([3, 9]);
        dataset.Image(1).ToArray().ShouldBe([4, 5, 6, 7]);
    }

    [Fact]
    public void File_names_spelled_with_a_dot_are_found()
    {
        Samples.WritePair(_folder.Path, "train-images.idx3-ubyte", "train-labels.idx1-ubyte", 1);

        Load("mnist").Count.ShouldBe(1);
    }

    [Fact]
    public void File_names_in_capitals_are_found()
    {
        Samples.WritePair(_folder["raw"], "TRAIN-IMAGES-IDX3-UBYTE.GZ", "Train-Labels.idx1-ubyte", 1, 2);

        Load("mnist").Labels.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void A_folder_of_pictures_is_refused_as_a_data_set()
    {
        Directory.CreateDirectory(_folder["3"]);
        File.WriteAllText(_folder["3/0.PNG"], "");

        Should
            .Throw<DatasetUnavailableException>(() => Load("mnist"))
            .Message.ShouldEndWith(
                "MNIST/raw; the PNGs there can be evaluated, and to learn from them they have to be put into "
                    + "IDX files of images and labels."
            );
    }

    [Fact]
    public void A_file_in_place_of_the_data_folder_is_refused()
    {
        File.WriteAllText(_folder["x.npy"], "");

        Should
            .Throw<DatasetUnavailableException>(() =>
                new DatasetLoader { DataDirectory = _folder["x.npy"] }.Load("mnist", DatasetSplit.Train)
            )
            .Message.ShouldBe(
                $"{_folder["x.npy"]} is a file; a data folder holds IDX files of images and labels, such as "
                    + $"train-images-idx3-ubyte."
            );
    }

    [Fact]
    public void The_requested_data_set_is_read_from_a_folder_of_several()
    {
        Samples.WritePair(_folder["MNIST/raw"], Images, Labels, 1);
        Samples.WritePair(_folder["KMNIST/raw"], Images, Labels, 1, 2, 3);

        Load("mnist").Count.ShouldBe(1);
        Load("kmnist").Count.ShouldBe(3);
    }

    [Fact]
    public void Emnist_letters_are_transposed_and_labelled_from_zero()
    {
        Samples.WritePair(
            _folder["EMNIST/raw"],
            "emnist-letters-train-images-idx3-ubyte",
            "emnist-letters-train-labels-idx1-ubyte",
            1,
            26
        );

        var letters = Load("emnist-letters");

        letters.Image(0).ToArray().ShouldBe([0, 2, 1, 3]);
        letters.Labels.ToArray().ShouldBe([0, 25]);
        letters.ClassNames[letters.Labels[1]].ShouldBe("Z");
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Should
            .Throw<DatasetUnavailableException>(() =>
                new DatasetLoader { DataDirectory = _folder["nowhere"] }.Load("mnist", DatasetSplit.Train)
            )
            .Message.ShouldBe($"The data folder {_folder["nowhere"]} does not exist.");

    [Fact]
    public void A_missing_file_is_reported_with_the_folders_searched()
    {
        Samples.WritePair(_folder.Path, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 1);

        Should
            .Throw<DatasetUnavailableException>(() => Load("mnist"))
            .Message.ShouldBe(
                $"mnist needs the file train-images-idx3-ubyte, which is not in {_folder.Path}, raw or as .gz, "
                    + "nor in its subfolders raw, gzip and MNIST/raw."
            );
    }

    [Fact]
    public void Unequal_numbers_of_images_and_labels_are_refused()
    {
        Samples.WritePair(_folder.Path, Images, Labels, 1, 2, 3);
        IdxFile.Write(_folder[Labels], new IdxArray([2], [1, 2]));

        Refusal("mnist")
            .ShouldBe(
                $"{_folder[Images]} holds 3 images but {_folder[Labels]} holds 2 labels; the numbers must be equal."
            );
    }

    [Theory]
    [InlineData("mnist", "", 10, "has the label 10 at position 1; the labels of mnist are 0 to 9.")]
    [InlineData(
        "emnist-letters",
        "emnist-letters-",
        0,
        "has the label 0 at position 1; the labels of emnist-letters are 1 to 26."
    )]
    [InlineData(
        "emnist-letters",
        "emnist-letters-",
        27,
        "has the label 27 at position 1; the labels of emnist-letters are 1 to 26."
    )]
    public void A_label_out_of_range_is_refused(string name, string prefix, byte label, string finding)
    {
        Samples.WritePair(_folder.Path, prefix + Images, prefix + Labels, 1, label);

        Refusal(name).ShouldEndWith(finding);
    }

    [Fact]
    public void Swapped_images_and_labels_are_refused()
    {
        Samples.WritePair(_folder.Path, Labels, Images, 1, 2);
        Refusal("mnist").ShouldContain("holds an array of 2; images are number×height×width");

        IdxFile.Write(_folder[Images], new IdxArray([2, 2, 2], new byte[8]));
        Refusal("mnist").ShouldContain("holds an array of 2×2×2; labels are a single row");
    }

    [Fact]
    public void A_file_without_images_is_refused()
    {
        Samples.WritePair(_folder.Path, Images, Labels);

        Refusal("mnist").ShouldContain("holds an array of 0×2×2");
    }

    private string Refusal(string name) => Should.Throw<DataFormatException>(() => Load(name)).Message;

    private ImageDataset Load(string name) =>
        (ImageDataset)new DatasetLoader { DataDirectory = _folder.Path }.Load(name, DatasetSplit.Train);
}
