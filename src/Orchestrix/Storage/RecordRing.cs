using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>
/// The newest records, in chunks that are made when they are first needed and used again when the oldest are dropped. One writer at a time; any number of
/// readers, without a lock.
/// </summary>
sealed class RecordRing
{
    const int ChunkBits = 10, ChunkSize = 1 << ChunkBits, ChunkMask = ChunkSize - 1; // 32 KB a chunk: below the large-object heap

    readonly Slot[]?[] chunks;
    readonly int capacity;
    Slot[] current = [];
    long end;

    public RecordRing(int capacity)
    {
        this.capacity = capacity;
        chunks = new Slot[]?[((capacity + ChunkMask) >> ChunkBits) + 1];
    }

    /// <summary>The position of the newest record.</summary>
    public long End => Volatile.Read(ref end);

    /// <summary>The position of the oldest record that is kept; one more than <see cref="End"/> when there is none.</summary>
    public long Oldest => Math.Max(1, End - capacity + 1);

    /// <summary>Adds a record and returns its position. One caller at a time.</summary>
    public long Add(LogEntry entry, long receivedTicks, int firstPart, int parts)
    {
        var position = end + 1;
        var offset = (int)(position & ChunkMask);
        if (offset == 0 || current.Length == 0)
            current = chunks[(position >> ChunkBits) % chunks.Length] ??= new Slot[ChunkSize];
        ref var slot = ref current[offset];
        slot.Entry = entry;
        slot.ReceivedTicks = receivedTicks;
        slot.FirstPart = firstPart;
        slot.Parts = parts;
        Volatile.Write(ref end, position); // from here on readers may look
        return position;
    }

    /// <summary>Copies the records after a position. What was dropped meanwhile is skipped; the number of skipped records is returned beside that of copied ones.</summary>
    /// <param name="after">The position.</param>
    /// <param name="records">Takes the copies.</param>
    /// <param name="skipped">How many records were dropped before they could be read.</param>
    public int Read(long after, Span<LogRecord> records, out long skipped)
    {
        while (true)
        {
            var first = Math.Max(after + 1, Oldest);
            skipped = first - after - 1;
            var count = (int)Math.Min(records.Length, End - first + 1);
            if (count <= 0) return 0;
            for (var i = 0; i < count; i++)
            {
                var position = first + i;
                ref var slot = ref chunks[(position >> ChunkBits) % chunks.Length]![position & ChunkMask];
                records[i] = new LogRecord(position, slot.ReceivedTicks, slot.Entry, slot.FirstPart, slot.Parts);
            }

            // The writer may have come round while we copied: a chunk is used again only after all of it was dropped, so this check finds every overwritten slot.
            Volatile.ReadBarrier();
            if (Oldest <= first) return count;
        }
    }

    struct Slot
    {
        public LogEntry Entry;
        public long ReceivedTicks;
        public int FirstPart;
        public int Parts;
    }
}
