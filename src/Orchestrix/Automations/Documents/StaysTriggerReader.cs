using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads triggers that wait for a run to stay in a state: our own type.</summary>
static class StaysTriggerReader
{
    public static readonly string[] Kinds = ["flow-run", "task-run"];

    public static StaysTrigger Read(DocumentFields fields, CommonParts common)
    {
        var kind = fields.Find("kind") is { } k ? fields.Word(k, Kinds) : null;
        var state = fields.Require("state", "Name the type of the states, for example \"RUNNING\".") is { } s ? fields.Word(s, FormFields.States) : null;
        var length = fields.Require("for", "Say for how many seconds the run has to stay in the state, for example 3600.") is { } f ? DocumentValues.Seconds(f, fields.Mistakes) : null;
        if (length <= TimeSpan.Zero) fields.Mistakes.Add(fields.Find("for")!, $"'for' is {fields.Find("for")}; it has to be more than 0 seconds, for example 3600.");
        return new StaysTrigger
        {
            ExceptOwnEffects = common.ExceptOwnEffects,
            Unless = common.Unless,
            Kind = kind == "task-run" ? ResourceKinds.TaskRun : ResourceKinds.FlowRun,
            StateType = state ?? "",
            For = length ?? default,
            Match = LabelReader.Match(fields),
            MatchRelated = LabelReader.MatchRelated(fields),
            Grace = fields.Seconds("grace"),
        };
    }
}
