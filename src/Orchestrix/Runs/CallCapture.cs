namespace Orchestrix.Runs;

/// <summary>Surrounds a lambda whose tracked calls are recorded instead of executed.</summary>
sealed class CallCapture
{
    readonly Lock gate = new();
    CapturedCall? first;
    List<CapturedCall>? more;

    /// <summary>Records a call; the intercepted method returns a default value at once.</summary>
    public void Add(CapturedCall call)
    {
        lock (gate)
        {
            if (first is null) first = call;
            else (more ??= []).Add(call);
        }
    }

    /// <summary>Runs a lambda and returns the one tracked call in it.</summary>
    /// <param name="lambda">Calls exactly one flow or task, and does nothing else.</param>
    /// <exception cref="CallCaptureException">The lambda made no tracked call, or several, or threw; or it is a flow or task itself, which is not executed.</exception>
    public static CapturedCall Record(Action lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (MethodGroups.MayBeOne(lambda.Target)) MethodGroups.ThrowIfTracked(lambda.Method);
        CallCapture capture = new();
        var before = Ambient.Current;
        Ambient.Current = capture;
        try
        {
            return capture.Next(lambda);
        }
        finally
        {
            Ambient.Current = before;
        }
    }

    /// <summary>The same, where this capture is around the code already.</summary>
    /// <exception cref="CallCaptureException">The lambda made no tracked call, or several, or threw.</exception>
    public CapturedCall Next(Action lambda)
    {
        try
        {
            lambda();
        }
        catch (Exception exception) when (exception is not CallCaptureException)
        {
            throw new CallCaptureException("The lambda that should name a flow or task threw an exception. Let it contain one direct call and nothing else, for example () => Names.BuildNames(5).", exception);
        }

        lock (gate)
        {
            var call = first ?? throw new CallCaptureException("The lambda that should name a flow or task made no tracked call. Let it call a method marked [Flow] or [Task] directly, in a project compiled with Orchestrix, for example () => Names.BuildNames(5).");
            first = null;
            return more is null ? call : throw new CallCaptureException($"The lambda that should name one flow or task called {more.Count + 1}: {string.Join(", ", [call, .. more])}. Let it contain one call.");
        }
    }

    /// <summary>As <see cref="Record(Action)"/>, for a call on an object that the host's services will have. The lambda itself gets none.</summary>
    public static CapturedCall Record<TService, TReturn>(Func<TService, TReturn> lambda) where TService : class
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (MethodGroups.MayBeOne(lambda.Target)) MethodGroups.ThrowIfTracked(lambda.Method);
        return On(typeof(TService), Record(() => { lambda(null!); }));
    }

    /// <inheritdoc cref="Record{TService, TReturn}(Func{TService, TReturn})"/>
    public static CapturedCall Record<TService>(Action<TService> lambda) where TService : class
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (MethodGroups.MayBeOne(lambda.Target)) MethodGroups.ThrowIfTracked(lambda.Method);
        return On(typeof(TService), Record(() => lambda(null!)));
    }

    static CapturedCall On(Type service, CapturedCall call)
    {
        call.Service = service;
        return call;
    }

    /// <summary>As <see cref="Record(Action)"/>, for a lambda that returns something.</summary>
    public static CapturedCall Record<TReturn>(Func<TReturn> lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (MethodGroups.MayBeOne(lambda.Target)) MethodGroups.ThrowIfTracked(lambda.Method);
        return Record(() => { lambda(); });
    }
}
