using Orchestrix.Testing;

namespace Orchestrix;

/// <summary>Sets up what only test hosts have.</summary>
public static class OrchestrixTestingBuilderExtensions
{
    /// <summary>Lets the clock of a test host start at a moment other than <see cref="VirtualTime.Epoch"/>.</summary>
    /// <param name="builder">The builder of a test host.</param>
    /// <param name="start">The moment.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The builder is not one of a test host.</exception>
    public static OrchestrixBuilder StartClockAt(this OrchestrixBuilder builder, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.FirstOrDefault(s => s.ServiceType == typeof(VirtualTime))?.ImplementationInstance is not VirtualTime time)
            throw new InvalidOperationException("Only the clock of a test host can be set. Call this inside of OrchestrixTestHost.Start.");
        time.StartAt(start);
        return builder;
    }
}
