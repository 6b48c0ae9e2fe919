using GanForge.Cli.Errors;
using GanForge.Cli.Sampling;
using GanForge.Data.Catalogue;

namespace GanForge.Cli.Tests;

public sealed class ClassWordsTests
{
    [Theory]
    [InlineData("fashion-mnist", "Ankle boot", 9)]
    [InlineData("fashion-mnist", "ankle BOOT", 9)]
    [InlineData("fashion-mnist", "9", 9)]
    [InlineData("emnist-balanced", "A", 10)]
    [InlineData("emnist-balanced", "a", 36)]
    [InlineData("emnist-balanced", "z", 35)]
    public void A_class_is_found_by_exact_name_before_other_case_or_number(string dataset, string asked, int number) =>
        Of(dataset).Find(asked).ShouldBe(number);

    [Theory]
    [InlineData("mnist", 7, "7")]
    [InlineData("fashion-mnist", 9, "ankle-boot")]
    [InlineData("fashion-mnist", 0, "t-shirt-top")]
    [InlineData("emnist-balanced", 36, "class-36")]
    public void The_file_name_of_a_class_is_valid_on_every_file_system(string dataset, int number, string name) =>
        Of(dataset).FileName(number).ShouldBe(name);

    [Fact]
    public void File_names_of_classes_are_unique_within_a_data_set()
    {
        foreach (var entry in DatasetCatalogue.Entries)
        {
            var names = Enumerable.Range(0, entry.ClassNames.Count).Select(Of(entry.Name).FileName);
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(entry.ClassNames.Count);
        }
    }

    [Fact]
    public void A_class_without_training_images_is_refused()
    {
        var words = new ClassWords(["left", "middle", "right"], [0, 2], "00000-r3gan-mine");

        words.Find("right").ShouldBe(2);
        Should
            .Throw<UsageException>(() => words.Find("1"))
            .Message.ShouldBe(
                "The training set of 00000-r3gan-mine has no image of middle, so the generator never learnt to "
                    + "draw one; it has images of left and right."
            );
    }

    private static ClassWords Of(string dataset)
    {
        var names = DatasetCatalogue.Find(dataset).ClassNames;
        return new ClassWords(names, [.. Enumerable.Range(0, names.Count)], "00000-r3gan-mnist");
    }
}
