using System.Text;
using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Automations.Documents;

/// <summary>Writes what the labels of resources have to be.</summary>
sealed class LabelWriter(Utf8JsonWriter json, Unwritable reasons)
{
    public void Match(LabelSpecification specification)
    {
        json.WritePropertyName("match");
        Write(specification);
    }

    /// <summary>None as Prefect writes it, one as itself, several as a list.</summary>
    public void MatchRelated(IReadOnlyList<LabelSpecification> specifications)
    {
        json.WritePropertyName("match_related");
        if (specifications.Count <= 1)
        {
            Write(specifications.Count == 0 ? LabelSpecification.Empty : specifications[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var specification in specifications) Write(specification);
        json.WriteEndArray();
    }

    void Write(LabelSpecification specification)
    {
        HashSet<string> labels = new(StringComparer.Ordinal);
        json.WriteStartObject();
        foreach (var (label, patterns) in specification.Labels)
        {
            if (!labels.Add(label))
            {
                reasons.Add($"label '{label}' is asked for twice on one resource, which an object with a field for each label cannot say. Ask for it once, with one pattern.");
                continue;
            }

            json.WritePropertyName(label);
            if (patterns.Count == 1)
            {
                json.WriteStringValue(TextOf(patterns[0]));
                continue;
            }

            json.WriteStartArray();
            foreach (var pattern in patterns) json.WriteStringValue(TextOf(pattern));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // A value that was meant literally keeps its meaning: what is special in a pattern stands in a class of its own.
    string TextOf(LabelPattern pattern)
    {
        if (pattern.Exact is { IsMissing: true } || pattern.Exact.ToString() is not { } value) return pattern.Text;
        if (value.StartsWith('!')) reasons.Add($"the value '{value}' begins with '!', which a pattern takes as a negation. Use another value.");
        StringBuilder text = new();
        for (var i = 0; i < value.Length; i++)
        {
            var isSpecial = value[i] is '*' or '?' or '[' || (i == 0 && PrefectNames.Translate(value) != value);
            if (isSpecial) text.Append('[').Append(value[i]).Append(']');
            else text.Append(value[i]);
        }

        return text.ToString();
    }
}
