using System.Buffers;

namespace Orchestrix.Events;

/// <summary>Reads events from lines, and sees that they stand in the order of their arrival. One per reading.</summary>
sealed class EventLines
{
    const int MostMistakes = 100;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    int line;
    long lastArrival = long.MinValue;
    int lastLine;

    public List<OrchestrationEvent> Events { get; } = [];

    public List<RecordingMistake> Mistakes { get; } = [];

    public void Read(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var filled = 0;
            while (Mistakes.Count < MostMistakes)
            {
                var read = stream.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                var used = TakeLines(buffer.AsSpan(0, filled), isLast: read == 0);
                if (read == 0 || used < 0) return;
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (filled == buffer.Length) buffer = Grown(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // How many bytes were used; -1 when it makes no sense to go on.
    int TakeLines(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var used = 0;
        while (Mistakes.Count < MostMistakes)
        {
            var rest = bytes[used..];
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 && (!isLast || rest.IsEmpty))
            {
                if (rest.Length <= EventJson.LongestLine) return used;
                line++;
                AddTooLong();
                return -1;
            }

            var text = end < 0 ? rest : rest[..end];
            line++;
            Take(text);
            used += end < 0 ? text.Length : end + 1;
        }

        return -1;
    }

    void Take(ReadOnlySpan<byte> text)
    {
        if (line == 1 && text.StartsWith(ByteOrderMark)) text = text[ByteOrderMark.Length..];
        text = text.Trim(" \t\r"u8);
        if (text.IsEmpty) return;
        if (text.Length > EventJson.LongestLine)
        {
            AddTooLong();
            return;
        }

        List<string> mistakes = [];
        var @event = EventJson.Read(text, line, mistakes);
        foreach (var mistake in mistakes) Mistakes.Add(new RecordingMistake(line, mistake));
        if (@event is null) return;
        var arrival = @event.Received.UtcTicks;
        if (arrival < lastArrival)
        {
            Mistakes.Add(new RecordingMistake(line, $"the event arrives at {EventTime.Write(arrival)}, which is before that of line {lastLine} ({EventTime.Write(lastArrival)}). Order the lines by arrival, or say when it arrived in 'received'."));
            return;
        }

        lastArrival = arrival;
        lastLine = line;
        Events.Add(@event);
    }

    void AddTooLong() => Mistakes.Add(new RecordingMistake(line, $"the line has more than {EventJson.LongestLine:N0} bytes, which no event may have. Write one event a line, and keep large data elsewhere."));

    static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
