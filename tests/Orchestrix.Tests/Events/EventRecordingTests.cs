using System.Text;
using Orchestrix.Events;

namespace Orchestrix.Tests.Events;

public sealed class EventRecordingTests
{
    const string Whole = """{"id":"0198c0de-0000-7000-8000-000000000001","event":"order.late","occurred":"2026-11-25T02:00:00.5Z","received":"2026-11-25T03:00:01+01:00","resource":{"prefect.resource.id":"order.7","colour":"rot"},"related":[{"prefect.resource.id":"prefect.flow.f","prefect.resource.role":"flow"}],"payload":{"n":[1,"ü"]},"follows":"0198c0de-0000-7000-8000-000000000000","unknown":1}""";

    [Test]
    public void Read_WholeEvent_HasAllItsParts()
    {
        var read = EventRecording.Parse($"\n{Whole}\n\n").Single();

        Assert.Multiple(() =>
        {
            Assert.That(read.Name, Is.EqualTo("order.late"));
            Assert.That(read.Id, Is.EqualTo(Guid.Parse("0198c0de-0000-7000-8000-000000000001")));
            Assert.That(read.Follows, Is.EqualTo(Guid.Parse("0198c0de-0000-7000-8000-000000000000")));
            Assert.That(read.Occurred, Is.EqualTo(new DateTimeOffset(2026, 11, 25, 2, 0, 0, 500, TimeSpan.Zero)));
            Assert.That(read.Received, Is.EqualTo(new DateTimeOffset(2026, 11, 25, 2, 0, 1, TimeSpan.Zero)));
            Assert.That(read.Resource, Is.EquivalentTo(new Dictionary<string, string> { ["orchestrix.resource.id"] = "order.7", ["colour"] = "rot" }));
            Assert.That(read.Related.Single().Id, Is.EqualTo("orchestrix.flow.f"));
            Assert.That(read.Payload.GetProperty("n")[1].GetString(), Is.EqualTo("ü"));
            Assert.That(read.Position, Is.EqualTo(2), "the line");
        });
    }

    [Test]
    public void Read_EventsWithoutIds_GetTheSameDistinctIdsEachTime()
    {
        const string line = """{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""";

        var first = EventRecording.Parse($"{line}\n{line}").Select(e => e.Id).ToList();
        var second = EventRecording.Parse($"{line}\n{line}").Select(e => e.Id).ToList();

        Assert.That(first, Is.Unique);
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("2026-11-25T02:00:00Z", 0)]
    [TestCase("2026-11-25t02:00:00z", 0)]
    [TestCase("2026-11-25 02:00:00+00:00", 0)]
    [TestCase("2026-11-25T02:00Z", 0)]
    [TestCase("2026-11-25T04:30:00.25+02:30", 2_500_000)]
    [TestCase("2026-11-25T02:00:00.123456789Z", 1_234_567)]
    public void Read_TimeWithZone_IsUnderstood(string time, long ticks)
    {
        var read = EventRecording.Parse($$$"""{"occurred":"{{{time}}}","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""").Single();

        Assert.That(read.Occurred, Is.EqualTo(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero).AddTicks(ticks)));
        Assert.That(read.Received, Is.EqualTo(read.Occurred));
    }

    [TestCase("\"2026-11-25T02:00:00\"", "zone")]
    [TestCase("\"yesterday, at around 8 o'clock\"", "zone")]
    [TestCase("\"2026-02-30T02:00:00Z\"", "zone")]
    [TestCase("1764036000", "text")]
    [TestCase("null", "no 'occurred'")]
    public void Read_UnknownTime_SaysWhatToWrite(string time, string expected)
    {
        var recording = EventRecording.Read($$$"""{"occurred":{{{time}}},"event":"x","resource":{"orchestrix.resource.id":"a.1"}}""");

        Assert.That(recording.Events, Is.Empty);
        Assert.That(recording.Mistakes.Single().Message, Does.Contain(expected));
    }

    [TestCase("{", "no JSON")]
    [TestCase("[]", "no object")]
    [TestCase("7", "no object")]
    [TestCase("{} {}", "no JSON")]
    [TestCase("""{"event":"x","event":"y"}""", "event")]
    [TestCase("\"\\ud800\"", "no Unicode")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"\ud800","resource":{"orchestrix.resource.id":"a"}}""", "no Unicode")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{}}""", "orchestrix.resource.id")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":7}}""", "labels are texts")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a"},"related":[{"orchestrix.resource.id":"b"}]}""", "role")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a"},"related":{}}""", "no list")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a"},"payload":[]}""", "no object")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a"},"id":"seven"}""", "UUID")]
    [TestCase("""{"occurred":"2026-11-25T02:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a","prefect.resource.id":"b"}}""", "twice")]
    public void Read_MalformedLine_IsToldWithItsNumberAndTheOthersAreRead(string line, string expected)
    {
        var recording = EventRecording.Read($"{Whole}\n{line}\n");

        Assert.That(recording.Events, Has.Count.EqualTo(1));
        Assert.That(recording.Mistakes.Select(m => m.Line).Distinct(), Is.EqualTo(new[] { 2 }));
        Assert.That(recording.Mistakes[0].Message, Does.Contain(expected));
    }

    [Test]
    public void Read_EventsOutOfOrder_AreToldWithBothLines()
    {
        var recording = EventRecording.Read("""
            {"occurred":"2026-11-25T02:00:05Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}

            {"occurred":"2026-11-25T02:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}
            {"occurred":"2026-11-25T02:00:01Z","received":"2026-11-25T02:00:05Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}
            """);

        Assert.That(recording.Events, Has.Count.EqualTo(2));
        Assert.That(recording.Mistakes.Single().ToString(), Does.StartWith("Line 3: ").And.Contain("line 1"));
    }

    [Test]
    public void Read_BytesThatAreNoText_AreOneMistake()
    {
        using MemoryStream binary = new([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF]);
        using MemoryStream latin = new([.. "{\"event\":\""u8, 0xFC, .. "\"}"u8]);
        using MemoryStream wide = new(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Whole)).ToArray());

        Assert.That(EventRecording.Read(binary).Mistakes, Has.Count.EqualTo(1));
        Assert.That(EventRecording.Read(latin).Mistakes, Is.Not.Empty);
        Assert.That(EventRecording.Read(wide).Mistakes, Is.Not.Empty);
    }

    [Test]
    public void Read_EndlessLine_EndsAtTheLimit()
    {
        using EndlessStream endless = new();

        var recording = EventRecording.Read(endless);

        Assert.That(recording.Mistakes.Single().Message, Does.Contain("bytes"));
    }

    [Test]
    public void Read_ManyMistakes_StopsAfterSome() => Assert.That(EventRecording.Read(string.Concat(Enumerable.Repeat("!\n", 5_000))).Mistakes, Has.Count.EqualTo(100));

    [Test]
    public void Write_EventsOfAHost_AreReadAsTheSameEvents()
    {
        var events = Record();

        var again = EventRecording.Parse(EventRecording.Write(events));

        Assert.That(again.Select(Describe), Is.EqualTo(events.Select(Describe)));
    }

    static IReadOnlyList<OrchestrationEvent> Record() => EventRecording.Parse($"{Whole}\n{Whole.Replace("000001\"", "000002\"", StringComparison.Ordinal)}");

    static string Describe(OrchestrationEvent e) =>
        $"{e.Id} {e.Name} {e.Occurred:O} {e.Received:O} {e.Follows} {string.Join(',', e.Resource)} {string.Join(';', e.Related.Select(r => string.Join(',', r)))} {e.Payload.GetRawText()}";

    sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new InvalidOperationException();

        public override long Position { get => 0; set => throw new InvalidOperationException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new InvalidOperationException();

        public override void SetLength(long value) => throw new InvalidOperationException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException();
    }
}
