namespace Orchestrix.Runs;

/// <summary>Asks a call for the name of its run, and ignores the rest.</summary>
sealed class NameSink : ICallSink
{
    string? name;

    /// <summary>The name that the call gives to its run; null for none.</summary>
    public static string? NameOf(CapturedCall call)
    {
        NameSink sink = new();
        call.Describe(sink);
        return string.IsNullOrWhiteSpace(sink.name) ? null : sink.name;
    }

    public void TypeArgument(Type type) { }

    public void Receiver<T>(T receiver) { }

    public void Argument<T>(string name, T value) { }

    public void SensitiveArgument<T>(string name, T value) { }

    public void Key(string value) { }

    public void RunName(string value) => name = value;
}
