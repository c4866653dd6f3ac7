using Microsoft.Extensions.DependencyInjection;

namespace Orchestrix.Runs.Scopes;

/// <summary>The services of one attempt, or of one <see cref="Run.InNewScopeAsync(Func{Task})"/>: a DI scope that is made when somebody first asks for it. Used from any thread.</summary>
sealed class AttemptServices(RunEngine engine, IServiceScopeFactory scopes, Type? receiver = null) : IAsyncDisposable
{
    static readonly AsyncLocal<AttemptServices?> Nearest = new();

    readonly Lock gate = new();
    AsyncServiceScope? scope;
    Type? receiver = receiver;
    bool isDisposed;

    public IServiceProvider Provider
    {
        get
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(isDisposed, typeof(IServiceProvider));
                return (scope ??= scopes.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    /// <summary>The nearest services around the code that executes now; null where there are none. Those of another host do not count.</summary>
    public static AttemptServices? Of(RunEngine engine) => Nearest.Value is { } nearest && nearest.Engine == engine ? nearest : null;

    RunEngine Engine => engine;

    /// <summary>Makes these the nearest for the code that the caller calls from here on. Returns what was nearest before.</summary>
    public AttemptServices? Enter()
    {
        var before = Nearest.Value;
        Nearest.Value = this;
        return before;
    }

    public static void Leave(AttemptServices? before) => Nearest.Value = before;

    /// <summary>The object that the attempt's flow is called on, once: what the flow itself calls on nothing still fails.</summary>
    public object? TakeReceiver()
    {
        Type? type;
        lock (gate) (type, receiver) = (receiver, null);
        return type is null ? null : Provider.GetService(type) ?? throw new OrchestrixException(
            $"The flow is called on a '{type}' of the application's services, which have none. Register it, for example with services.AddScoped<{type.Name}>().");
    }

    public ValueTask DisposeAsync()
    {
        AsyncServiceScope? made;
        lock (gate)
        {
            (made, scope) = (scope, null);
            isDisposed = true;
        }

        return made?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>A synchronous attempt ended: waits on its thread, as it does for its body.</summary>
    public void Dispose()
    {
        var disposing = DisposeAsync();
        if (disposing.IsCompleted) disposing.GetAwaiter().GetResult();
        else disposing.AsTask().GetAwaiter().GetResult();
    }
}
