using Orchestrix.Tasks;

namespace Orchestrix.Runtime.V1;

/// <summary>Gives the arguments of a call that is made from data, by the names of the parameters. Used within one thread, during one call of <see cref="TrackedMethod.Start"/>.</summary>
public sealed class NamedArguments
{
    readonly IArgumentSource source;

    internal NamedArguments(IArgumentSource source) => this.source = source;

    /// <summary>The object to call the method on: none yet, since the host's services will have it.</summary>
    /// <typeparam name="T">The type that declares the method.</typeparam>
    /// <returns>Nothing: the call is recorded without it.</returns>
    public T Receiver<T>() where T : class
    {
        source.CallOn(typeof(T));
        return null!;
    }

    /// <summary>An argument that has to be given.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The argument.</returns>
    public T Required<T>(string name) => source.Required<T>(name);

    /// <summary>An argument that may be left out.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="whenMissing">The parameter's default.</param>
    /// <returns>The argument.</returns>
    public T Optional<T>(string name, T whenMissing) => source.Optional(name, whenMissing);
}
