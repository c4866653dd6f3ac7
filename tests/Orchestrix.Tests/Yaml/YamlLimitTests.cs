using System.Diagnostics;
using System.Globalization;
using System.Text;
using Orchestrix.Yaml;

namespace Orchestrix.Tests.Yaml;

/// <summary>What is hostile or no text is refused at once, with a place.</summary>
public sealed class YamlLimitTests
{
    const string Rest = "\ntrigger: {expect: [x]}\nactions: []";

    [Test]
    public void Read_BombOf396Bytes_IsRefusedInMilliseconds()
    {
        var bomb = BillionLaughs(9, 9).PadRight(396);
        Assert.That(bomb, Has.Length.EqualTo(396));
        AutomationYaml.Read(bomb); // what is compiled at its first use is no matter of the bomb

        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.GetTimestamp();
        var mistake = AutomationYaml.Read(bomb).Mistakes.Single();

        Assert.That(mistake.Message, Does.StartWith("The file has more than 50 aliases."));
        Assert.That((mistake.Line, mistake.Column), Is.Not.EqualTo((0, 0)));
        Assert.That(Stopwatch.GetElapsedTime(watch), Is.LessThan(TimeSpan.FromMilliseconds(500)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    static IEnumerable<TestCaseData> Hostile()
    {
        yield return Case("few aliases, many values", BillionLaughs(5, 9), "The file has more than 20,000 values, aliases expanded.");
        yield return Case("few aliases, much text", $"a: &a \"{new string('x', 100_000)}\"\nb: [{Many("*a", 20, ",")}]", "The file has more than 1,000,000 characters, aliases expanded.");
        yield return Case("an anchor that contains itself", "a: &a [*a]", "The alias '*a' stands within what it names", 1, 8);
        yield return Case("an anchor that contains itself deeper", "x: &a\n  y: [{z: *a}]", "The alias '*a' stands within what it names", 2, 11);
        yield return Case("a merge of itself", "name: n\ntrigger: &t\n  <<: *t", "The alias '*t' stands within what it names", 3, 7);
        yield return Case("a merge of itself in a list", "a: &a\n  b: 1\n  <<: [{c: 1}, *a]", "The alias '*a' stands within what it names");
        yield return Case("an anchor of another document", "a: &a 1\n---\nb: *a", "The alias '*a' has no anchor before it", 3, 4);
        yield return Case("an unknown anchor", "a: *nobody", "The alias '*nobody' has no anchor before it", 1, 4);
        yield return Case("deep brackets", Many("[", 40, ""), "The document is nested more than 32 levels deep here.", 1, 33);
        yield return Case("very deep brackets", Many("[", 200_000, ""), "The document is nested more than 32 levels deep here.");
        yield return Case("very deep blocks", string.Concat(Enumerable.Range(0, 500).Select(i => $"{new string(' ', i)}a:\n")), "The document is nested more than 32 levels deep here.");
        yield return Case("deep dashes", Many("- ", 100_000, ""), "The document is nested more than 32 levels deep here.");
        yield return Case("deep by aliases", "a: &a " + Many("[", 20, "") + Many("]", 20, "") + "\nb: &b " + Many("[", 20, "") + "*a" + Many("]", 20, ""), "The document is nested more than 32 levels deep here, aliases expanded.");
        yield return Case("many parts", $"[{Many("1", 10_100, ",")}]", "The file has more than 10,000 parts.");
        yield return Case("many documents", Many("---\n", 102, ""), "The file has more than 100 documents.");
        yield return Case("much text", new string('x', 262_145), "The document has 262,145 bytes; at most 262,144 are read.", 1, 1);
        yield return Case("nothing", "", "The document is empty.", 1, 1);
        yield return Case("only a comment", "# hi\n---\n", "The document is empty.");
        yield return Case("a tab", "a:\n\t- b", "The document is not valid YAML: ");
        yield return Case("an open quote", "a: 'x", "The document is not valid YAML: while scanning a quoted scalar", 1, 4);
        yield return Case("two colons", "a: b: c", "Put a text that has ': ' in it into quotes.", 1, 5);
        yield return Case("a control character", "a: b\nc: \u0001", "The document has the character U+0001 here", 2, 4);
        yield return Case("the other half at the start of a line", "a: b\n\udc3d", "The document has the character U+DC3D here", 2, 1);
        yield return Case("half a character", "a: \ud83d", "The document has the character U+D83D here", 1, 4);

        static TestCaseData Case(string name, string yaml, string message, int line = 0, int column = 0) => new TestCaseData(yaml, message, line, column).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Hostile))]
    public void Read_HostileFile_IsOneMistake(string yaml, string message, int line, int column)
    {
        var watch = Stopwatch.GetTimestamp();

        var document = AutomationYaml.Read(yaml);

        Assert.That(document.Automations, Is.Empty);
        Assert.That(document.Mistakes.Single().Message, Does.Contain(message));
        if (line > 0) Assert.That((document.Mistakes[0].Line, document.Mistakes[0].Column), Is.EqualTo((line, column)));
        Assert.That(Stopwatch.GetElapsedTime(watch), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Read_ManyMerges_EndsSoon()
    {
        StringBuilder yaml = new("a: &a0 { k0: 1 }\n");
        for (var i = 1; i < 25; i++) yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} {{ <<: [*a{i - 1}, *a{i - 1}], k{i}: 1 }}\n");
        var watch = Stopwatch.GetTimestamp();

        Assert.That(AutomationYaml.Read(yaml.ToString()).Mistakes, Is.Not.Empty);

        Assert.That(Stopwatch.GetElapsedTime(watch), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [TestCase("name: !!str n" + Rest, "", "'!!str'", 1, 7)]
    [TestCase("name: !mine n" + Rest, "name", "'!mine'", 1, 7)]
    [TestCase("name: ! n" + Rest, "name", "'!'", 1, 7)]
    [TestCase("name: !!python/object/apply:os.system n" + Rest, "name", "'!!python/object/apply:os.system'", 1, 7)]
    [TestCase("--- !!map\nname: n" + Rest, "", "'!!map'", 1, 5)]
    [TestCase("name: n\ntrigger: !t {expect: !l [x]}\nactions: []", "trigger", "'!t'", 2, 10)]
    [TestCase("!!str name: n" + Rest, "name", "'!!str'", 1, 1)]
    [TestCase("%TAG ! tag:example.org,2000:\n---\nname: !x n" + Rest, "name", "'tag:example.org,2000:x'", 3, 7)]
    public void Read_Tag_IsAMistakeThatNamesIt(string yaml, string path, string tag, int line, int column)
    {
        var document = AutomationYaml.Read(yaml);

        Assert.That(document.Automations, Is.Empty);
        var mistake = document.Mistakes[0];
        Assert.That(mistake.Message, Does.StartWith($"The tag {tag} is not allowed"));
        Assert.That((mistake.Line, mistake.Column), Is.EqualTo((line, column)));
        if (path.Length > 0) Assert.That(mistake.Path, Is.EqualTo(path));
    }

    [TestCase("name: n\nname: m" + Rest, "name", "'name' is given twice, first in line 1.", 2, 1)]
    [TestCase("name: n\ntrigger: {expect: [x], \"expect\": [y]}\nactions: []", "trigger.expect", "'expect' is given twice, first in line 2.", 2, 24)]
    [TestCase("name: n\ntrigger: {expect: [x], <<: {within: 1}, <<: {within: 2}}\nactions: []", "trigger.<<", "'<<' is given twice", 2, 41)]
    [TestCase("name: n\ntrigger: {expect: [x], <<: 5}\nactions: []", "trigger.<<", "'<<' merges the fields of objects", 2, 28)]
    [TestCase("name: n\n? [a]\n: 1" + Rest, "", "A key is a list here; keys are texts.", 2, 3)]
    [TestCase("name: n\n{a: b}: 1" + Rest, "", "A key is an object here; keys are texts.", 2, 1)]
    public void Read_KeyThatMustNotBe_IsAMistakeAndTheAutomationIsNotTaken(string yaml, string path, string message, int line, int column)
    {
        var document = AutomationYaml.Read(yaml);

        Assert.That(document.Automations, Is.Empty);
        Assert.That(document.Mistakes.Select(m => (m.Path, m.Line, m.Column)), Is.EqualTo(new[] { (path, line, column) }));
        Assert.That(document.Mistakes[0].Message, Does.StartWith(message));
    }

    static IEnumerable<TestCaseData> Encodings()
    {
        const string yaml = "name: ä\ntrigger: {expect: [x]}\nactions: []";
        yield return Case("UTF-16 with a mark", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(yaml)], "UTF-16", 1, 1);
        yield return Case("UTF-16 big-endian with a mark", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(yaml)], "UTF-16", 1, 1);
        yield return Case("UTF-16 without", Encoding.Unicode.GetBytes(yaml), "a byte 0", 1, 2);
        yield return Case("UTF-32 with a mark", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(yaml)], "UTF-32", 1, 1);
        yield return Case("Latin-1", Encoding.Latin1.GetBytes("a: 1\nname: ä\n"), "the byte 0xE4", 2, 7);
        yield return Case("a zero", "name: n\n\0"u8.ToArray(), "a byte 0", 2, 1);
        yield return Case("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "a byte 0", 3, 1);
        yield return Case("too large", new byte[262_145], "at most 262,144 are read", 1, 1);

        static TestCaseData Case(string name, byte[] bytes, string message, int line, int column) => new TestCaseData(bytes, message, line, column).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Encodings))]
    public void Read_BytesThatAreNoUtf8_IsOneMistake(byte[] bytes, string message, int line, int column)
    {
        var mistake = AutomationYaml.Read(bytes).Mistakes.Single();

        Assert.That(mistake.Message, Does.Contain(message));
        Assert.That((mistake.Line, mistake.Column), Is.EqualTo((line, column)));
    }

    [Test]
    public void Read_Utf8WithAMark_CountsFromBehindIt()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "name: ä\nactions: []"u8];

        Assert.That(AutomationYaml.Read(bytes).Mistakes.Select(m => (m.Path, m.Line, m.Column, m.Automation)), Is.EqualTo(new[] { ("trigger", 1, 1, "ä") }));
    }

    [Test]
    public void Read_FileOfTheLargestSize_IsRead()
    {
        var yaml = $"name: n\ntrigger: {{expect: [x]}}\nactions: []\ndescription: {new string('x', 262_144)}"[..262_144];

        Assert.That(AutomationYaml.Parse(yaml).Single().Description, Has.Length.GreaterThan(262_000));
    }

    static string BillionLaughs(int levels, int width)
    {
        StringBuilder yaml = new($"a: &a [{Many("x", width, ",")}]\n");
        for (var i = 1; i < levels; i++) yaml.Append(CultureInfo.InvariantCulture, $"{(char)('a' + i)}: &{(char)('a' + i)} [{Many($"*{(char)('a' + i - 1)}", width, ",")}]\n");
        return yaml.ToString();
    }

    static string Many(string text, int count, string between) => string.Join(between, Enumerable.Repeat(text, count));
}
