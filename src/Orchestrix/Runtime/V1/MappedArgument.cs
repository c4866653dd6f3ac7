namespace Orchestrix.Runtime.V1;

/// <summary>What mapped calls are given for one parameter, as far as it says how many calls there are and what each waits for.</summary>
public readonly struct MappedArgument
{
    MappedArgument(string name, int? count, Func<int, RunFuture?>? futureAt)
    {
        Name = name;
        Count = count;
        FutureAt = futureAt;
    }

    internal string Name { get; }

    internal int? Count { get; }

    internal Func<int, RunFuture?>? FutureAt { get; }

    /// <summary>What the calls are given for a parameter.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What there is to know of them.</returns>
    public static MappedArgument Of<T>(string name, ValuesOrFutures<T> arguments) => new(name, arguments.Count, arguments.HasFutures ? arguments.FutureAt : null);
}
