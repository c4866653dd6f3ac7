using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix.Actions;
using Orchestrix.Hosting;
using Orchestrix.Testing;
using Orchestrix.Yaml.Files;

namespace Orchestrix.Tests.Yaml;

/// <summary>A host takes automations from files, and says at its start what is wrong with the files.</summary>
public sealed class AutomationFileTests
{
    [Test]
    public async Task Start_WithFiles_ReactsAsTheySay()
    {
        using TemporaryFolder folder = new();
        folder.Write("alarms/a.yaml", Yaml("one"));
        folder.Write("alarms/b.yml", $"{Yaml("two")}---\n{Yaml("three")}");
        folder.Write("alarms/c.json", """{ "name": "four", "trigger": { "expect": ["a"] }, "actions": [{ "type": "page" }] }""");
        folder.Write("alarms/notes.txt", "nothing");
        folder.Write("alarms/.hidden.yaml", "nothing");
        await using var host = OrchestrixTestHost.Start(o => o.AddActionHandler<Quiet>("page").AddAutomationsFrom($"{folder.Path}/alarms/*"));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(host.Actions.Where(a => a.Outcome == "executed").Select(a => a.Automation), Is.EquivalentTo(new[] { "one", "two", "three", "four" }));
    }

    [Test]
    public async Task Start_WithYaml_ReactsAsItSays()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddActionHandler<Quiet>("page").AddAutomationsFromYaml(Yaml("one")));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(host.Actions.Where(a => a.Outcome == "executed").Select(a => (a.Automation, a.Type)), Is.EqualTo(new[] { ("one", "page") }));
    }

    [Test]
    public void Start_WithMistakesInFiles_TellsAllWithTheirPlaces()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.yaml", "name: one\ntrigger: {within: -1}\nactions: []\n");
        folder.Write("b.yaml", Encoding.Latin1.GetBytes("name: ä\n"));
        folder.Write("c.json", Encoding.Unicode.GetBytes("{}"));
        folder.Write("d.yaml", new byte[262_145]);
        folder.Write("deep/er/e.yaml", "");

        var mistakes = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddAutomationsFrom($"{folder.Path}/**/*.*")
            .AddAutomationsFrom($"{folder.Path}/missing.yaml")
            .AddAutomationsFrom($"{folder.Path}/missing/*.yaml")
            .AddAutomationsFrom(folder.Path)
            .AddAutomationsFrom($"{folder.Path}/a.txt")
            .AddAutomationsFromYaml("a: 'x")))!.Mistakes.Select(m => m.Replace($"{folder.Path}/*", "FOLDER/*", StringComparison.Ordinal).Replace($"{folder.Path}/", "", StringComparison.Ordinal).Replace(folder.Path, "FOLDER", StringComparison.Ordinal)).ToList();

        Assert.That(mistakes, Has.Count.EqualTo(10), string.Join('\n', mistakes));
        Assert.That(mistakes[0], Does.StartWith("a.yaml, line 2, column 19 (automation 'one'), trigger.within: 'within' is -1; it must not be negative."));
        Assert.That(mistakes[1], Does.StartWith("b.yaml, line 1, column 7: The document is not written as UTF-8: the byte 0xE4 here"));
        Assert.That(mistakes[2], Does.StartWith("c.json, line 1, column 2: The document has a byte 0 here"));
        Assert.That(mistakes[3], Does.StartWith("d.yaml, line 1, column 1: The document has 262,145 bytes; at most 262,144 are read."));
        Assert.That(mistakes[4], Does.StartWith("deep/er/e.yaml, line 1, column 1: The document is empty."));
        Assert.That(mistakes[5], Does.StartWith("missing.yaml: There is no such file"));
        Assert.That(mistakes[6], Does.StartWith("missing/*.yaml: There is no folder"));
        Assert.That(mistakes[7], Does.StartWith("FOLDER: This is a folder. Write 'FOLDER/*.yaml'"));
        Assert.That(mistakes[8], Does.StartWith("a.txt: The name does not say"));
        Assert.That(mistakes[9], Does.StartWith("YAML document, line 1, column 4: The document is not valid YAML"));
    }

    [Test]
    [Platform(Exclude = "Win")] // where links need a privilege
    public void Start_WithWhatCannotBeRead_TellsItForEach()
    {
        using TemporaryFolder folder = new();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a.yaml"), Path.Combine(folder.Path, "gone"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "round"), folder.Path);
        folder.Write("b.yaml", "name: b\ntrigger: 5\nactions: []");

        var mistakes = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o.AddAutomationsFrom($"{folder.Path}/**/*.yaml")))!.Mistakes;

        Assert.That(mistakes, Has.Count.EqualTo(2));
        Assert.That(mistakes.Select(m => m.Replace($"{folder.Path}/", "", StringComparison.Ordinal)), Has.Some.StartsWith("a.yaml: The file cannot be read: ").And.Some.StartsWith("b.yaml, line 2, column 10 (automation 'b'), trigger: "));
    }

    [Test]
    public void Start_WithOneNameInTwoFiles_NamesBothOnce()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.yaml", Yaml("same"));
        folder.Write("b.yaml", $"{Yaml("same")}---\n{Yaml("typed")}---\n{Yaml("twice")}---\n{Yaml("twice")}");

        var mistakes = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddActionHandler<Quiet>("page")
            .AddAutomation("typed", When.Event("x"), Then.DoNothing())
            .AddAutomationsFrom($"{folder.Path}/*.yaml")))!.Mistakes;

        Assert.That(mistakes.Select(m => m.Replace($"{folder.Path}/", "", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "An automation in file 'a.yaml' and one in file 'b.yaml' share the name 'same'. Give all but one another name.",
            "An automation that was added without a file and one in file 'b.yaml' share the name 'typed'. Give all but one another name.",
            "Automations of file 'b.yaml' share the name 'twice'. Give all but one another name.",
        }));
    }

    [Test]
    public async Task Start_WithDoubts_LogsThem()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.yaml", "name: one\ntrigger: {expect: [orchestrix.flow-run.Failed]}\nactions: [{type: cancel-flow-run}]\n");
        Lines lines = new();
        await using var host = OrchestrixTestHost.Start(o =>
        {
            o.Services.AddSingleton<ILoggerProvider>(lines);
            o.AddAutomationsFrom($"{folder.Path}/a.yaml").AddAutomationsFrom($"{folder.Path}/*.yml")
                .AddAutomationsFromJson("""{ "name": "two", "trigger": { "expect": ["a"], "after": ["b"], "threshold": 2 }, "actions": [] }""");
        });

        var told = lines.All.Select(l => l.Replace($"{folder.Path}/", "", StringComparison.Ordinal)).ToList();
        Assert.That(told, Has.One.StartsWith("a.yaml, line 2, column 19 (automation 'one'), trigger.expect: The trigger fires after 'orchestrix.flow-run.Failed'"));
        Assert.That(told, Has.One.StartsWith("*.yml: There are no such files in"));
        Assert.That(told, Has.One.StartsWith("JSON document, line 1, column 29 (automation 'two'), trigger.within: The trigger can never fire"));
    }

    [Test]
    public async Task Start_WithAHost_LooksInItsContentRoot()
    {
        using TemporaryFolder folder = new();
        folder.Write("automations/x.yaml", Yaml("one"));
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Path, DisableDefaults = true });
        OrchestrixSetup.Of(builder.Services).IsAmbient = false;
        builder.Services.AddOrchestrix(o => o.AddActionHandler<Quiet>("page").AddAutomationsFrom("automations/*.yaml"));
        using var host = builder.Build();

        await host.StartAsync();
        var names = host.Services.GetRequiredService<OrchestrixHost>().Automations.All.Select(a => a.Automation.Name).ToList();
        await host.StopAsync();

        Assert.That(names, Is.EqualTo(new[] { "one" }));
    }

    [TestCase("*.yaml", "a.yaml")]
    [TestCase("**/*.yaml", "a.yaml,x/a.yaml,x/y/b.yaml,z/c.yaml")]
    [TestCase("x/**/*.yaml", "x/a.yaml,x/y/b.yaml")]
    [TestCase("**/y/*", "x/y/b.yaml,x/y/d.json")]
    [TestCase("**", "a.yaml,x/a.yaml,x/y/b.yaml,x/y/d.json,z/c.yaml")]
    [TestCase("?/a.y*", "x/a.yaml")]
    [TestCase("./x/../x/*.yaml", "x/a.yaml")]
    [TestCase(".git/*.yaml", ".git/e.yaml")]
    [TestCase(".*/*.yaml", ".git/e.yaml")]
    [TestCase("*/nothing", "")]
    public void Find_Pattern_FindsWhatItMeans(string pattern, string files)
    {
        using TemporaryFolder folder = new();
        foreach (var file in new[] { "a.yaml", "x/a.yaml", "x/y/b.yaml", "x/y/d.json", "z/c.yaml", ".git/e.yaml" }) folder.Write(file, "");

        var found = new FilePattern(folder.Path, pattern).Find((_, e) => throw e);

        Assert.That(string.Join(',', found.Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/'))), Is.EqualTo(files));
    }

    static string Yaml(string name) => $"name: {name}\ntrigger: {{expect: [a]}}\nactions: [{{type: page}}]\n";

    sealed class Quiet : IActionHandler
    {
        public ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken) => default;
    }
}
