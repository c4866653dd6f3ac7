namespace Orchestrix.Tests.Architecture;

/// <summary>The folders of src/Orchestrix are a line, not a web.</summary>
public sealed class LayerTests
{
    static readonly IReadOnlyCollection<TypeUse> Uses = AssemblyImports.Of(typeof(FlowAttribute).Assembly.Location);

    [Test]
    public void Imports_OfEveryFolder_PointDown() =>
        Assert.That(Uses.Select(Layers.Objection).OfType<string>().Order(StringComparer.Ordinal), Is.Empty);

    [Test]
    public void Imports_AreFoundInBodiesSignaturesAndAttributes()
    {
        Assert.That(Uses, Has.Some.Matches<TypeUse>(u => u is { From: "Orchestrix.Runtime.V1.TrackedCalls", To: "Orchestrix.Runs.CallGate" }), "a body");
        Assert.That(Uses, Has.Some.Matches<TypeUse>(u => u is { From: "Orchestrix.Runs.Run", To: "Orchestrix.Events.EventEntry" }), "a base type");
        Assert.That(Uses, Has.Some.Matches<TypeUse>(u => u is { From: "Orchestrix.Runs.IRunStarter", To: "Orchestrix.Runs.CapturedCall" }), "a signature");
        Assert.That(Uses, Has.Some.Matches<TypeUse>(u => u is { To: "Orchestrix.Runtime.V1.EntryPointAttribute" }), "an attribute");
    }

    [Test]
    public void Folders_OfTypesInNamespaceOrchestrix_AreThoseOfTheirFiles()
    {
        Assert.That(Uses.First(u => u.From == "Orchestrix.RunContext").FromFolder, Is.EqualTo("Runs"));
        Assert.That(Uses.First(u => u.To == "Orchestrix.FlowAttribute" || u.To == "Orchestrix.OrchestrixException").ToFolder, Is.EqualTo(Layers.Root));
    }

    [TestCase("Runs", "Automations")]
    [TestCase("Events", "Triggers")]
    [TestCase("Tasks", "Flows")]
    [TestCase("Log", "Events")]
    [TestCase("", "Log")]
    [TestCase("Automations", "Runtime")]
    public void Objection_ToAnImportThatPointsUpOrAside_IsRaised(string from, string to) =>
        Assert.That(Layers.Objection(new TypeUse("A", from, "B", to)), Is.EqualTo($"{from} (A) imports {to} (B)."));

    [Test]
    public void Objection_ToAFolderWithoutAFloor_IsRaised() =>
        Assert.That(Layers.Objection(new TypeUse("A", "Runs", "B", "Helpers")), Does.Contain("no floor"));

    [TestCase("Triggers", "Events")]
    [TestCase("Flows", "Tasks")]
    [TestCase("Runs", "Log")]
    [TestCase("Log", "")]
    [TestCase("Runtime", "Hosting")]
    public void Objection_ToAnImportThatPointsDown_IsNot(string from, string to) =>
        Assert.That(Layers.Objection(new TypeUse("A", from, "B", to)), Is.Null);

    [Test]
    public void Objection_ToAMadeUpImportAmongTheRealOnes_IsTheOnlyOne()
    {
        TypeUse madeUp = new("Orchestrix.Runs.RunEngine", "Runs", "Orchestrix.Automations.Automation", "Automations");

        var objections = Uses.Append(madeUp).Select(Layers.Objection).OfType<string>();

        Assert.That(objections, Has.Member("Runs (Orchestrix.Runs.RunEngine) imports Automations (Orchestrix.Automations.Automation)."));
    }
}
