namespace Orchestrix.Runs;

/// <summary>Is told what a tracked call is made of.</summary>
interface ICallSink
{
    void TypeArgument(Type type);

    void Receiver<T>(T receiver);

    /// <summary>An object with parts that are marked <see cref="SensitiveAttribute"/>.</summary>
    void SensitiveReceiver<T>(T receiver) => Receiver(receiver);

    void Argument<T>(string name, T value);

    /// <summary>An argument that is marked <see cref="SensitiveAttribute"/>, or has parts that are: it may be hashed, and never becomes text.</summary>
    void SensitiveArgument<T>(string name, T value);

    void Key(string value);

    void RunName(string value) { }
}
