namespace GanForge.Gans.Tests;

public class RunReportTests
{
    [Fact]
    public void The_report_needs_no_other_file_and_shows_pictures_plots_settings_and_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        var run = Runs.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder;
        var html = File.ReadAllText(run.ReportPath);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=\"http");
        html.Split("src=\"").Length.ShouldBe(1 + 7);
        html.Split("src=\"data:image/png;base64,").Length.ShouldBe(1 + 7);
        html.Split("<svg").Length.ShouldBe(1 + 4);
        html.ShouldContain(">completed<");
        html.ShouldContain("<th scope=\"row\">batch-size</th><td>8 <span class=\"changed\">default 32</span></td>");
        html.ShouldContain($"ganforge train --resume {run.Name} --epochs 4");
        html.ShouldContain("prefers-color-scheme: dark");
    }

    [Fact]
    public void What_users_write_stays_text()
    {
        using var folder = new TemporaryFolder();
        var run = Runs.Train(Toys.Options("mlp", folder.Path, ("epochs", "1")) with { Dataset = "<b>mine</b>" }).Folder;
        File.ReadAllText(run.ReportPath).ShouldNotContain("<b>mine");
    }

    [Fact]
    public void An_interrupted_run_has_its_report_too()
    {
        using var folder = new TemporaryFolder();
        var run = Runs.Train(Toys.Options("mlp", folder.Path), stopAfter: 2).Folder;
        File.ReadAllText(run.ReportPath).ShouldContain(">interrupted<");
    }
}
