using System.Text.Json;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

/// <summary>
/// Results that PyTorch computed in float64; tests/fixtures/README.md describes them and their inputs.
/// </summary>
internal static class Fixture
{
    public static JsonElement Load(string name)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", name))
        );
        return document.RootElement.Clone();
    }

    public static JsonElement Case(JsonElement fixture, string name) =>
        fixture.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    public static string[] CaseNames(JsonElement fixture, Func<JsonElement, bool> where) =>
        [.. fixture.GetProperty("cases").EnumerateArray().Where(where).Select(c => c.GetProperty("name").GetString()!)];

    public static Shape Shape(JsonElement shape) =>
        Tensors.Shape.Create([.. shape.EnumerateArray().Select(size => size.GetInt32())]);

    public static float[] Numbers(JsonElement numbers) =>
        [.. numbers.EnumerateArray().Select(number => (float)number.GetDouble())];

    /// <summary>The input that a fixture describes by id, range and shape.</summary>
    public static Tensor Input(JsonElement input) =>
        Input(
            input.GetProperty("id").GetUInt32(),
            input.GetProperty("low").GetDouble(),
            input.GetProperty("high").GetDouble(),
            Shape(input.GetProperty("shape"))
        );

    public static Tensor Input(uint id, double low, double high, Shape shape)
    {
        var tensor = Tensor.Uninitialized(shape);
        for (var i = 0; i < tensor.Count; i++)
        {
            var value = (Mix((uint)i + (id * 0x9E3779B9u)) >> 8) / (double)(1 << 24);
            tensor.Span[i] = (float)(low + ((high - low) * value));
        }
        return tensor;
    }

    /// <summary>Asserts every element within a tolerance relative to its magnitude or 1.</summary>
    public static void ShouldMatch(Tensor actual, JsonElement recorded, string what, float tolerance = 1e-5f)
    {
        actual.Shape.ShouldBe(Shape(recorded.GetProperty("shape")), what);
        ShouldMatch(actual.Span, Numbers(recorded.GetProperty("values")), what, tolerance);
    }

    public static void ShouldMatch(
        ReadOnlySpan<float> actual,
        ReadOnlySpan<float> expected,
        string what,
        float tolerance = 1e-5f
    )
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < actual.Length; i++)
            actual[i].ShouldBe(expected[i], tolerance * Math.Max(1f, Math.Abs(expected[i])), $"{what}, element {i}");
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        return x ^ (x >> 16);
    }
}
