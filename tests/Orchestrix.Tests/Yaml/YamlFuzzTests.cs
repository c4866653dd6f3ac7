using System.Text;
using CsCheck;
using Orchestrix.Automations;
using Orchestrix.Tests.Automations.Documents;
using Orchestrix.Tests.Conformance;
using Orchestrix.Yaml;

namespace Orchestrix.Tests.Yaml;

/// <summary>
/// Whatever a file holds, it is judged: no exception, bounded work. With the environment variable <c>ORCHESTRIX_FULL=1</c> a quarter of a million changed
/// documents are tried in each syntax.
/// </summary>
[NonParallelizable] // for the others' sake: it takes all of a core
public sealed class YamlFuzzTests
{
    const long MostAllocated = 50_000_000;

    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 250_000 : 25_000;

    static readonly string[] Pieces =
    [
        "\n", "  ", "\t", "- ", "? ", ": ", ":", "#", " #", "&a ", "*a", "<<: *a", "<<", "!", "!!str ", "!<x>", "%YAML 1.2\n", "%TAG ! x\n", "---\n", "...\n", "|", ">", "|+9", ">-", "'", "\"", "\\", "\\x", "\\ud83d", "[", "]", "{", "}", ",",
        "null", "~", "true", "1e999", "-", "@", "`", "\r", "\r\n", "\u0085", "\u2028", "\uFEFF", "\0", "\u0001", "😀", "{{", "}}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "name: x\n", "trigger: {}\n", "actions: []\n", "automations:\n", "&a [*a]", "*b",
    ];

    static readonly string[] Yamls = [.. Corpus().Select(YamlWriter.Write), .. Handwritten()];
    static readonly string[] Jsons = [.. Corpus().Select(j => j.GetRawText()), Guide.Printed];

    static readonly Gen<(int At, int How, int Piece, int Length)[]> Changes = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 5], Gen.Int[0, 1_000_000], Gen.Int[1, 60]).Array[1, 6];

    [Test]
    public void Read_ChangedYaml_IsAnAutomationOrAMistake() => Gen.Select(Gens.OneOf(Yamls), Changes).Sample(
        (text, changes) => AssertJudged(Bounded(() => AutomationYaml.Read(Changed(text, changes))), Changed(text, changes)), iter: Iterations);

    [Test]
    public void Read_ChangedBytesOfYaml_IsAnAutomationOrAMistake() => Gen.Select(Gens.OneOf(Yamls), Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 4]).Sample(
        (text, changes) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            foreach (var (at, value) in changes) bytes[at % bytes.Length] = value;
            AssertJudged(AutomationYaml.Read(bytes), text);
        },
        iter: Iterations);

    [Test]
    public void Read_ChangedJson_IsAnAutomationOrAMistake() => Gen.Select(Gens.OneOf(Jsons), Changes).Sample(
        (text, changes) => AssertJudged(AutomationJson.Read(Changed(text, changes)), Changed(text, changes)), iter: Iterations);

    [Test]
    public void Read_AnyPieces_IsAnAutomationOrAMistake() => Gens.OneOf(Pieces).Array[0, 40].Sample(
        pieces => AssertJudged(Bounded(() => AutomationYaml.Read(string.Concat(pieces))), string.Concat(pieces)), iter: Iterations);

    [Test]
    public void Read_OnePieceOverAndOver_EndsSoon()
    {
        const int size = 250_000;
        foreach (var piece in Pieces.Append("a: 1, ").Append("{a: 😀, ").Append("- 1\n").Append("- 😀\n").Append("a: *b\n").Append("x").Append("? - ").Append("[a, ").Append("'' ").Append("\"a\": ").Append("&x &x").Append("|\n "))
            foreach (var start in new[] { "", "a: ", "[", "\"", "a: |\n  " })
            {
                var text = start + string.Concat(Enumerable.Repeat(piece, size / 2 / piece.Length));
                var watch = System.Diagnostics.Stopwatch.GetTimestamp();
                AssertJudged(Bounded(() => AutomationYaml.Read(text)), piece);
                Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(watch), Is.LessThan(TimeSpan.FromSeconds(5)), start + piece);
            }
    }

    // Work is measured by what is allocated: the clock of a busy machine says little.
    static AutomationDocument Bounded(Func<AutomationDocument> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = read();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MostAllocated));
        return document;
    }

    static void AssertJudged(AutomationDocument document, string text)
    {
        foreach (var mistake in document.Mistakes)
        {
            Assert.That((mistake.Line > 0, mistake.Column > 0), Is.EqualTo((true, true)), $"{mistake}\n{text}");
            Assert.That(mistake.Message, Has.Length.GreaterThan(0).And.Length.LessThan(2_000), text);
        }

        if (document.Mistakes.Count == 0) foreach (var automation in document.Automations) AutomationYaml.Parse(AutomationYaml.Write(automation));
    }

    static string Changed(string text, (int At, int How, int Piece, int Length)[] changes)
    {
        foreach (var (at, how, piece, length) in changes)
        {
            var place = at % (text.Length + 1);
            var end = Math.Min(place + length, text.Length);
            text = how switch
            {
                0 => text.Remove(place, end - place),
                1 => text.Insert(place, Pieces[piece % Pieces.Length]),
                2 => text.Insert(piece % (text.Length + 1), text[place..end]),
                3 => text[..place] + Pieces[piece % Pieces.Length] + text[end..],
                4 => text[..place],
                _ => text.Insert(place, string.Concat(Enumerable.Repeat(Pieces[piece % Pieces.Length], length))),
            };
        }

        return text;
    }

    static IEnumerable<System.Text.Json.JsonElement> Corpus() => ConformanceCase.Read("definitions").Select(c => c.Json.GetProperty("automation"));

    static IEnumerable<string> Handwritten()
    {
        yield return "a: &a {expect: [x], within: 10}\n<<: *a\nname: n\ntrigger: {<<: [*a, {after: [y]}]}\nactions: [{type: notify, channel: console, body: |\n    x}]\n";
        yield return "---\nname: a\ntrigger: {}\nactions: []\n---\n- name: b\n  trigger: &t {expect: [\"x\"]}\n  actions: &x [&y {type: do-nothing}, *y]\n- {name: c, trigger: *t, actions: *x}\n---\nautomations: [{name: d}]\n...\n";
        yield return "%YAML 1.2\n---\n? name\n: 'n''n'\ntrigger: # comment\n  expect: [ a,\n    b ]\nactions:\n- type: notify\n  channel: \"con\\x73ole\"\n  body: >-\n    folded\n    text\n\n    here\n";
    }
}
