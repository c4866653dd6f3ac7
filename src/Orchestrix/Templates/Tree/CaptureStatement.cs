using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>What stands between two tags becomes a value: <c>{% set name %}</c> keeps it, <c>{% filter name %}</c> prints it.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="target">What the text is called; null when it is printed.</param>
/// <param name="filters">What is applied to the text, one after the other.</param>
/// <param name="body">What makes the text.</param>
sealed class CaptureStatement(int at, Target? target, IReadOnlyList<(Callable Filter, CallArguments Arguments, int At)> filters, IReadOnlyList<Statement> body) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        TextMaker own = new(state);
        var before = state.Redirect(own);
        state.Open();
        foreach (var statement in body) statement.Execute(state);
        state.Close();
        state.Redirect(before);

        var value = own.ToValue();
        foreach (var (filter, arguments, place) in filters)
        {
            var given = arguments.Evaluate(state);
            state.At = place;
            state.Step();
            value = filter.Apply(state, value, given);
        }

        if (target is not null) target.Set(state, value);
        else state.Output.Add(Values.ValueText.Of(state, value));
    }
}
