using GanForge.Gans.Recipes;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Gans.Tests;

public class RecipeSettingTests
{
    [Fact]
    public void A_recipe_property_becomes_a_setting_with_default_range_and_description()
    {
        var setting = RecipeCatalogue.Find("dcgan").Matching("batch-size").ShouldHaveSingleItem();
        setting.Default.ShouldBe("128");
        setting.Allowed.ShouldBe("a whole number from 2 up to 65536");
        setting.Description.ShouldBe("Images in a step.");
        setting.Type.ShouldBe(typeof(int));
    }

    [Fact]
    public void Common_settings_are_listed_before_those_of_one_recipe() =>
        RecipeCatalogue
            .Find("mlp")
            .Settings.Select(setting => setting.Name)
            .ShouldBe([
                "epochs",
                "batch-size",
                "drop-last",
                "image-size",
                "latent-dimensions",
                "noise",
                "pixel-mean",
                "pixel-deviation",
                "learning-rate-g",
                "learning-rate-d",
                "learning-rate-end",
                "learning-rate-images",
                "optimizer",
                "beta1",
                "beta2",
                "epsilon",
                "fresh-noise",
                "discriminator-steps",
                "packing",
                "average-decay",
                "patience",
                "generator-units",
                "discriminator-units",
            ]);

    [Theory]
    [InlineData("mlp", "learning-rate-g", "0.0003")]
    [InlineData("conv", "epsilon", "1e-7")]
    [InlineData("conv", "optimizer", "keras-adam")]
    [InlineData("conv", "dropout", "0.4")]
    [InlineData("dcgan", "fresh-noise", "true")]
    [InlineData("dcgan-sgd", "drop-last", "true")]
    public void Defaults_are_written_in_normal_form(string recipe, string name, string expected)
    {
        var setting = RecipeCatalogue.Find(recipe).Matching(name).ShouldHaveSingleItem();
        setting.Default.ShouldBe(expected);
        setting.Normalize(setting.Default).ShouldBe(expected);
    }

    [Fact]
    public void Settings_are_applied_to_the_recipe()
    {
        var recipe = RecipeCatalogue
            .Find("conv")
            .Create(
                new Dictionary<string, string>
                {
                    ["epochs"] = "7",
                    ["noise"] = "uniform",
                    ["fresh-noise"] = "true",
                    ["dropout"] = ".25",
                    ["latent-dim"] = "9",
                }
            );
        (recipe.Epochs, recipe.Noise, recipe.FreshNoise, recipe.LatentDimensions).ShouldBe(
            (7, NoiseDistribution.Uniform, true, 9)
        );
        ((ConvRecipe)recipe).Dropout.ShouldBe(0.25f);
    }

    [Fact]
    public void A_specific_learning_rate_takes_precedence_over_the_shared_one()
    {
        var recipe = RecipeCatalogue
            .Find("dcgan")
            .Create(new Dictionary<string, string> { ["lr-g"] = "0.5", ["lr"] = "0.25" });
        (recipe.LearningRateG, recipe.LearningRateD).ShouldBe((0.5, 0.25));
    }

    [Theory]
    [InlineData("batch-size", "0", "The setting batch-size takes a whole number from 2 up to 65536, not '0'.")]
    [InlineData("batch-size", "1.5", "The setting batch-size takes a whole number from 2 up to 65536, not '1.5'.")]
    [InlineData("batch-size", "many", "The setting batch-size takes a whole number from 2 up to 65536, not 'many'.")]
    [InlineData(
        "batch-size",
        "99999999999",
        "The setting batch-size takes a whole number from 2 up to 65536, not '99999999999'."
    )]
    [InlineData("learning-rate-g", "0", "The setting learning-rate-g takes a number above 0 up to 10, not '0'.")]
    [InlineData("learning-rate-g", "NaN", "The setting learning-rate-g takes a number above 0 up to 10, not 'NaN'.")]
    [InlineData("lr", "-1", "The setting learning-rate-g takes a number above 0 up to 10, not '-1'.")]
    [InlineData("beta1", "1", "The setting beta1 takes a number from 0 below 1, not '1'.")]
    [InlineData("noise", "gaussian", "The setting noise takes normal or uniform, not 'gaussian'.")]
    [InlineData("optimizer", "1", "The setting optimizer takes adam, keras-adam, adam-w, rms-prop or sgd, not '1'.")]
    [InlineData("fresh-noise", "yes", "The setting fresh-noise takes true or false, not 'yes'.")]
    [InlineData("batchsize", "8", "The recipe dcgan has no setting 'batchsize'; did you mean 'batch-size'?")]
    [InlineData(
        "learning-rate",
        "1",
        "The recipe dcgan has no setting 'learning-rate'; did you mean 'learning-rate-d'?"
    )]
    [InlineData("chanels", "1", "The recipe dcgan has no setting 'chanels'; did you mean 'channels'?")]
    [InlineData("dropout", "0.5", "The recipe dcgan has no setting 'dropout'.")]
    public void A_wrong_setting_is_refused_with_what_is_allowed(string name, string value, string expected) =>
        Should
            .Throw<UserErrorException>(() =>
                RecipeCatalogue.Find("dcgan").Create(new Dictionary<string, string> { [name] = value })
            )
            .Message.ShouldBe(expected);

    [Theory]
    [InlineData("dcgn", "There is no recipe 'dcgn'; did you mean 'dcgan'?")]
    [InlineData("DCGAN-SGD", "There is no recipe 'DCGAN-SGD'; did you mean 'dcgan-sgd'?")]
    [InlineData("transformer", "There is no recipe 'transformer'; the recipes are ")]
    public void An_unknown_recipe_is_refused_with_the_nearest_name(string name, string expected)
    {
        var message = Should.Throw<UserErrorException>(() => RecipeCatalogue.Find(name)).Message;
        message.ShouldStartWith(expected);
    }

    [Theory]
    [InlineData(
        "dcgan",
        "28",
        "DCGAN makes square images of size 8, 16, 32, 64 and so on, not 28×28; give image-size 32 or 64."
    )]
    [InlineData(
        "dcgan-sgd",
        "32",
        "The recipe dcgan-sgd makes square images of size 10, 16, 28, 52 and so on, not 32×32; give image-size 28."
    )]
    [InlineData(
        "conv",
        "30",
        "This recipe makes images whose size is a multiple of 4, not 30; give image-size 28 or 32."
    )]
    public void An_image_size_that_the_architecture_cannot_make_is_refused(
        string recipe,
        string size,
        string expected
    ) =>
        Refused(
            new TrainingOptions
            {
                Recipe = recipe,
                Settings = new Dictionary<string, string> { ["image-size"] = size, ["batch-size"] = "8" },
            },
            expected
        );

    [Fact]
    public void A_batch_larger_than_the_data_set_is_refused() =>
        Refused(
            new TrainingOptions
            {
                Recipe = "mlp",
                Settings = new Dictionary<string, string> { ["batch-size"] = "100" },
            },
            "The 48 examples of blobs do not fill a batch of 100; give a smaller batch-size."
        );

    [Fact]
    public void More_discriminator_steps_than_an_epoch_has_batches_are_refused() =>
        Refused(
            new TrainingOptions
            {
                Recipe = "mlp",
                Settings = new Dictionary<string, string> { ["batch-size"] = "24", ["discriminator-steps"] = "3" },
            },
            "A step of the phase 'training' takes 3 batches of 24 images, more than an epoch has; give a "
                + "smaller batch-size or fewer discriminator-steps."
        );

    [Fact]
    public void Limits_below_one_are_refused()
    {
        Refused(new TrainingOptions { Steps = 0 }, "The number of steps is a whole number from 1, not 0.");
        Refused(
            new TrainingOptions { SampleEvery = 0 },
            "The number of epochs from one grid of samples to the next is a whole number from 1, not 0."
        );
        Refused(new TrainingOptions { Images = -5 }, "The number of images is a whole number from 1, not -5.");
    }

    private static void Refused(TrainingOptions options, string expected)
    {
        using var folder = new TemporaryFolder();
        Should
            .Throw<UserErrorException>(() =>
                TrainingSession.Start(options with { OutDirectory = folder.Path }, Toys.Blobs)
            )
            .Message.ShouldBe(expected);
        folder.Files().ShouldBeEmpty();
    }
}
