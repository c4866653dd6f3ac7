using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>{% for %}</c>: its body once for each item, or what stands after <c>else</c> when there are none.</summary>
sealed class ForStatement(int at, Target target, Expression list, Expression? condition, IReadOnlyList<Statement> body, IReadOnlyList<Statement> otherwise) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        var value = list.Evaluate(state);
        state.At = At;
        var items = Sequences.ItemsOf(state, value);
        if (condition is not null) items = Chosen(state, items, condition);
        if (items.Count == 0)
        {
            foreach (var statement in otherwise) statement.Execute(state);
            return;
        }

        LoopObject loop = new(items, 1);
        for (var i = 0; i < items.Count; i++)
        {
            loop.Index = i;
            state.At = At;
            state.Open();
            state.Set("loop", TemplateValue.Of(loop));
            target.Set(state, items[i]);
            foreach (var statement in body) statement.Execute(state);
            state.Close();
        }
    }

    List<TemplateValue> Chosen(RenderState state, List<TemplateValue> items, Expression only)
    {
        List<TemplateValue> chosen = [];
        foreach (var item in items)
        {
            state.At = At;
            state.Open();
            target.Set(state, item);
            if (Truth.Of(only.Evaluate(state))) chosen.Add(item);
            state.Close();
        }

        return chosen;
    }
}
