namespace Orchestrix.Runs.Scopes;

/// <summary>Gives an attempt a scope of its own: where the host started the run, or where a direct call asks for services and nothing around it has any.</summary>
static class ScopedAttempt
{
    extension(RunEngine engine)
    {
        /// <summary>The services that an attempt of a call has to have of its own; null where it needs none.</summary>
        public AttemptServices? ServicesFor(CapturedCall call)
        {
            if (engine.Scopes is not { } scopes) return null;
            var isNeeded = call.IsStarted || (call.Definition.Settings.TakesServices && AttemptServices.Of(engine) is null);
            return isNeeded ? new AttemptServices(engine, scopes, call.Service) : null;
        }
    }

    public static T Invoke<T>(AttemptServices services, Func<T> body)
    {
        var before = services.Enter();
        try
        {
            return body();
        }
        finally
        {
            AttemptServices.Leave(before);
            services.Dispose();
        }
    }

    // An async method's own context: the caller's is back when this returns to it.
    public static async Task<T> InvokeAsync<T>(AttemptServices services, Func<Task<T>> body)
    {
        services.Enter();
        await using var ended = services.ConfigureAwait(false);
        return await body().ConfigureAwait(false);
    }

    public static async Task InvokeAsync(AttemptServices services, Func<Task> body)
    {
        services.Enter();
        await using var ended = services.ConfigureAwait(false);
        await body().ConfigureAwait(false);
    }
}
