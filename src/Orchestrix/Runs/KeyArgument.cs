using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestrix.Limits;

namespace Orchestrix.Runs;

/// <summary>Finds the argument that says which set of slots a call needs.</summary>
sealed class KeyArgument : ICallSink
{
    readonly string parameter;
    object? found;
    bool isSensitive;

    KeyArgument(string parameter) => this.parameter = parameter;

    /// <summary>The argument as text.</summary>
    /// <exception cref="LimitException">It is nothing that stands for itself as text.</exception>
    public static string Of(CapturedCall call, string parameter, string limit)
    {
        KeyArgument sink = new(parameter);
        call.Describe(sink);
        var key = sink.found switch
        {
            string text => text,
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            null => "",
            var other => throw new LimitException(limit, $"The limit '{limit}' of '{call.Definition.Name}' has a set of slots for each value of '{parameter}', but {other.GetType().Name} is no text, number, id or time. Name a parameter that is."),
        };
        return sink.isSensitive ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)) : key; // keys of slots can be seen
    }

    public void TypeArgument(Type type) { }

    public void Receiver<T>(T receiver) { }

    public void Argument<T>(string name, T value)
    {
        if (name == parameter) found = value;
    }

    public void SensitiveArgument<T>(string name, T value)
    {
        Argument(name, value);
        if (name == parameter) isSensitive = true;
    }

    public void Key(string value) { }
}
