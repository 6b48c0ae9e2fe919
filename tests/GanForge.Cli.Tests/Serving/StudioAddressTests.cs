using GanForge.Cli.Serving;

namespace GanForge.Cli.Tests;

public class StudioAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5274/", "", "http://127.0.0.1:5274/")]
    [InlineData("http://127.0.0.1:5274/", "game?run=7", "http://127.0.0.1:5274/game?run=7")]
    [InlineData("http://host:1/?token=abc", "", "http://host:1/?token=abc")]
    [InlineData("http://host:1/?token=abc", "game?run=7", "http://host:1/game?run=7&token=abc")]
    public void The_printed_address_contains_the_token_once(string studio, string path, string printed) =>
        StudioView.Address(new Uri(studio), path).ToString().ShouldBe(printed);
}
