using System.Diagnostics;
using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_are_sorted_by_the_numbers_in_file_and_folder_names()
    {
        Write("2.png", "10.png", "1.PNG", "run 9/a.png", "run 10/2.Png", "run 10/010.png");

        var pictures = Read();

        Names(pictures).ShouldBe(["1.PNG", "2.png", "10.png", "run 9/a.png", "run 10/2.Png", "run 10/010.png"]);
        (pictures.DiffersFromTextOrder, pictures.LeftOut).ShouldBe((true, null));
    }

    [Fact]
    public void Zero_padded_names_have_the_same_order_as_text()
    {
        Write("00002.png", "00010.png", "00001.png");

        Names(Read()).ShouldBe(["00001.png", "00002.png", "00010.png"]);
        Read().DiffersFromTextOrder.ShouldBeFalse();
    }

    [Fact]
    public void Hidden_files_and_files_that_are_not_PNGs_are_left_out_and_counted()
    {
        Write(
            "a.png",
            "._a.png",
            ".DS_Store",
            ".ipynb_checkpoints/a.png",
            "__MACOSX/a.png",
            "b.jpg",
            "c.JPG",
            "readme",
            "d.txt"
        );

        var pictures = Read();

        Names(pictures).ShouldBe(["a.png"]);
        pictures.LeftOut.ShouldBe("2 .jpg files, 1 .txt file, 1 other file, 2 hidden files and 2 hidden folders");
    }

    [Fact]
    public void Links_to_pictures_are_followed_but_links_to_folders_are_not()
    {
        Write("in/a.png", "elsewhere.png");
        Directory.CreateSymbolicLink(_folder["in/again"], _folder["in"]);
        Directory.CreateSymbolicLink(_folder["in/up"], "..");
        File.CreateSymbolicLink(_folder["in/b.png"], _folder["elsewhere.png"]);

        var pictures = PictureFolder.Read(_folder["in"], TestContext.Current.CancellationToken);

        pictures.Pictures.Select(Path.GetFileName).ShouldBe(["a.png", "b.png"]);
        pictures.LeftOut.ShouldBe("2 links to folders");
    }

    [Fact]
    public void The_folder_itself_may_be_hidden_or_a_link()
    {
        Write(".hidden/a.png");
        Directory.CreateSymbolicLink(_folder["link"], _folder[".hidden"]);

        PictureFolder.Read(_folder[".hidden"], TestContext.Current.CancellationToken).Pictures.Count.ShouldBe(1);
        PictureFolder.Read(_folder["link"], TestContext.Current.CancellationToken).Pictures.Count.ShouldBe(1);
    }

    [Fact]
    public void A_dangling_link_is_refused()
    {
        File.CreateSymbolicLink(_folder["a.png"], _folder["nowhere.png"]);

        Should.Throw<DataFormatException>(Read).Message.ShouldBe($"{_folder["a.png"]} is a link to what is not there.");
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_refused()
    {
        // Other systems do not allow such names.
        if (!OperatingSystem.IsLinux())
            return;
        Shell($"touch \"$(printf '{_folder.Path}/caf\\351.png')\"");

        var refusal = Should.Throw<DataFormatException>(Read);

        // The runtime cannot delete the file.
        Shell($"rm {_folder.Path}/*");
        refusal.Message.ShouldBe(
            $"{_folder["caf\uFFFD.png"]} has a name that is not UTF-8, and cannot be opened; rename it."
        );
    }

    [Theory]
    [InlineData("2", "10")]
    [InlineData("a2b10", "a10b2")]
    [InlineData("007", "8")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    [InlineData("9", "10000000000000000000000000000")]
    [InlineData("x/9/1", "x/10/0")]
    [InlineData("a/z", "a b/a")]
    [InlineData("a", "a1")]
    [InlineData("01", "1")]
    [InlineData("1.png", "a.png")]
    public void Names_are_compared_in_natural_order(string earlier, string later)
    {
        NaturalOrder.Instance.Compare(earlier, later).ShouldBeNegative();
        NaturalOrder.Instance.Compare(later, earlier).ShouldBePositive();
        NaturalOrder.Instance.Compare(earlier, earlier).ShouldBe(0);
    }

    private static void Shell(string script)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script]);
        shell.WaitForExit();
    }

    private PictureFolder Read() => PictureFolder.Read(_folder.Path, TestContext.Current.CancellationToken);

    private string[] Names(PictureFolder pictures) =>
        [.. pictures.Pictures.Select(path => Path.GetRelativePath(_folder.Path, path))];

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], "");
        }
    }
}
