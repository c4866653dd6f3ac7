namespace Orchestrix.Runtime.V1;

/// <summary>A call that returns nothing, and whose attribute says how it is rolled back.</summary>
public interface ITrackedRollback
{
    /// <summary>Rolls the call back.</summary>
    /// <param name="cancellationToken">Ends when the rollback takes too long.</param>
    /// <returns>A task that ends when it is rolled back.</returns>
    Task RollBackAsync(CancellationToken cancellationToken);
}

/// <summary>A call that returns a value, and whose attribute says how it is rolled back.</summary>
/// <typeparam name="TResult">The value's type.</typeparam>
public interface ITrackedRollback<in TResult>
{
    /// <summary>Rolls the call back.</summary>
    /// <param name="result">What the call returned.</param>
    /// <param name="cancellationToken">Ends when the rollback takes too long.</param>
    /// <returns>A task that ends when it is rolled back.</returns>
    Task RollBackAsync(TResult result, CancellationToken cancellationToken);
}
