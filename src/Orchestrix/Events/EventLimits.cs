namespace Orchestrix.Events;

/// <summary>What an event may hold at most. The figures are Prefect's defaults.</summary>
public static class EventLimits
{
    /// <summary>Characters of an event's name.</summary>
    public const int NameLength = 1_024;

    /// <summary>Labels of one resource.</summary>
    public const int LabelsPerResource = 500;

    /// <summary>Related resources of one event.</summary>
    public const int RelatedResources = 100;

    /// <summary>Bytes of the whole event, written as JSON in UTF-8.</summary>
    public const int SizeInBytes = 1_500_000;

    /// <summary>Characters of a state's message inside an event; the rest is cut.</summary>
    public const int StateMessageLength = 100_000;

    /// <summary>How far apart two events may have occurred for the link between them to be kept.</summary>
    public static readonly TimeSpan FollowsWithin = TimeSpan.FromMinutes(5);
}
