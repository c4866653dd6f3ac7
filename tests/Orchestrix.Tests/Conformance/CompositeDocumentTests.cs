using Orchestrix.Triggers;

namespace Orchestrix.Tests.Conformance;

/// <summary>The documents of the composite cases are understood.</summary>
public sealed class CompositeDocumentTests
{
    static IEnumerable<TestCaseData> Cases() =>
        ConformanceCase.Read("composite-trigger")
            .Concat(ConformanceCase.Read("conformance-quirks").Where(c => c.Json.GetProperty("automation").GetProperty("trigger").GetProperty("type").GetString() != "event"))
            .Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void Parse_CompositeCase_GivesItsParts(object @case)
    {
        var document = ((ConformanceCase)@case).Json.GetProperty("automation").GetProperty("trigger");

        var trigger = ((ConformanceCase)@case).Automation().Trigger;

        Assert.That(trigger, Is.InstanceOf<CompositeTrigger>());
        Assert.That(trigger.Type, Is.EqualTo(document.GetProperty("type").GetString()));
        Assert.That(trigger.Parts, Has.Count.EqualTo(document.GetProperty("triggers").GetArrayLength()));
    }
}
