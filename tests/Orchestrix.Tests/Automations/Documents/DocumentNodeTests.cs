using Orchestrix.Automations;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>What a parser of another syntax builds is judged by the same rules.</summary>
public sealed class DocumentNodeTests
{
    [Test]
    public void Read_TreeOfAnotherSyntax_IsAnAutomation()
    {
        var root = Automation("page");

        var document = AutomationDocument.Read(root, new DocumentMistakes(), "page");

        Assert.That(document.Mistakes, Is.Empty);
        Assert.That(document.From("x.toml").Source, Is.EqualTo("x.toml"));
        Assert.That(document.AutomationsOrThrow().Single().Actions.Single().Type, Is.EqualTo("page"));
    }

    [Test]
    public void Read_TreeWithMistakes_TellsThoseOfTheParserToo()
    {
        var root = Automation("pagee");
        DocumentMistakes mistakes = new();
        mistakes.Add(root.Find("actions")!, "The parser did not like it.");
        mistakes.AddTwice(root, "name", 1, 7, 3);
        mistakes.Warn("trigger", "Hm.", 2, 1);

        var document = AutomationDocument.Read(root, mistakes, "page");

        Assert.That(document.Automations, Is.Empty);
        Assert.That(document.Mistakes.Select(m => (m.Path, m.Line, m.Column)), Is.EqualTo(new[] { ("actions", 5, 1), ("actions.0.type", 6, 4), ("name", 7, 3) }));
        Assert.That(document.Mistakes[1].Message, Does.Contain("Did you mean 'page'?"));
        Assert.That(document.Warnings.Single().Message, Is.EqualTo("Hm."));
        Assert.Throws<InvalidAutomationException>(() => document.AutomationsOrThrow());
    }

    [Test]
    public void Read_WhatIsUnclear_IsNotTaken()
    {
        var root = Automation("page");
        DocumentMistakes mistakes = new();
        mistakes.MarkUnclear(root.Find("trigger")!);

        Assert.That(AutomationDocument.Read(root, mistakes, "page").Automations, Is.Empty);
    }

    [Test]
    public void Add_WhatCannotBe_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => DocumentNode.Root(DocumentNodeKind.Text, 1, 1, "x").Add("y", DocumentNodeKind.Null, 1, 1));
        Assert.Throws<ArgumentException>(() => DocumentNode.Root(DocumentNodeKind.List, 1, 1, "x"));
    }

    [Test]
    public void ToString_OfAMistakeWithoutALine_HasNoPlace()
    {
        Assert.That(new DocumentMistake("", "Gone.", 0, 0).ToString(), Is.EqualTo("Gone."));
        Assert.That(new DocumentMistake("a.b", "Gone.", 0, 0).ToString(), Is.EqualTo("a.b: Gone."));
        Assert.That(new DocumentMistake("a.b", "Gone.", 2, 3).ToString(), Is.EqualTo("Line 2, column 3, a.b: Gone."));
    }

    static DocumentNode Automation(string action)
    {
        var root = DocumentNode.Root(DocumentNodeKind.Object, 1, 1);
        root.Add("name", DocumentNodeKind.Text, 1, 8, "n");
        root.Add("trigger", DocumentNodeKind.Object, 2, 1).Add("expect", DocumentNodeKind.List, 3, 1).Add(null, DocumentNodeKind.Text, 4, 1, "a");
        root.Add("actions", DocumentNodeKind.List, 5, 1).Add(null, DocumentNodeKind.Object, 6, 1).Add("type", DocumentNodeKind.Text, 6, 4, action);
        return root;
    }
}
