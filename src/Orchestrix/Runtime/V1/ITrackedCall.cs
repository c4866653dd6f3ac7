namespace Orchestrix.Runtime.V1;

/// <summary>One call of a tracked method: a generated struct that holds its receiver and its arguments.</summary>
public interface ITrackedCall
{
    /// <summary>The method that is called. The same object at each call.</summary>
    TrackedMethod Method { get; }

    /// <summary>The caller's token, or <see cref="CancellationToken.None"/> where the method takes none.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Tells type arguments, receiver and arguments, always in the same order. Tokens are left out.</summary>
    /// <param name="arguments">What is told.</param>
    void Describe(CallArguments arguments);
}

/// <summary>A call of a tracked method that returns something: a value, a task, or a value task.</summary>
/// <typeparam name="TReturn">The method's return type.</typeparam>
public interface ITrackedCall<TReturn> : ITrackedCall
{
    /// <summary>Calls the method itself.</summary>
    /// <param name="cancellationToken">Takes the place of the caller's token.</param>
    /// <returns>What the method returns.</returns>
    TReturn Invoke(CancellationToken cancellationToken);
}

/// <summary>A call of a tracked method that returns nothing.</summary>
public interface ITrackedAction : ITrackedCall
{
    /// <summary>Calls the method itself.</summary>
    /// <param name="cancellationToken">Takes the place of the caller's token.</param>
    void Invoke(CancellationToken cancellationToken);
}
