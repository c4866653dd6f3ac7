using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>Receives what a tracked call is made of. Used within one thread, during one <see cref="ITrackedCall.Describe"/>.</summary>
public sealed class CallArguments
{
    readonly ICallSink sink;

    internal CallArguments(ICallSink sink) => this.sink = sink;

    /// <summary>A type argument of the method or of its containing types.</summary>
    /// <typeparam name="T">The type argument.</typeparam>
    public void TypeArgument<T>() where T : allows ref struct => sink.TypeArgument(typeof(T));

    /// <summary>The object that the method is called on.</summary>
    /// <typeparam name="T">The declaring type.</typeparam>
    /// <param name="receiver">The object.</param>
    public void Receiver<T>(T receiver) => sink.Receiver(receiver);

    /// <summary>The object that the method is called on, which must not be shown.</summary>
    /// <typeparam name="T">The declaring type.</typeparam>
    /// <param name="receiver">The object.</param>
    public void SensitiveReceiver<T>(T receiver) => sink.SensitiveReceiver(receiver);

    /// <summary>An argument that carries data.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The argument.</param>
    public void Argument<T>(string name, T value) => sink.Argument(name, value);

    /// <summary>An argument that carries data and must not be shown.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The argument.</param>
    public void SensitiveArgument<T>(string name, T value) => sink.SensitiveArgument(name, value);

    /// <summary>The key that identifies the call instead of its arguments.</summary>
    /// <param name="key">The key, with its parameters filled in.</param>
    public void Key(string key) => sink.Key(key);

    /// <summary>The name of the run that the call becomes.</summary>
    /// <param name="name">The name, with its parameters filled in.</param>
    public void RunName(string name) => sink.RunName(name);
}
