using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Runs.Scopes;

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>
    /// Executes code with a scope of its own of the host's services: what the flows and tasks in it take from services comes from that scope, which is disposed
    /// when the code has ended. For code that lives longer than its services may, such as a flow of a singleton.
    /// </summary>
    /// <param name="body">The code; calls in it are tracked as everywhere.</param>
    /// <exception cref="OrchestrixException">No host can be chosen: none runs, or several do.</exception>
    public static void InNewScope(Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ScopedAttempt.Invoke(NewServices(), () => { body(); return default(Nothing); });
    }

    /// <inheritdoc cref="InNewScope(Action)"/>
    /// <typeparam name="TResult">What the code returns.</typeparam>
    /// <returns>What the code returned.</returns>
    public static TResult InNewScope<TResult>(Func<TResult> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ScopedAttempt.Invoke(NewServices(), body);
    }

    /// <inheritdoc cref="InNewScope(Action)"/>
    /// <typeparam name="TService">A service that the code is given: write its type before the lambda's parameter.</typeparam>
    public static void InNewScope<TService>(Action<TService> body) where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = NewServices();
        ScopedAttempt.Invoke(services, () => { body(services.Provider.GetRequiredService<TService>()); return default(Nothing); });
    }

    /// <inheritdoc cref="InNewScope(Action)"/>
    /// <typeparam name="TService">A service that the code is given: write its type before the lambda's parameter.</typeparam>
    /// <typeparam name="TResult">What the code returns.</typeparam>
    /// <returns>What the code returned.</returns>
    /// <example><code>var count = Run.InNewScope((Importer importer) => importer.Count());</code></example>
    public static TResult InNewScope<TService, TResult>(Func<TService, TResult> body) where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = NewServices();
        return ScopedAttempt.Invoke(services, () => body(services.Provider.GetRequiredService<TService>()));
    }

    /// <inheritdoc cref="InNewScope(Action)"/>
    /// <returns>A task that ends when the code has ended and the scope is disposed.</returns>
    public static Task InNewScopeAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ScopedAttempt.InvokeAsync(NewServices(), body);
    }

    /// <inheritdoc cref="InNewScopeAsync(Func{Task})"/>
    /// <typeparam name="TResult">What the code returns.</typeparam>
    public static Task<TResult> InNewScopeAsync<TResult>(Func<Task<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ScopedAttempt.InvokeAsync(NewServices(), body);
    }

    /// <inheritdoc cref="InNewScopeAsync(Func{Task})"/>
    /// <typeparam name="TService">A service that the code is given: write its type before the lambda's parameter.</typeparam>
    public static Task InNewScopeAsync<TService>(Func<TService, Task> body) where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = NewServices();
        return ScopedAttempt.InvokeAsync(services, () => body(services.Provider.GetRequiredService<TService>()));
    }

    /// <inheritdoc cref="InNewScopeAsync(Func{Task})"/>
    /// <typeparam name="TService">A service that the code is given: write its type before the lambda's parameter.</typeparam>
    /// <typeparam name="TResult">What the code returns.</typeparam>
    /// <example><code>var count = await Run.InNewScopeAsync((Importer importer) => importer.ImportAsync(file));</code></example>
    public static Task<TResult> InNewScopeAsync<TService, TResult>(Func<TService, Task<TResult>> body) where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = NewServices();
        return ScopedAttempt.InvokeAsync(services, () => body(services.Provider.GetRequiredService<TService>()));
    }

    static AttemptServices NewServices()
    {
        var engine = Ambient.Run?.Engine ?? (Ambient.Current as EngineScope)?.Engine ?? RunningEngines.Single;
        return engine?.Scopes is { } scopes ? new AttemptServices(engine, scopes) : throw new OrchestrixException(
            "Run.InNewScope was called where no host can be chosen: none runs, or several do. Call it inside of a run, inside of host.EnterScope(), or make a scope from the application's services.");
    }
}
