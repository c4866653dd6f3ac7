using System.Buffers.Binary;

namespace Orchestrix.Triggers;

/// <summary>What tells a firing from all others, on every machine and at every reading of the log.</summary>
/// <param name="Rule">A hash of the automation's name and the trigger's place in it that is the same in each process.</param>
/// <param name="Position">The position of the log's record.</param>
/// <param name="Number">Which firing of the rule at that position, from 0.</param>
readonly record struct FiringPlace(ulong Rule, long Position, int Number)
{
    /// <summary>A hash of a text that is the same in each process.</summary>
    public static ulong HashOf(string text)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var c in text) hash = (hash ^ c) * 0x0000_0100_0000_01B3;
        return Mix(hash);
    }

    /// <summary>A UUID of version 7 with the given time, whose other bits are these three values.</summary>
    public Guid ToId(long utcTicks)
    {
        var first = Mix(Rule ^ Mix((ulong)Position));
        var second = Mix(first + (ulong)Number + 1);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond) << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (first & 0x0FFF)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (second & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }

    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
