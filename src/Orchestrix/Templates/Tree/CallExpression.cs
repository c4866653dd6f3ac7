using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>A filter, test, function or method is applied.</summary>
/// <param name="at">Where its name stands.</param>
/// <param name="callable">What is applied.</param>
/// <param name="subject">What it is applied to; null for a function.</param>
/// <param name="arguments">What else it is given.</param>
sealed class CallExpression(int at, Callable callable, Expression? subject, CallArguments arguments) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        var value = subject?.Evaluate(state) ?? default;
        var given = arguments.Evaluate(state);
        Here(state);
        return callable.Apply(state, value, given);
    }
}
