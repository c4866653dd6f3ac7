using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Writes triggers: Prefect's fields always, as Prefect does, and our own where they say something.</summary>
sealed class TriggerWriter(Utf8JsonWriter json, Unwritable reasons)
{
    readonly LabelWriter labels = new(json, reasons);

    /// <summary>Writes a trigger with its parts.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="exceptsOwnEffects">Whether effects of the automation are kept from it.</param>
    public void Write(Trigger trigger, bool exceptsOwnEffects)
    {
        json.WriteStartObject();
        json.WriteString("type", trigger.Type);
        switch (trigger)
        {
            case EventTrigger t: Write(t); break;
            case CompositeTrigger t: Write(t); break;
            case MetricTrigger t: Write(t); break;
            case StaysTrigger t: Write(t); break;
        }

        if (trigger.Unless is { } guard) Write(guard);
        if (exceptsOwnEffects) json.WriteBoolean("ignore_own_effects", true);
        json.WriteEndObject();
    }

    void Write(EventTrigger trigger)
    {
        labels.Match(trigger.Match);
        labels.MatchRelated(trigger.MatchRelated);
        Texts("after", trigger.After.Select(p => p.Text));
        Texts("expect", trigger.Expect.Select(p => p.Text));
        Texts("for_each", trigger.ForEach.Select(PrefectNames.TranslatePath));
        json.WriteString("posture", trigger.Posture.ToString());
        json.WriteNumber("threshold", trigger.Threshold);
        Seconds("within", trigger.Within);
        if (trigger.Posture == TriggerPosture.Proactive && trigger.Grace != TimeSpan.Zero) Seconds("grace", trigger.Grace);
    }

    void Write(CompositeTrigger trigger)
    {
        json.WriteStartArray("triggers");
        var path = reasons.Path;
        for (var i = 0; i < trigger.Triggers.Count; i++)
        {
            reasons.Path = $"{path}.triggers.{i}";
            Write(trigger.Triggers[i], trigger.Triggers[i].ExceptOwnEffects == true);
        }

        reasons.Path = path;
        json.WriteEndArray();
        if (trigger.Within is { } within) Seconds("within", within);
        else json.WriteNull("within");
        if (trigger is CompoundTrigger { Require: var require })
        {
            if (require.Count is { } count) json.WriteNumber("require", count);
            else json.WriteString("require", require.ToString());
        }

        if (trigger.Correlate) json.WriteBoolean("correlate", true);
    }

    void Write(MetricTrigger trigger)
    {
        labels.Match(trigger.Match);
        labels.MatchRelated(trigger.MatchRelated);
        json.WriteString("posture", "Metric");
        json.WriteStartObject("metric");
        json.WriteString("name", MetricTriggerReader.NameOf(trigger.Metric.Name));
        if (double.IsFinite(trigger.Metric.Threshold)) json.WriteNumber("threshold", trigger.Metric.Threshold);
        else reasons.Add($"its metric is compared with {trigger.Metric.Threshold}. Give a number.");
        json.WriteString("operator", MetricTriggerReader.OperatorOf(trigger.Metric.Operator));
        Seconds("range", trigger.Metric.Range);
        Seconds("firing_for", trigger.Metric.FiringFor);
        json.WriteEndObject();
    }

    void Write(StaysTrigger trigger)
    {
        json.WriteString("kind", trigger.Kind.Equals(ResourceKinds.TaskRun) ? "task-run" : "flow-run");
        json.WriteString("state", trigger.StateType);
        Seconds("for", trigger.For);
        labels.Match(trigger.Match);
        labels.MatchRelated(trigger.MatchRelated);
        if (trigger.Grace != TimeSpan.Zero) Seconds("grace", trigger.Grace);
    }

    void Write(UnlessGuard guard)
    {
        var events = guard.Events.Select(p => p.Text).Distinct(StringComparer.Ordinal).ToList();
        json.WriteStartObject("unless");
        if (events.Count == 1) json.WriteString("event", events[0]);
        else Texts("event", events);
        Seconds("within", guard.Within);
        if (!guard.Match.IsEmpty) labels.Match(guard.Match);
        json.WriteEndObject();
    }

    void Texts(string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts.Distinct(StringComparer.Ordinal)) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    void Seconds(string name, TimeSpan length) => json.WriteNumber(name, SpokenLength.SecondsOf(length));
}
