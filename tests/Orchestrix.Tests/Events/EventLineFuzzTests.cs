using System.Text;
using CsCheck;
using Orchestrix.Events;
using Orchestrix.Tests.Automations.Documents;

namespace Orchestrix.Tests.Events;

/// <summary>
/// Whatever a recording holds, each line is an event or a mistake. With the environment variable <c>ORCHESTRIX_FULL=1</c> a quarter of a million changed
/// recordings are tried.
/// </summary>
[NonParallelizable] // for the others' sake: it takes all of a core
public sealed class EventLineFuzzTests
{
    const long MostAllocated = 20_000_000;

    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 125_000 : 12_500;

    static readonly string[] Corpus =
    [
        """{"id":"0198c0de-0000-7000-8000-000000000001","event":"order.late","occurred":"2026-11-25T02:00:00.5Z","received":"2026-11-25T03:00:01+01:00","resource":{"prefect.resource.id":"order.7","colour":"rot"},"related":[{"prefect.resource.id":"prefect.flow.f","prefect.resource.role":"flow"}],"payload":{"n":[1,"ü",null,true,{"a":1e9}]},"follows":"0198c0de-0000-7000-8000-000000000000"}""",
        """{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""",
        """{"occurred":"2026-11-25T02:00:00.1234567890+14:00","event":"prefect.flow-run.Running","resource":{"prefect.resource.id":"prefect.flow-run.1","prefect.state-type":"RUNNING"}}""",
        "\uFEFF{\"occurred\" : \"0001-01-01T00:00:00+14:00\",\t\"event\":\"\\u0041\\ud83d\\ude00\",\"resource\":{\"orchestrix.resource.id\":\"9999-12-31T23:59:59-14:00\"}}\r",
    ];

    static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\udc00", "null", "true", "-", "1e999", "0", "\n", "\r\n", "\0", "\u0001", "\uFEFF", "😀", " ", "\t", "//", "/*", "\"event\":", "\"resource\":{}", "\"related\":[[]]",
        "\"payload\":1", "\"id\":null", "\"follows\":7", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "+99:99", "Z", "T24:00:00Z", "2026-02-30", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    [Test]
    public void Read_ChangedLines_AreEventsOrMistakes() => Gen.Select(Gens.OneOf(Corpus).Array[1, 4], Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 3], Gens.OneOf(Pieces), Gen.Int[1, 40]).Array[0, 5]).Sample(
        (lines, changes) =>
        {
            var text = changes.Aggregate(string.Join('\n', lines), Change);
            AssertJudged(Encoding.UTF8.GetBytes(text));
        },
        iter: Iterations);

    [Test]
    public void Read_ChangedBytes_AreEventsOrMistakes() => Gen.Select(Gens.OneOf(Corpus), Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4]).Sample(
        (line, changes) =>
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            foreach (var (at, value) in changes) bytes[at % bytes.Length] = value;
            AssertJudged(bytes);
        },
        iter: Iterations);

    // Work is measured by what is allocated: the clock of a busy machine says little.
    static void AssertJudged(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var recording = EventRecording.Read(stream);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MostAllocated));
        foreach (var mistake in recording.Mistakes) Assert.That((mistake.Message.Length is > 0 and < 2_000, mistake.Line > 0), Is.EqualTo((true, true)), Encoding.UTF8.GetString(bytes));
        if (recording.Mistakes.Count == 0) Assert.That(EventRecording.Parse(EventRecording.Write(recording.Events)).Select(e => e.Id), Is.EqualTo(recording.Events.Select(e => e.Id)));
    }

    static string Change(string text, (int At, int How, string Piece, int Length) change)
    {
        var place = change.At % (text.Length + 1);
        var end = Math.Min(place + change.Length, text.Length);
        return change.How switch
        {
            0 => text.Remove(place, end - place),
            1 => text.Insert(place, change.Piece),
            2 => text.Insert(change.At / 7 % (text.Length + 1), text[place..end]),
            _ => text[..place] + change.Piece + text[end..],
        };
    }
}
