using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Orchestrix.Runs;

/// <summary>What a call is, as far as its place among its parent's steps is concerned: the method, its type arguments, its receiver and its arguments, or its key.</summary>
sealed class StepDescription(string method, CanonicalJson json, Func<Type, bool> isService) : ICallSink
{
    readonly ArrayBufferWriter<byte> bytes = new();
    readonly List<StepArgument> arguments = [];
    string? refusal;
    string? key;

    /// <summary>The method's identity.</summary>
    public string Method => method;

    /// <summary>The arguments, for people.</summary>
    public IReadOnlyList<StepArgument> Arguments => arguments;

    public void TypeArgument(Type type) => Add("type", CanonicalJson.Display(type));

    public void Receiver<T>(T receiver) => Receiver(receiver, isShown: true);

    public void SensitiveReceiver<T>(T receiver) => Receiver(receiver, isShown: false);

    void Receiver<T>(T receiver, bool isShown)
    {
        if (receiver is not null && !isService(typeof(T)) && !isService(receiver.GetType())) Argument("this", receiver, isShown);
    }

    public void Argument<T>(string name, T value) => Argument(name, value, isShown: true);

    public void SensitiveArgument<T>(string name, T value) => Argument(name, value, isShown: false);

    void Argument<T>(string name, T value, bool isShown)
    {
        if (isService(typeof(T))) return;
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        if (!json.TryWrite(writer, value, out var why))
        {
            refusal ??= $"the argument '{name}' cannot be hashed: {(isShown ? why : "why is not told, since it is marked [Sensitive]")}";
            return;
        }

        writer.Flush();
        if (isShown) Add(name, Encoding.UTF8.GetString(buffer.WrittenSpan));
        else AddHidden(name, buffer.WrittenSpan);
    }

    public void Key(string value) => key = value;

    /// <summary>128 bits that are the same for the same method, type arguments, receiver and arguments, and for nothing else.</summary>
    /// <exception cref="StepNotIdentifiableException">An argument cannot be hashed, and there is no key.</exception>
    public UInt128 Hash()
    {
        if (key is null && refusal is not null) throw new StepNotIdentifiableException(method, refusal);
        ArrayBufferWriter<byte> all = new();
        Append(all, method);
        if (key is not null) Append(all, "key:" + key);
        else
        {
            Append(all, "arguments:");
            all.Write(bytes.WrittenSpan);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    void Add(string name, string text)
    {
        arguments.Add(new StepArgument(name, text, 0));
        Append(bytes, name);
        Append(bytes, text);
    }

    // Only a hash is kept: enough to see that it changed.
    void AddHidden(string name, ReadOnlySpan<byte> value)
    {
        Append(bytes, name);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(4), value.Length);
        bytes.Advance(4);
        bytes.Write(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        arguments.Add(new StepArgument(name, SensitiveAttribute.Mask, BinaryPrimitives.ReadUInt128LittleEndian(hash)));
    }

    // Length first, so that ("ab", "c") and ("a", "bc") differ.
    static void Append(ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), length);
        to.Advance(4);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }
}
