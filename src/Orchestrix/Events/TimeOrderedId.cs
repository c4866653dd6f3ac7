namespace Orchestrix.Events;

/// <summary>
/// Makes UUIDs of version 7 from the host's clock. They are unique and sort by time, but they are not secret: what grants access needs a
/// cryptographic random number.
/// </summary>
static class TimeOrderedId
{
    // The last 12 bits of a run's id are 0: the ids of its transitions count there, and need no storage.
    const int OrdinalBits = 12;
    const int MaxOrdinal = (1 << OrdinalBits) - 1;

    [ThreadStatic]
    static ulong state;

    /// <summary>A new id with room for ordinals.</summary>
    public static Guid New(long utcTicks)
    {
        var random = Next();
        var more = random >> 52; // 12 bits beside the version
        return Compose(utcTicks, (short)more, (random << OrdinalBits) & 0x3FFF_FFFF_FFFF_F000);
    }

    /// <summary>The id of the n-th thing (from 0) that happened to the owner of an id: same random bits, its own time.</summary>
    public static Guid Derive(Guid owner, long utcTicks, int n)
    {
        Span<byte> bytes = stackalloc byte[16];
        owner.TryWriteBytes(bytes, bigEndian: true, out _);
        var a = (short)(((bytes[6] & 0x0F) << 8) | bytes[7]);
        var b = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & 0x3FFF_FFFF_FFFF_F000;
        var ordinal = (uint)n + 1;
        if (ordinal > MaxOrdinal) b ^= (ulong)(ordinal >> OrdinalBits) << (OrdinalBits + 8); // more than 4,095 changes: other random bits, still derived
        return Compose(utcTicks, a, b | (ordinal & MaxOrdinal));
    }

    static Guid Compose(long utcTicks, short a, ulong b)
    {
        var milliseconds = (utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        return new Guid(
            (int)(milliseconds >> 16), (short)milliseconds, (short)(0x7000 | (a & 0x0FFF)),
            (byte)(0x80 | (b >> 56)), (byte)(b >> 48), (byte)(b >> 40), (byte)(b >> 32), (byte)(b >> 24), (byte)(b >> 16), (byte)(b >> 8), (byte)b);
    }

    static ulong Next()
    {
        var x = state;
        if (x == 0) x = (ulong)Random.Shared.NextInt64() | 1; // seeded by the system, differently in each process
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        state = x;
        return x * 0x2545_F491_4F6C_DD1D;
    }
}
