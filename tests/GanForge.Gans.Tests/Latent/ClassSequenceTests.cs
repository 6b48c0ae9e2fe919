using GanForge.Gans.Latent;

namespace GanForge.Gans.Tests;

public class ClassSequenceTests
{
    [Fact]
    public void Nearly_even_classes_are_assigned_in_rotation()
    {
        var classes = ClassSequence.From([60, 67, 59, 61, 58, 54, 59, 62, 58, 108]);

        classes.IsEven.ShouldBeTrue();
        Enumerable
            .Range(0, 30)
            .Select(seed => classes[(ulong)seed])
            .ShouldBe(Enumerable.Range(0, 30).Select(seed => seed % 10));
        classes.Notes(Names(10)).ShouldBeEmpty();
    }

    [Fact]
    public void A_class_without_training_images_is_never_sampled()
    {
        var classes = ClassSequence.From([135, 165, 0, 0]);

        Counts(classes, 300).ShouldBe([150, 150, 0, 0]);
        classes.Missing.ShouldBe([2, 3]);
        classes.Notes(Names(4)).ShouldBe(["the training set has no image of 2 and 3, so these are not asked for."]);
    }

    [Theory]
    [InlineData(new[] { 0, 295, 0, 5 }, 300)]
    [InlineData(new[] { 9, 1 }, 40)]
    [InlineData(new[] { 70, 20, 7, 2, 1 }, 250)]
    [InlineData(new[] { 38_902, 3_456, 0, 121, 17 }, 2_000)]
    [InlineData(new[] { 5_000, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5_495)]
    public void Uneven_classes_keep_their_shares_in_any_number_of_images(int[] counts, int images)
    {
        var classes = ClassSequence.From(counts);
        var given = new int[counts.Length];

        classes.IsEven.ShouldBeFalse();
        for (var seed = 0; seed < images; seed++)
        {
            given[classes[(ulong)seed]]++;
            for (var number = 0; number < counts.Length; number++)
            {
                (given[number] - ((seed + 1.0) * counts[number] / counts.Sum())).ShouldBeInRange(
                    -1,
                    1,
                    $"{number} of {seed + 1}"
                );
            }
        }
    }

    [Fact]
    public void The_class_of_a_seed_does_not_depend_on_other_seeds()
    {
        var classes = ClassSequence.From([3, 0, 1]);

        Enumerable.Range(0, 8).Select(seed => classes[(ulong)seed]).ShouldBe([0, 0, 0, 2, 0, 0, 0, 2]);
        classes[ulong.MaxValue].ShouldBe(classes[3]);
        classes
            .Notes(["o", "ki", "su"])
            .ShouldBe([
                "classes are asked for in their shares of the training set, from 25.0 % of su to 75.0 % of o.",
                "the training set has no image of ki, so it is not asked for.",
            ]);
    }

    [Fact]
    public void An_empty_training_set_is_refused()
    {
        Should
            .Throw<ArgumentException>(() => ClassSequence.From([0, 0]))
            .Message.ShouldStartWith("Images of 2 classes, 0 in all, are no training set.");
        Should.Throw<ArgumentException>(() => ClassSequence.From([]));
    }

    private static int[] Counts(ClassSequence classes, int images) =>
        [
            .. Enumerable
                .Range(0, 4)
                .Select(number => Enumerable.Range(0, images).Count(seed => classes[(ulong)seed] == number)),
        ];

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number}")];
}
