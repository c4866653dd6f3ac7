using System.Collections.Frozen;
using static Orchestrix.Automations.Documents.FormFields;

namespace Orchestrix.Automations.Documents;

/// <summary>The types of actions that documents may have, Prefect's and ours, with their fields. Closed: a document cannot name a type of the program.</summary>
static class ActionForms
{
    const string DefaultSubject = "Orchestrix automated notification";

    /// <summary>Those that are kept as fields, for a handler.</summary>
    static readonly FrozenDictionary<string, FormField[]> Declared = new Dictionary<string, FormField[]>
    {
        ["run-deployment"] = [Target("deployment_id"), Parameters("parameters"), OptionalObject("job_variables"), Delay("schedule_after")],
        ["pause-deployment"] = [Target("deployment_id")],
        ["resume-deployment"] = [Target("deployment_id")],
        ["suspend-flow-run"] = [],
        ["resume-flow-run"] = [],
        ["change-flow-run-state"] = [State("state"), OptionalText("name"), OptionalText("message"), Flag("force", false)],
        ["delete-flow-run"] = [],
        ["pause-work-pool"] = [Target("work_pool_id")],
        ["resume-work-pool"] = [Target("work_pool_id")],
        ["pause-work-queue"] = [Target("work_queue_id")],
        ["resume-work-queue"] = [Target("work_queue_id")],
        ["pause-automation"] = [Target("automation_id")],
        ["resume-automation"] = [Target("automation_id")],
        ["send-notification"] = [Id("block_document_id", "Give the id of the block that sends it."), Template("subject", DefaultSubject), Template("body")],
        ["call-webhook"] = [Id("block_document_id", "Give the id of the block that has the address."), TemplateOrObject("payload")],
        ["send-email-notification"] = [Texts("emails", "[\"ops@example.com\"]"), Template("subject", DefaultSubject), Template("body")],
        ["declare-incident"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that are understood here.</summary>
    static readonly FrozenDictionary<string, OwnAction> Own = new Dictionary<string, OwnAction>
    {
        ["do-nothing"] = OwnActions.DoNothing,
        ["cancel-flow-run"] = OwnActions.CancelFlowRun,
        ["run-flow"] = OwnActions.RunFlow,
        ["notify"] = OwnActions.Notify,
        ["emit-event"] = OwnActions.EmitEvent,
        ["delegate"] = OwnActions.Delegate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All types, in alphabetical order.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Own.Keys.Concat(Declared.Keys).Order(StringComparer.Ordinal)];

    public static FormField[]? FieldsOf(string type) => Declared.GetValueOrDefault(type);

    public static OwnAction? OwnOf(string type) => Own.GetValueOrDefault(type);
}
