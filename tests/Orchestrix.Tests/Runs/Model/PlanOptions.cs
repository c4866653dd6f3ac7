namespace Orchestrix.Tests.Runs.Model;

/// <summary>The options of the tasks and flows, once more for the interpreter; the attributes of <see cref="PlanFlows"/> say the same. Times in milliseconds.</summary>
internal sealed record PlanOptions(int Retries = 0, int Delay = 0, int? Timeout = null, bool IsLimited = false, bool IsSync = false)
{
    /// <summary>Slots of the limit, and places of the runner.</summary>
    public const int Slots = 2, Places = 3;

    public static PlanOptions Of(LeafKind kind) => kind switch
    {
        LeafKind.Sync => new(IsSync: true),
        LeafKind.Again => new(Retries: 2),
        LeafKind.Patient => new(Retries: 2, Delay: 1_301),
        LeafKind.Hurried => new(Timeout: 2_003),
        LeafKind.HurriedAgain => new(Retries: 1, Delay: 701, Timeout: 1_511),
        LeafKind.Limited => new(IsLimited: true),
        LeafKind.LimitedAgain => new(Retries: 1, Delay: 907, IsLimited: true),
        _ => new(),
    };

    public static PlanOptions Of(SubKind kind) => kind switch
    {
        SubKind.Again => new(Retries: 1, Delay: 1_103),
        SubKind.Hurried => new(Timeout: 4_507),
        SubKind.HurriedAgain => new(Retries: 2, Timeout: 3_109),
        _ => new(),
    };
}
