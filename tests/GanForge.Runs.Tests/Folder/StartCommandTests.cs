namespace GanForge.Runs.Tests;

public sealed class StartCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_on_the_search_path_is_started_by_its_name()
    {
        var tool = Program("tools");
        StartCommand.For(tool, tool, $"{_folder["empty"]}{Path.PathSeparator}{_folder["tools"]}").ShouldBe("ganforge");
    }

    [Fact]
    public void A_program_linked_on_the_search_path_is_started_by_its_name()
    {
        var program = Program("built");
        Directory.CreateDirectory(_folder["links"]);
        File.CreateSymbolicLink(Path.Combine(_folder["links"], "ganforge"), program);
        StartCommand.For(program, program, _folder["links"]).ShouldBe("ganforge");
    }

    [Fact]
    public void A_program_off_the_search_path_is_started_by_its_path()
    {
        var (built, _) = (Program("built"), Program("tools"));
        StartCommand.For(built, built, _folder["empty"]).ShouldBe(built);
        StartCommand.For(built, built, _folder["tools"]).ShouldBe(built);
        StartCommand.For(built, built, searched: null).ShouldBe(built);
    }

    [Fact]
    public void A_path_with_spaces_is_quoted()
    {
        var program = Program("my programs");
        StartCommand.For(program, program, searched: null).ShouldBe($"'{program}'");
    }

    [Fact]
    public void A_program_in_the_working_folder_is_started_with_a_leading_dot()
    {
        var program = Path.Combine(Environment.CurrentDirectory, "ganforge");
        StartCommand.For(program, program, searched: null).ShouldBe(Path.Combine(".", "ganforge"));
    }

    [Fact]
    public void A_bare_assembly_is_started_by_dotnet() =>
        StartCommand
            .For("/usr/share/dotnet/dotnet", _folder["ganforge.dll"], "/usr/bin")
            .ShouldBe($"dotnet {_folder["ganforge.dll"]}");

    [Fact]
    public void A_program_that_uses_the_library_names_the_tool() => StartCommand.Text.ShouldBe("ganforge");

    private string Program(string folder)
    {
        Directory.CreateDirectory(_folder[folder]);
        var path = Path.Combine(_folder[folder], "ganforge");
        File.WriteAllText(path, "");
        return path;
    }
}
