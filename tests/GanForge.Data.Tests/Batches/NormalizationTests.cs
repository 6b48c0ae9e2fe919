namespace GanForge.Data.Tests;

public class NormalizationTests
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    public static TheoryData<float, float> Mappings =>
        new()
        {
            { 0f, 1f },
            { 0.5f, 0.5f },
            { 0.1307f, 0.3081f },
        };

    [Theory, MemberData(nameof(Mappings))]
    public void Every_byte_is_normalised_by_the_formula_and_restored_exactly(float mean, float deviation)
    {
        var normalization = new Normalization(mean, deviation);
        var values = new float[256];
        var back = new byte[256];
        normalization.Normalize(AllBytes, values);
        normalization.Denormalize(values, back);

        for (var b = 0; b < 256; b++)
        {
            ((double)values[b]).ShouldBe((b / 255.0 - mean) / deviation, 5e-7);
        }

        back.ShouldBe(AllBytes);
    }

    [Fact]
    public void The_ends_of_the_usual_ranges_are_exact()
    {
        (Normalization.Unit.Table[0], Normalization.Unit.Table[255]).ShouldBe((0f, 1f));
        (Normalization.Symmetric.Table[0], Normalization.Symmetric.Table[255]).ShouldBe((-1f, 1f));
    }

    [Fact]
    public void Values_outside_the_range_become_black_or_white()
    {
        var bytes = new byte[5];
        Normalization.Symmetric.Denormalize([-1.5f, 1.5f, float.NaN, float.PositiveInfinity, 0f], bytes);

        bytes.ShouldBe([0, 255, 0, 255, 128]);
    }

    [Fact]
    public void A_deviation_of_zero_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Normalization(0.5f, 0f));
}
