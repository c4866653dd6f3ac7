using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Orchestrix.Runs.Caching;

/// <summary>Hashes what a key is made of. What cannot be hashed is an error: a key without it would answer for other calls.</summary>
sealed class CacheKeyHash(RunEngine engine, string task) : ICallSink, IDisposable
{
    public static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    readonly ArrayBufferWriter<byte> bytes = new(512);
    readonly ArrayBufferWriter<byte> value = new(256);
    Utf8JsonWriter? writer;
    IReadOnlySet<string> without = Nothing;

    /// <summary>Whether the call is not to be cached.</summary>
    public bool IsNone { get; set; }

    public void Add(string kind, string text)
    {
        Append(kind);
        Append(text);
    }

    public void Add(string kind, Guid id)
    {
        Append(kind);
        id.TryWriteBytes(bytes.GetSpan(16));
        bytes.Advance(16);
    }

    /// <summary>Adds what a call is made of, but for some parameters.</summary>
    public void Describe(CapturedCall call, IReadOnlySet<string> without)
    {
        Append("inputs");
        this.without = without;
        call.Describe(this);
    }

    public void TypeArgument(Type type) => Add("type", CanonicalJson.Display(type));

    public void Receiver<T>(T receiver) => Receiver(receiver, isShown: true);

    public void SensitiveReceiver<T>(T receiver) => Receiver(receiver, isShown: false);

    void Receiver<T>(T receiver, bool isShown)
    {
        if (receiver is not null && !engine.IsService(typeof(T)) && !engine.IsService(receiver.GetType())) Argument("this", receiver, isShown);
    }

    public void Argument<T>(string name, T argument) => Argument(name, argument, isShown: true);

    public void SensitiveArgument<T>(string name, T argument) => Argument(name, argument, isShown: false);

    void Argument<T>(string name, T argument, bool isShown)
    {
        if (without.Contains(name) || engine.IsService(typeof(T))) return;
        value.ResetWrittenCount();
        if (writer is null) writer = new Utf8JsonWriter(value);
        else writer.Reset();
        if (!engine.Canonical.TryWrite(writer, argument, out var why))
            throw new CacheKeyException(task, $"its argument '{name}' cannot be hashed: {(isShown ? why : "why is not told, since it is marked [Sensitive]")}. Leave it out with CacheKey.Inputs.Without(\"{name}\"), make a key of your own with CacheKey.Of, or pass data instead.");
        writer.Flush();
        Append(name);
        Append(value.WrittenSpan);
    }

    // What identifies a step in its run says nothing about the result in another.
    public void Key(string value) { }

    public UInt128 Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public void Dispose() => writer?.Dispose();

    // Length first, so that ("ab", "c") and ("a", "bc") differ.
    void Append(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(4), length);
        bytes.Advance(4);
        Encoding.UTF8.GetBytes(text, bytes.GetSpan(length));
        bytes.Advance(length);
    }

    void Append(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(4), part.Length);
        bytes.Advance(4);
        bytes.Write(part);
    }
}
