namespace Orchestrix.Tasks;

/// <summary>Gives the arguments of a call by the names of their parameters. Asked once for each parameter, in their order.</summary>
interface IArgumentSource
{
    /// <summary>The call is made on an object of the host's services. Said before the arguments are asked for.</summary>
    void CallOn(Type type);

    /// <summary>The argument that has to be given.</summary>
    T Required<T>(string name);

    /// <summary>The argument, or the parameter's default.</summary>
    T Optional<T>(string name, T whenMissing);
}
