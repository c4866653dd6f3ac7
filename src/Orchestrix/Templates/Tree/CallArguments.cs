using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>The arguments of a call, already at the places of the parameters.</summary>
sealed class CallArguments(Signature signature, Expression?[] values, Expression[] more, KeyValuePair<string, Expression>[] named)
{
    public Arguments Evaluate(RenderState state)
    {
        var given = new TemplateValue?[values.Length];
        for (var i = 0; i < given.Length; i++) given[i] = values[i]?.Evaluate(state);
        var rest = new TemplateValue[more.Length];
        for (var i = 0; i < rest.Length; i++) rest[i] = more[i].Evaluate(state);
        var byName = new KeyValuePair<string, TemplateValue>[named.Length];
        for (var i = 0; i < byName.Length; i++) byName[i] = new(named[i].Key, named[i].Value.Evaluate(state));
        return new Arguments(state, signature, given, rest, byName);
    }
}
