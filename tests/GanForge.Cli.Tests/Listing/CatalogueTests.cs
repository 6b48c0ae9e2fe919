using System.Text.Json;
using GanForge.Data.Catalogue;
using GanForge.Gans;

namespace GanForge.Cli.Tests;

public sealed class CatalogueTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Recipes_lists_one_recipe_per_line()
    {
        var lines = _tool.Run("recipes").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Skip(1).Select(line => line.Split(' ')[0]).ShouldBe(RecipeCatalogue.All.Select(recipe => recipe.Name));
        lines.ShouldAllBe(line =>
            line.Length <= 160 && line.Count(letter => letter == '(') == line.Count(letter => letter == ')')
        );
    }

    [Fact]
    public void A_recipe_variant_is_shown_as_a_command() =>
        _tool.Run("recipes", "mggan").Output.ShouldContain("ganforge train --recipe mggan --autoencoder convolutional");

    [Fact]
    public void Recipes_with_a_name_lists_every_setting_with_its_range()
    {
        var output = _tool.Run("recipes", "conv").Output;

        foreach (var setting in RecipeCatalogue.Find("conv").Settings)
        {
            output.ShouldContain($"--{setting.Name} ");
            output.ShouldContain($"Takes {setting.Allowed}.");
        }
    }

    [Fact]
    public void Recipes_as_json_matches_the_catalogue()
    {
        using var document = JsonDocument.Parse(_tool.Run("recipes", "--json").Output);

        var usual = document
            .RootElement.EnumerateArray()
            .Single(recipe => recipe.GetProperty("isDefault").GetBoolean());
        usual.GetProperty("name").GetString().ShouldBe(RecipeCatalogue.Default);
        usual
            .GetProperty("settings")
            .GetArrayLength()
            .ShouldBe(RecipeCatalogue.Find(RecipeCatalogue.Default).Settings.Count);
    }

    [Fact]
    public void Datasets_as_json_shows_presence_and_source()
    {
        using var document = JsonDocument.Parse(_tool.Run("datasets", "--json").Output);

        var known = document.RootElement.EnumerateArray().ToDictionary(data => data.GetProperty("name").GetString()!);
        known.Keys.ShouldBe(DatasetCatalogue.Entries.Select(entry => entry.Name));
        known["mnist"].GetProperty("present").GetBoolean().ShouldBeTrue();
        known["mnist"].GetProperty("source").GetString().ShouldBe("inside the program");
        known["kmnist"].GetProperty("present").GetBoolean().ShouldBeFalse();
        known["kmnist"].GetProperty("source").GetString().ShouldBe("codh.rois.ac.jp");
    }

    [Fact]
    public void Datasets_with_a_name_shows_the_details_of_that_data_set()
    {
        var output = _tool.Run("datasets", "fashion-mnist").Output;

        foreach (
            var word in (string[])
                [
                    "articles of clothing",
                    "60,000 images",
                    "10: T-shirt/top, Trouser,",
                    "MIT",
                    "ganforge train --dataset fashion-mnist",
                ]
        )
        {
            output.ShouldContain(word);
        }

        using var document = JsonDocument.Parse(_tool.Run("datasets", "ring", "--json").Output);
        document.RootElement.GetProperty("name").GetString().ShouldBe("ring");
    }

    [Theory]
    [InlineData("recipes")]
    [InlineData("recipes dcgan")]
    [InlineData("datasets")]
    [InlineData("train --help")]
    public void Redirected_output_has_no_escape_codes_and_no_trailing_blanks(string arguments)
    {
        var result = _tool.Run(arguments.Split(' '));

        (result.Output + result.Error).ShouldNotContain('\u001b');
        result.Output.Split('\n').ShouldAllBe(line => line == line.TrimEnd());
    }
}
