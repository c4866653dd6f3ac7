namespace Orchestrix.Runs;

/// <summary>Tells whoever executes a call which run it became.</summary>
sealed class RunReceipt
{
    public Run? Run { get; set; }
}
