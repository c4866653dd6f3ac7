namespace Orchestrix.Runtime.V1;

/// <summary>The options of a flow or task by hand. They are those of the attribute, which has no method to stand on here.</summary>
/// <param name="describe">Makes the description from the parameters, and from what starts it.</param>
/// <param name="key">What identifies a call instead of its input; null for its input.</param>
/// <param name="runName">The name of each run; null for the usual one.</param>
sealed class ExplicitOptions(Func<IReadOnlyList<TrackedParameter>, Action<NamedArguments>?, TrackedMethod> describe, InputTemplate? key, InputTemplate? runName)
{
    /// <exception cref="ArgumentException">There are mistakes.</exception>
    public static ExplicitOptions Read(FlowAttribute options)
    {
        ExplicitMistakes mistakes = new("flow");
        var name = mistakes.CheckName(options.Name, nameof(FlowAttribute));
        mistakes.CheckNames(options.FormerNames);
        mistakes.CheckExceptions(options.NonRetryable);
        mistakes.CheckCallbacks(
            (nameof(options.OnRunning), options.OnRunning), (nameof(options.OnCompletion), options.OnCompletion), (nameof(options.OnFailure), options.OnFailure),
            (nameof(options.OnCancellation), options.OnCancellation), (nameof(options.OnCrashed), options.OnCrashed));
        var runName = mistakes.Parse(nameof(options.RunName), options.RunName);
        return mistakes.Checked(new(Describe, null, runName));

        TrackedMethod Describe(IReadOnlyList<TrackedParameter> parameters, Action<NamedArguments>? start) => new()
        {
            Kind = TrackedKind.Flow,
            Name = name,
            Identity = name,
            DeclaringType = nameof(Tracked),
            Member = $"{nameof(Tracked.Flow)}(\"{name}\")",
            Description = options.Description,
            Parameters = parameters,
            Retries = options.Retries,
            RetryDelaysSeconds = Delays(options.RetryDelaysSeconds, options.RetryDelaySeconds),
            RetryBackoffFactor = options.RetryBackoffFactor,
            MaxRetryDelaySeconds = options.MaxRetryDelaySeconds,
            RetryJitter = options.RetryJitter,
            RetryDeadlineSeconds = options.RetryDeadlineSeconds,
            NonRetryable = Names(options.NonRetryable),
            TimeoutSeconds = options.TimeoutSeconds,
            MaxConcurrentTasks = options.MaxConcurrentTasks == 0 ? null : options.MaxConcurrentTasks,
            HasRunName = runName is not null,
            Version = options.Version,
            TakesCancellationToken = true,
            OnInputChanged = options.OnInputChanged,
            Suspends = options.Suspends,
            FormerNames = options.FormerNames ?? [],
            Tags = options.Tags ?? [],
            NotResumable = !options.Resumable ? "Its options say so." : start is null ? "It was made by hand and has no body of its own; WithBody gives it one." : null,
            Start = start,
        };
    }

    /// <exception cref="ArgumentException">There are mistakes.</exception>
    public static ExplicitOptions Read(TaskAttribute options, IReadOnlyList<LimitAttribute> limits)
    {
        ExplicitMistakes mistakes = new("task");
        var name = mistakes.CheckName(options.Name, nameof(TaskAttribute));
        mistakes.CheckNames(options.FormerNames);
        mistakes.CheckExceptions(options.NonRetryable);
        mistakes.CheckCallbacks(
            (nameof(options.OnRunning), options.OnRunning), (nameof(options.OnCompletion), options.OnCompletion), (nameof(options.OnFailure), options.OnFailure),
            (nameof(options.OnRollback), options.OnRollback));
        mistakes.CheckParameters(nameof(options.CacheWithout), options.CacheWithout ?? []);
        mistakes.CheckParameters(nameof(LimitAttribute), limits.Select(static each => each.Key).OfType<string>());
        mistakes.CheckCache(options);
        var key = mistakes.Parse(nameof(options.Key), options.Key);
        var runName = mistakes.Parse(nameof(options.RunName), options.RunName);
        return mistakes.Checked(new(Describe, key, runName));

        TrackedMethod Describe(IReadOnlyList<TrackedParameter> parameters, Action<NamedArguments>? start) => new()
        {
            Kind = TrackedKind.Task,
            Name = name,
            Identity = name,
            DeclaringType = nameof(Tracked),
            Member = $"{nameof(Tracked.Task)}(\"{name}\")",
            Description = options.Description,
            Parameters = parameters,
            Retries = options.Retries,
            RetryDelaysSeconds = Delays(options.RetryDelaysSeconds, options.RetryDelaySeconds),
            RetryBackoffFactor = options.RetryBackoffFactor,
            MaxRetryDelaySeconds = options.MaxRetryDelaySeconds,
            RetryJitter = options.RetryJitter,
            RetryDeadlineSeconds = options.RetryDeadlineSeconds,
            NonRetryable = Names(options.NonRetryable),
            TimeoutSeconds = options.TimeoutSeconds,
            HasRunName = runName is not null,
            Version = options.Version,
            TakesCancellationToken = true,
            OnInputChanged = options.OnInputChanged,
            FormerNames = options.FormerNames ?? [],
            Tags = options.Tags ?? [],
            Limits = [.. limits.Select(static each => new TrackedLimit(each.Name, each.Slots, each.Key))],
            CacheBy = options.CacheBy,
            CacheWithout = options.CacheWithout ?? [],
            CacheSeconds = options.CacheSeconds,
        };
    }

    public TrackedMethod ToMethod(IReadOnlyList<TrackedParameter> parameters, Action<NamedArguments>? start) => describe(parameters, start);

    /// <summary>Tells what a call is made of.</summary>
    public void Describe<TInput>(CallArguments arguments, TInput input, bool hasInput)
    {
        var isHidden = SensitiveInput<TInput>.IsHidden;
        if (hasInput && isHidden) arguments.SensitiveArgument(Tracked.Input, input);
        else if (hasInput) arguments.Argument(Tracked.Input, input);
        if (key is not null) arguments.Key(key.Write(hasInput ? input : null));
        if (runName is not null) arguments.RunName(runName.Write(isHidden ? SensitiveAttribute.Mask : hasInput ? input : null));
    }

    static double[] Delays(double[]? each, double all) => each ?? (all != 0 ? [all] : []);

    static string[] Names(Type[]? exceptions) => [.. (exceptions ?? []).Select(static each => each.IsGenericType ? each.GetGenericTypeDefinition().FullName! : each.FullName!)];
}
