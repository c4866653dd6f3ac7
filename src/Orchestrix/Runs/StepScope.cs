using System.Security.Cryptography;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>The steps of one run that can be retried, or lies below one: attempt by attempt.</summary>
sealed class StepScope
{
    // The last step that was called on this way through the body. Branches of a fan-out have contexts of their own, so each sees only what led to it.
    static readonly AsyncLocal<StepClaim?> LastOnThisWay = new();

    readonly StepMemory memory;
    readonly UInt128 identity;
    readonly InputChange onInputChanged;
    Dictionary<UInt128, int>? equals; // made when the attempt needs them, and not kept between two
    Dictionary<string, int>? values;
    int attempt;
    int ordinal;
    int underWay;
    bool hasFailed;

    StepScope(StepMemory memory, UInt128 identity, InputChange onInputChanged)
    {
        this.memory = memory;
        this.identity = identity;
        this.onInputChanged = onInputChanged;
        lock (memory.Gate) attempt = memory.NextAttempt();
    }

    /// <summary>Lets a run remember its steps; below a run that does, within the same memory.</summary>
    public static void Open(Run run, StepClaim? step = null)
    {
        var details = run.EnsureDetails();
        if (step is null) details.RememberSteps(run.Definition.OnInputChanged);
        else details.Scope = new StepScope(step.Scope.memory, step.Identity, step.Scope.onInputChanged);
    }

    /// <summary>The steps of a run that lies below none which remembers its steps.</summary>
    public static StepScope OfRoot(InputChange onInputChanged) => new(new StepMemory(), 0, onInputChanged);

    /// <summary>Why the run has to end as Failed, whatever its body makes of it; null while nothing forbids it to go on.</summary>
    public StepChangedException? Fault { get; private set; }

    /// <summary>A further attempt begins: the same steps are expected again.</summary>
    public void BeginAttempt()
    {
        lock (memory.Gate)
        {
            attempt = memory.NextAttempt();
            ordinal = 0;
            underWay = 0;
            hasFailed = false;
            equals = null;
            values = null;
        }
    }

    /// <summary>A step is called. What is remembered of it is in the claim; otherwise its body has to run, and end with <see cref="Finish"/> or <see cref="GiveUp"/>.</summary>
    /// <exception cref="StepChangedException">The step at this place had other arguments before.</exception>
    public StepClaim Claim(StepDescription description)
    {
        var hash = description.Hash();
        lock (memory.Gate)
        {
            var place = ++ordinal;
            equals ??= [];
            var nth = equals[hash] = equals.GetValueOrDefault(hash) + 1;
            var step = Combine(identity, hash, nth);
            var history = memory.HistoryOf(identity);
            if (!FollowsTheLast(place)) history.PlacesMeanNothing = true;
            var record = memory.Find(step) ?? Changed(history, description, place);
            if (record is not null) record.ClaimedIn = attempt;
            else if (++underWay > 1) history.PlacesMeanNothing = true;
            StepClaim claim = new(this, description, step, place, attempt, record);
            Follow(claim);
            return claim;
        }
    }

    /// <summary>The steps of the run are not called one after the other: a step is then known by what it is alone, never by its place.</summary>
    public void Scatter()
    {
        lock (memory.Gate) memory.HistoryOf(identity).PlacesMeanNothing = true;
    }

    /// <summary>The step's body returned: from now on its result is the step's.</summary>
    public void Finish(StepClaim claim, RememberedValue result)
    {
        lock (memory.Gate)
        {
            if (claim.Attempt == attempt) underWay--;
            memory.Add(identity, new StepRecord(claim, result, claim.Identity));
        }
    }

    /// <summary>The step was rolled back: its result answers for nothing any more.</summary>
    public void Forget(StepClaim claim)
    {
        lock (memory.Gate) memory.Remove(identity, claim);
    }

    /// <summary>The step's body threw.</summary>
    public void GiveUp()
    {
        lock (memory.Gate)
        {
            if (underWay > 0) underWay--; // a step of an attempt before this one may end now
            hasFailed = true;
        }
    }

    /// <summary>Remembers, in the caller's context, which step was called last on its way. Null at the start of a body.</summary>
    public static void Follow(StepClaim? claim) => LastOnThisWay.Value = claim;

    // What is called after a step failed, or beside others, comes at another place when all goes well.
    bool FollowsTheLast(int place) => !hasFailed && (LastOnThisWay.Value is { } last && ReferenceEquals(last.Scope, this) ? last.Ordinal : 0) == place - 1;

    /// <summary>Reads or adds inputs of pauses that were passed: they hold for each attempt, as results of steps do.</summary>
    public T Answer<T>(Func<PauseAnswers, T> use)
    {
        lock (memory.Gate) return use(memory.HistoryOf(identity).Answers);
    }

    /// <summary>A value that is made once: the n-th of its name in an attempt is the same in each attempt.</summary>
    public T Recorded<T>(string name, Func<T> make)
    {
        lock (memory.Gate)
        {
            values ??= [];
            var nth = values[name] = values.GetValueOrDefault(name) + 1;
            return (T)memory.HistoryOf(identity).Values.GetOrAdd((name, nth), () => make()!);
        }
    }

    /// <summary>Finished steps that the last attempt did not ask for: the body took another way, or its arguments changed.</summary>
    public IReadOnlyList<string> Unclaimed()
    {
        lock (memory.Gate)
            return [.. memory.HistoryOf(identity).Records.Where(r => r.ClaimedIn != attempt).Select(r => $"{r.Ordinal}: {r.Method}({string.Join(", ", r.Arguments.Select(a => $"{a.Name}: {a.Text}"))})")];
    }

    StepRecord? Changed(StepMemory.ScopeHistory history, StepDescription now, int place)
    {
        // Only where one step followed the other does the place say which step this is.
        if (history.PlacesMeanNothing || onInputChanged == InputChange.Rerun) return null;
        if (history.At(place) is not { } before || before.ClaimedIn == attempt || before.Method != now.Method) return null;
        if (onInputChanged == InputChange.Reuse) return before;
        Fault = new StepChangedException(now.Method, place, Difference(before.Arguments, now.Arguments));
        throw Fault;
    }

    static string Difference(IReadOnlyList<StepArgument> before, IReadOnlyList<StepArgument> now)
    {
        var names = before.Concat(now).Select(a => a.Name).Distinct();
        return string.Join("; ", names
            .Select(n => (Name: n, Before: Shorten(before, n), Now: Shorten(now, n)))
            .Where(d => d.Before != d.Now)
            .Select(d => d.Before.Hidden != 0 && d.Now.Hidden != 0 ? $"{d.Name} changed, and is not shown" : $"{d.Name} was {d.Before.Text} and is {d.Now.Text}"));
    }

    static StepArgument Shorten(IReadOnlyList<StepArgument> arguments, string name)
    {
        const int most = 200;
        var found = arguments.FirstOrDefault(a => a.Name == name);
        var text = found.Text ?? "absent";
        return new StepArgument(name, text.Length <= most ? text : text[..most] + "…", found.Hidden);
    }

    static UInt128 Combine(UInt128 scope, UInt128 step, int nth)
    {
        Span<byte> parts = stackalloc byte[36];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(parts, scope);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(parts[16..], step);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(parts[32..], nth);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(parts, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
