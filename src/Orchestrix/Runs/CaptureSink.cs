namespace Orchestrix.Runs;

/// <summary>Collects the arguments of a call.</summary>
sealed class CaptureSink : ICallSink
{
    readonly List<CapturedArgument> arguments = [];

    public static IReadOnlyList<CapturedArgument> ArgumentsOf(CapturedCall call)
    {
        CaptureSink sink = new();
        call.Describe(sink);
        return sink.arguments;
    }

    public void TypeArgument(Type type) { }

    public void Receiver<T>(T receiver) { }

    public void Argument<T>(string name, T value) => arguments.Add(new CapturedArgument(name, value));

    public void SensitiveArgument<T>(string name, T value) => arguments.Add(new CapturedArgument(name, value) { IsSensitive = true });

    public void Key(string value) { }
}
