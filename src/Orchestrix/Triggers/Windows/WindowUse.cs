namespace Orchestrix.Triggers.Windows;

/// <summary>What a window means.</summary>
enum WindowUse
{
    /// <summary>A key's events are counted in it.</summary>
    Counts,

    /// <summary>A key is kept from firing until it ends.</summary>
    Guards,

    /// <summary>A key's firing is not over yet; its count is that of the events that came since.</summary>
    Alarms,

    /// <summary>A resource's firings of the present minute are counted in it.</summary>
    Rates,
}
