using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Testing;
using Orchestrix.Yaml.Files;

namespace Orchestrix.Tests.Yaml;

/// <summary>While a host runs, files create, update and delete their automations by name, and leave all others alone.</summary>
public sealed class AutomationFileWatchTests
{
    [Test]
    public async Task Change_OfNothing_WritesNothing()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")), ("b.yaml", Yaml("two")));
        await watched.StartAsync();

        watched.Folder.Write("a.yaml", "# the same in other words\nactions:\n  - type: 'do-nothing'\ntrigger:\n  type: event\n  expect:\n    - \"a\"\nname: one\n");
        await watched.ChangeAsync();

        Assert.That(watched.AutomationEvents, Is.Empty);
        Assert.That(watched.Told, Is.Empty);
    }

    [Test]
    public async Task Change_OfFiles_CreatesUpdatesAndDeletesByName()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")), ("b.yaml", Yaml("two")), ("c.yaml", Yaml("three")));
        await watched.StartAsync();

        watched.Folder.Write("a.yaml", Yaml("one", "b"));
        watched.Folder.Delete("b.yaml");
        watched.Folder.Write("d.yaml", Yaml("four"));
        File.Move(Path.Combine(watched.Folder.Path, "c.yaml"), Path.Combine(watched.Folder.Path, "moved.yaml"));
        await watched.ChangeAsync();

        Assert.That(watched.AutomationEvents, Is.EquivalentTo(new[] { "updated one", "deleted two", "created four" }));
        Assert.That(watched.Names, Is.EquivalentTo(new[] { "one", "three", "four" }));
        Assert.That(watched.Told, Has.Count.EqualTo(3).And.Some.EqualTo("Automation two was deleted: b.yaml has changed."));
    }

    [Test]
    public async Task Change_WithinTheQuietTime_IsLookedAtOnce()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")));
        await watched.StartAsync();

        watched.Folder.Write("a.yaml", "name: one\ntrig");
        watched.Signal();
        watched.Time.Advance(AutomationFileWatch.Quiet / 2);
        watched.Folder.Write("a.yaml", Yaml("one", "b"));
        watched.Signal();
        watched.Time.Advance(AutomationFileWatch.Quiet / 2);
        await watched.Watch.Work;
        var before = watched.AutomationEvents.ToList();
        watched.Time.Advance(AutomationFileWatch.Quiet / 2);
        await watched.Watch.Work;

        Assert.That(before, Is.Empty);
        Assert.That(watched.AutomationEvents, Is.EqualTo(new[] { "updated one" }));
        Assert.That(watched.Told, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Change_WithMistakes_ChangesNothingAndTellsThemOnce()
    {
        await using Watched watched = new(("a.yaml", $"{Yaml("one")}---\n{Yaml("two")}"), ("b.yaml", Yaml("three")));
        await watched.StartAsync();

        watched.Folder.Write("a.yaml", $"{Yaml("one", "b")}---\nname: other\ntrigger: {{within: -1}}\nactions: 5\n");
        await watched.ChangeAsync();
        watched.Folder.Write("b.yaml", Yaml("three", "b"));
        await watched.ChangeAsync();

        Assert.That(watched.AutomationEvents, Is.EqualTo(new[] { "updated three" }));
        Assert.That(watched.Names, Is.EquivalentTo(new[] { "one", "two", "three" }));
        Assert.That(watched.Told.Where(t => t.Contains("a.yaml", StringComparison.Ordinal)), Has.Exactly(2).StartsWith("A change of files was not taken: a.yaml: Line "));

        watched.Folder.Write("a.yaml", Yaml("one", "b"));
        await watched.ChangeAsync();

        Assert.That(watched.AutomationEvents.Skip(1), Is.EquivalentTo(new[] { "updated one", "deleted two" }));
    }

    [Test]
    public async Task Change_WhileTheOperatorHasDisabled_StaysDisabled()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")));
        await watched.StartAsync();
        await watched.Host.Host.Automations.DisableAsync("one");

        watched.Folder.Write("a.yaml", Yaml("one", "b"));
        await watched.ChangeAsync();

        Assert.That(watched.Host.Host.Automations.Find("one")!.IsEnabled, Is.False);
        await watched.Host.Host.Automations.EnableAsync("one");
        watched.Host.Emit("b", "thing.1");
        await watched.Host.WaitForIdleAsync();
        Assert.That(watched.Host.Actions.Count(a => a.Outcome == "executed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Change_OfEnabledItself_IsTaken()
    {
        await using Watched watched = new(("a.yaml", $"enabled: false\n{Yaml("one")}"));
        await watched.StartAsync();
        await watched.Host.Host.Automations.EnableAsync("one");

        watched.Folder.Write("a.yaml", Yaml("one"));
        await watched.ChangeAsync();
        var isEnabled = watched.Host.Host.Automations.Find("one")!.IsEnabled;
        watched.Folder.Write("a.yaml", $"enabled: no-\n{Yaml("one")}".Replace("no-", "false", StringComparison.Ordinal));
        await watched.ChangeAsync();

        Assert.That(isEnabled, Is.True);
        Assert.That(watched.Host.Host.Automations.Find("one")!.IsEnabled, Is.False);
        Assert.That(watched.AutomationEvents, Is.EqualTo(new[] { "updated one", "updated one" }), "of the operator, and of the last change");
    }

    [Test]
    public async Task Change_OfActionsAlone_KeepsWhatTheTriggerHasCounted()
    {
        const string trigger = "trigger: {expect: [a], threshold: 2, within: 3600}\n";
        await using Watched watched = new(("a.yaml", $"name: one\n{trigger}actions: []\n"));
        await watched.StartAsync();
        watched.Host.Emit("a", "thing.1");
        await watched.Host.WaitForIdleAsync();

        watched.Folder.Write("a.yaml", $"name: one\n{trigger}actions: [{{type: do-nothing}}]\n");
        await watched.ChangeAsync();
        watched.Host.Emit("a", "thing.1");
        await watched.Host.WaitForIdleAsync();

        Assert.That(watched.Host.Actions.Where(a => a.Outcome == "executed").Select(a => a.Type), Is.EqualTo(new[] { "do-nothing" }));
    }

    [Test]
    public async Task Change_AfterTheOperatorDeleted_CreatesAnewOnlyWhatChanged()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")), ("b.yaml", Yaml("two")));
        await watched.StartAsync();
        await watched.Host.Host.Automations.DeleteAsync("one");
        await watched.Host.Host.Automations.DeleteAsync("two");

        watched.Folder.Write("b.yaml", Yaml("two", "b"));
        await watched.ChangeAsync();

        Assert.That(watched.Names, Is.EqualTo(new[] { "two" }));
    }

    [Test]
    public async Task Change_ToANameThatIsTaken_TellsIt()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")));
        await watched.StartAsync();
        await watched.Host.Host.Automations.CreateAsync(new("typed", When.Event("x"), Then.DoNothing()));

        watched.Folder.Write("b.yaml", Yaml("typed"));
        watched.Folder.Write("c.yaml", Yaml("one"));
        watched.Folder.Write("d.yaml", Yaml("new", "a", "{type: notify, channel: nowhere, body: x}"));
        await watched.ChangeAsync();

        Assert.That(watched.Names, Is.EquivalentTo(new[] { "one", "typed" }));
        Assert.That(watched.Told, Has.Count.EqualTo(3));
        Assert.That(watched.Told, Has.Some.Contains("b.yaml: There is an automation 'typed' already").And.Some.Contains("share the name 'one'").And.Some.Contains("its channel 'nowhere' is unknown"));
    }

    [Test]
    public async Task Change_ThatRemovesTheFolder_ChangesNothing()
    {
        await using Watched watched = new(("sub/a.yaml", Yaml("one")));
        await watched.StartAsync("sub/*.yaml");

        Directory.Delete(Path.Combine(watched.Folder.Path, "sub"), recursive: true);
        await watched.ChangeAsync();

        Assert.That(watched.Names, Is.EqualTo(new[] { "one" }));
        Assert.That(watched.Told.Single(), Does.Contain("sub/*.yaml: There is no folder"));
    }

    [Test]
    public async Task Change_BeforeTheWatchBegan_IsTaken()
    {
        await using Watched watched = new(("a.yaml", Yaml("one")));

        await watched.StartAsync(afterTheHost: () => watched.Folder.Write("b.yaml", Yaml("two")));

        Assert.That(watched.Names, Is.EquivalentTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task Watch_OfARealFolder_HearsOfAFile()
    {
        using TemporaryFolder folder = new();
        TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = new DirectoryChanges().Watch(folder.Path, isDeep: true, () => heard.TrySetResult());

        folder.Write("x/a.yaml", "");

        Assert.That(async () => await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    static string Yaml(string name, string expect = "a", string action = "{type: do-nothing}") => $"name: {name}\ntrigger: {{expect: [{expect}]}}\nactions: [{action}]\n";

    /// <summary>A host whose automations come from a folder, with a clock and news of changes that the test makes.</summary>
    sealed class Watched : IAsyncDisposable, IFileChanges, IDisposable
    {
        readonly Lines lines = new();
        Action? changed;
        OrchestrixTestHost? host;
        AutomationFileWatch? watch;

        public Watched(params (string Name, string Text)[] files)
        {
            foreach (var (name, text) in files) Folder.Write(name, text);
        }

        public TemporaryFolder Folder { get; } = new();

        public FakeTimeProvider Time { get; } = new();

        public OrchestrixTestHost Host => host!;

        public AutomationFileWatch Watch => watch!;

        public List<string> Told => [.. lines.All];

        public IEnumerable<string> Names => Host.Host.Automations.All.Select(a => a.Automation.Name);

        public IEnumerable<string> AutomationEvents => Host.Events.Where(e => e.Name.StartsWith("orchestrix.automation.", StringComparison.Ordinal) && e.Name.Split('.')[^1] is "created" or "updated" or "deleted")
            .Select(e => $"{e.Name.Split('.')[^1]} {e.Resource.Id["orchestrix.automation.".Length..]}");

        public async Task StartAsync(string pattern = "**/*.yaml", Action? afterTheHost = null)
        {
            AutomationFiles files = new(pattern, () => Folder.Path);
            host = OrchestrixTestHost.Start(o => o.AddAutomationDocuments("document", files.Read));
            afterTheHost?.Invoke();
            watch = new AutomationFileWatch(files, host.Host.Automations, this, Time, new Logger<AutomationFileWatch>(new LoggerFactory([lines])));
            await watch.StartAsync(default);
            Time.Advance(TimeSpan.Zero);
            await watch.Work;
        }

        public void Signal() => changed!();

        public async Task ChangeAsync()
        {
            Signal();
            Time.Advance(AutomationFileWatch.Quiet);
            await Watch.Work;
        }

        IDisposable IFileChanges.Watch(string folder, bool isDeep, Action changed)
        {
            this.changed = changed;
            return this;
        }

        public void Dispose() => changed = null;

        public async ValueTask DisposeAsync()
        {
            if (watch is not null) await watch.StopAsync(default);
            watch?.Dispose();
            if (host is not null) await host.DisposeAsync();
            Folder.Dispose();
        }
    }
}
