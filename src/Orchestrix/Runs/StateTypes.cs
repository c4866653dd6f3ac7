using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>What is known about each <see cref="StateType"/>.</summary>
public static class StateTypes
{
    static readonly LabelValue[] Labels = [.. Enum.GetValues<StateType>().Select(t => LabelValue.Of(t.ToString().ToUpperInvariant()))];

    /// <summary>Whether a run in a state of this type has ended.</summary>
    /// <param name="type">The type.</param>
    /// <returns><see langword="true"/> for Completed, Failed, Cancelled and Crashed.</returns>
    public static bool IsTerminal(this StateType type) => type is StateType.Completed or StateType.Failed or StateType.Cancelled or StateType.Crashed;

    /// <summary>The type as events write it, in capitals.</summary>
    internal static LabelValue Label(this StateType type) => Labels[(int)type];
}
