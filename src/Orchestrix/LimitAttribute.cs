namespace Orchestrix;

/// <summary>Lets each attempt of a task hold slots of a limit while its body executes. Given several times, the task needs all of them together.</summary>
/// <param name="name">The name of the limit, which the application adds with <see cref="LimitBuilderExtensions.AddLimit"/> or <see cref="LimitBuilderExtensions.AddRateLimit"/>.</param>
/// <example>
/// <code>
/// [Task, Limit("api"), Limit("customer", Key = nameof(customerId))]
/// static Task Charge(int customerId) => …;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public sealed class LimitAttribute(string name) : Attribute
{
    /// <summary>The name of the limit.</summary>
    public string Name { get; } = name;

    /// <summary>How many slots.</summary>
    /// <value>By default 1.</value>
    public int Slots { get; set; } = 1;

    /// <summary>The name of the parameter whose argument says which set of slots, so that each value has slots of its own. The argument is a text, number, id or time.</summary>
    /// <value>By default <see langword="null"/>: all calls share one set.</value>
    public string? Key { get; set; }
}
