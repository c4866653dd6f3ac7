using Orchestrix.Runtime.V1;

namespace Orchestrix.Runtime.Explicit;

/// <summary>The options of a flow or task by hand. They are those of the attribute, which has no method to stand on here.</summary>
/// <param name="describe">Makes the description from the parameters, and from what starts it.</param>
/// <param name="key">What identifies a call instead of its input; null for its input.</param>
/// <param name="runName">The name of each run; null for the usual one.</param>
sealed class ExplicitOptions(Func<IReadOnlyList<TrackedParameter>, Action<NamedArguments>?, TrackedMethod> describe, InputTemplate? key, InputTemplate? runName)
{
    /// <exception cref="ArgumentException">There are mistakes.</exception>
    public static ExplicitOptions Read(RunnableAttribute options, IReadOnlyList<LimitAttribute> limits)
    {
        ExplicitMistakes mistakes = new(options);
        mistakes.Check(limits);
        var key = mistakes.Parse(nameof(TaskAttribute.Key), (options as TaskAttribute)?.Key);
        var runName = mistakes.Parse(nameof(options.RunName), options.RunName);
        return mistakes.Checked(new((parameters, start) => Describe(options, limits, parameters, start), key, runName));
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

    static TrackedMethod Describe(RunnableAttribute options, IReadOnlyList<LimitAttribute> limits, IReadOnlyList<TrackedParameter> parameters, Action<NamedArguments>? start)
    {
        var (flow, task, name) = (options as FlowAttribute, options as TaskAttribute, options.Name ?? "?");
        return new()
        {
            Kind = flow is null ? TrackedKind.Task : TrackedKind.Flow,
            Name = name,
            Identity = name,
            DeclaringType = nameof(Tracked),
            Member = $"{(flow is null ? nameof(Tracked.Task) : nameof(Tracked.Flow))}(\"{name}\")",
            Description = options.Description,
            Parameters = parameters,
            Retries = options.Retries,
            RetryDelaysSeconds = options.RetryDelaysSeconds ?? (options.RetryDelaySeconds != 0 ? [options.RetryDelaySeconds] : []),
            RetryBackoffFactor = options.RetryBackoffFactor,
            MaxRetryDelaySeconds = options.MaxRetryDelaySeconds,
            RetryJitter = options.RetryJitter,
            RetryDeadlineSeconds = options.RetryDeadlineSeconds,
            NonRetryable = [.. (options.NonRetryable ?? []).Where(static each => each is not null).Select(static each => (each.IsGenericType ? each.GetGenericTypeDefinition() : each).FullName ?? each.Name)],
            TimeoutSeconds = options.TimeoutSeconds,
            HasRunName = options.RunName is not null,
            Version = options.Version,
            TakesCancellationToken = true,
            OnInputChanged = options.OnInputChanged,
            FormerNames = options.FormerNames ?? [],
            Tags = options.Tags ?? [],

            MaxConcurrentTasks = flow is { MaxConcurrentTasks: not 0 and var most } ? most : null,
            Suspends = flow?.Suspends == true,
            NotResumable = flow?.Resumable == false ? "Its options say so." : start is null ? "It was made by hand and has no body of its own; WithBody gives it one." : null,
            Start = start,

            Limits = [.. limits.Select(static each => new TrackedLimit(each.Name, each.Slots, each.Key))],
            CacheBy = task?.CacheBy ?? CacheBy.Nothing,
            CacheWithout = task?.CacheWithout ?? [],
            CacheSeconds = task?.CacheSeconds ?? 0,
        };
    }
}
