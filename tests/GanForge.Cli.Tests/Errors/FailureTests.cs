using GanForge.Cli.Errors;
using GanForge.Data;

namespace GanForge.Cli.Tests;

public class FailureTests
{
    [Theory]
    [InlineData("HOME=/nonexistent XDG_CACHE_HOME= XDG_STATE_HOME=")]
    [InlineData("HOME=relative XDG_CACHE_HOME=relative XDG_STATE_HOME=relative")]
    [InlineData("-u HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME")]
    public void Without_a_home_folder_nothing_is_written_to_the_working_folder(string environment)
    {
        using var tool = new Tool();

        var listing = tool.RunInShell($"env {environment} $GANFORGE datasets");

        listing.ExitCode.ShouldBe(0, listing.Error);
        listing.Error.ShouldMatch(@"into (/|[A-Z]:)\S+;");
        Directory.EnumerateFileSystemEntries(tool.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_unexpected_error_is_one_sentence_with_its_details_in_a_file()
    {
        var failure = Failure.From(new InvalidOperationException("the cause"), ["train", "--epochs", "3"]);

        failure.ExitCode.ShouldBe(1);
        failure.Sentence.ShouldStartWith("Something went wrong that ganforge did not expect; the details are in ");
        var path = failure.Sentence.Split(" are in ")[1];
        var details = File.ReadAllText(path);
        File.Delete(path);
        details.ShouldContain("ganforge train --epochs 3");
        details.ShouldContain("InvalidOperationException: the cause");
    }

    [Fact]
    public void A_full_disk_exits_with_code_1()
    {
        var failure = Failure.From(new IOException("No space left on device : '/data/x'"), []);

        failure.ShouldBe(new Failure(1, "No space left on device: '/data/x'."));
    }

    [Fact]
    public void A_failed_download_exits_with_code_1_and_an_unknown_data_set_with_code_2()
    {
        Failure
            .From(new DatasetUnavailableException("No answer.") { IsFailedDownload = true }, [])
            .ShouldBe(new Failure(1, "No answer."));
        Failure.From(new DatasetUnavailableException("There is none."), []).ShouldBe(new Failure(2, "There is none."));
    }

    [Fact]
    public void A_missing_file_is_named_in_the_error() =>
        Failure
            .From(new FileNotFoundException("not found", "x.png"), [])
            .ShouldBe(new Failure(2, "There is no file x.png."));
}
