using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Calls;

/// <summary>What something is called with, in the order of its parameters.</summary>
sealed class Arguments(RenderState state, Signature signature, TemplateValue?[] values, TemplateValue[] more, KeyValuePair<string, TemplateValue>[] named)
{
    /// <summary>What was given beyond the parameters.</summary>
    public IReadOnlyList<TemplateValue> More => more;

    /// <summary>What was given by names that are no parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, TemplateValue>> Named => named;

    /// <summary>An argument; undefined when it was not given.</summary>
    public TemplateValue this[int index] => (values[index] ?? default).Plain;

    public bool Has(int index) => values[index] is { } value && value.Kind is not (TemplateValueKind.None or TemplateValueKind.Undefined);

    public string Text(int index, string whenMissing = "") => Has(index) ? ValueText.Of(state, this[index]) : whenMissing;

    public bool Flag(int index, bool whenMissing = false) => values[index] is { } value ? Truth.Of(value) : whenMissing;

    public long Whole(int index, long whenMissing)
    {
        if (!Has(index)) return whenMissing;
        return this[index] is { Kind: TemplateValueKind.Whole or TemplateValueKind.Boolean } value ? value.AsInteger
            : throw state.Fail($"'{signature.Parameters[index]}' is {Truth.NameOf(this[index])}. Give a whole number.");
    }

    /// <summary>A count that is not negative, and small enough to be counted with.</summary>
    public int Count(int index, int whenMissing) => (int)Math.Clamp(Whole(index, whenMissing), 0, int.MaxValue);
}
