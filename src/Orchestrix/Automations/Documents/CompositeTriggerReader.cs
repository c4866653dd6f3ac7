using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads triggers that are composed of others.</summary>
static class CompositeTriggerReader
{
    public static CompoundTrigger ReadCompound(DocumentFields fields, CommonParts common)
    {
        var parts = PartsOf(fields, out var count);
        CompoundTrigger trigger = new()
        {
            ExceptOwnEffects = common.ExceptOwnEffects,
            Unless = common.Unless,
            Triggers = parts,
            Within = WithinOf(fields),
            Require = RequireOf(fields, count),
            Correlate = fields.Flag("correlate", false),
        };
        CheckCorrelation(fields, trigger, count);
        return trigger;
    }

    public static SequenceTrigger ReadSequence(DocumentFields fields, CommonParts common)
    {
        SequenceTrigger trigger = new()
        {
            ExceptOwnEffects = common.ExceptOwnEffects,
            Unless = common.Unless,
            Triggers = PartsOf(fields, out var count),
            Within = WithinOf(fields),
            Correlate = fields.Flag("correlate", false),
        };
        CheckCorrelation(fields, trigger, count);
        return trigger;
    }

    static List<Trigger> PartsOf(DocumentFields fields, out int? count)
    {
        count = null;
        if (fields.Require("triggers", "List the triggers that this one is composed of.") is not { } node) return [];
        if (node.Kind != DocumentNodeKind.List)
        {
            fields.Mistakes.Add(node, $"'triggers' is {node}; it has to be a list of triggers.");
            return [];
        }

        count = node.Children.Count;
        return [.. node.Children.Select(c => TriggerReader.Read(c, fields.Mistakes)).OfType<Trigger>()];
    }

    // Prefect takes a negative one, which means nothing.
    static TimeSpan? WithinOf(DocumentFields fields) =>
        fields.Find("within") is { Kind: not DocumentNodeKind.Null } node ? DocumentValues.Length(node, fields.Mistakes) : null;

    static PartsRequired RequireOf(DocumentFields fields, int? count)
    {
        const string choices = "\"any\", \"all\" or the number of triggers that have to fire";
        if (fields.Require("require", $"Give {choices}.") is not { } node) return PartsRequired.All;
        switch (node.Kind)
        {
            case DocumentNodeKind.Text when node.Text == "any": return PartsRequired.Any;
            case DocumentNodeKind.Text when node.Text == "all": return PartsRequired.All;
            case DocumentNodeKind.Number:
                if (DocumentValues.WholeNumber(node, fields.Mistakes) is not { } required) return PartsRequired.All;
                if (required >= 1 && !(required > count)) return PartsRequired.AtLeast(required);
                fields.Mistakes.Add(node, count > 0 ? $"'require' is {node}; it has to lie between 1 and {count}, the number of triggers." : $"'require' is {node}, but there are no triggers to fire. List some.");
                return PartsRequired.All;
            default:
                var meant = node.Kind == DocumentNodeKind.Text ? Spelling.Suggest(node.Text, ["any", "all"]) : "";
                fields.Mistakes.Add(node, $"'require' is {node}; it has to be {choices}.{meant}");
                return PartsRequired.All;
        }
    }

    static void CheckCorrelation(DocumentFields fields, CompositeTrigger trigger, int? count)
    {
        if (trigger.Correlate && trigger.Triggers.Count == count && trigger.KeyLabels.Count == 0)
            fields.Mistakes.Add(fields.Find("correlate")!, "'correlate' is true, but there is no label that all the triggers look at separately. Give each of them the same label in 'for_each'.");
    }
}
