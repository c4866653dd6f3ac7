using System.Diagnostics.CodeAnalysis;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Parsing;
using Orchestrix.Templates.Tree;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates;

/// <summary>
/// A text with places that are filled in when it is rendered, in a part of Jinja's language that is bounded in everything: see <see cref="TemplateLimits"/>.
/// Immutable, parsed once, and rendered any number of times, from any thread.
/// </summary>
/// <example><code>
/// var template = Template.Parse("{{ flow_run.name }} done: {{ result | length }} names");
/// </code></example>
public sealed class Template
{
    readonly string text;
    readonly IReadOnlyList<Statement> statements;
    readonly Expression? expression;

    internal Template(string source, string text, IReadOnlyList<Statement> statements, IReadOnlySet<string> variables, int nodes)
    {
        Source = source;
        this.text = text;
        this.statements = statements;
        Variables = variables;
        Nodes = nodes;
        expression = statements is [PrintStatement only] ? only.Expression : null;
    }

    /// <summary>The source, as it was given.</summary>
    public string Source { get; }

    /// <summary>Whether it is exactly one <c>{{ expression }}</c>, so that <see cref="Evaluate"/> keeps the type of its value.</summary>
    public bool IsExpression => expression is not null;

    /// <summary>The names that it reads, those included that it sets itself.</summary>
    public IReadOnlySet<string> Variables { get; }

    internal int Nodes { get; }

    /// <summary>Whether a text has anything to render: <c>{{</c> or <c>{%</c>. Other texts stand for themselves, even with <c>{#</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool IsTemplate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);
    }

    /// <summary>Parses a template.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The template.</returns>
    /// <exception cref="InvalidTemplateException">The source is wrong; the mistakes have line and column.</exception>
    public static Template Parse(string source) => TryParse(source, out var template, out var mistakes) ? template : throw new InvalidTemplateException(mistakes);

    /// <summary>Parses a template.</summary>
    /// <param name="source">The source.</param>
    /// <param name="template">The template; <see langword="null"/> when the source is wrong.</param>
    /// <param name="mistakes">What is wrong, with line and column: all names that are unknown, up to the first place at which the source cannot be understood.</param>
    /// <returns>Whether the source is right.</returns>
    public static bool TryParse(string source, [NotNullWhen(true)] out Template? template, out IReadOnlyList<TemplateMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(source);
        template = TemplateParser.Parse(source, out mistakes);
        return template is not null;
    }

    /// <summary>Renders it.</summary>
    /// <param name="variables">What its names mean: a map or an object.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">It cannot be rendered with these values, or a budget is used up.</exception>
    public string Render(TemplateValue variables) => Render(variables, out _);

    /// <summary>Renders it; a template that is exactly one expression gives its value as it is.</summary>
    /// <param name="variables">What its names mean: a map or an object.</param>
    /// <returns>The value; a text unless <see cref="IsExpression"/>.</returns>
    /// <exception cref="TemplateException">It cannot be rendered with these values, or a budget is used up.</exception>
    public TemplateValue Evaluate(TemplateValue variables)
    {
        if (expression is null) return TemplateValue.Of(Render(variables));
        RenderState state = new(text, variables);
        return Guarded(state, () =>
        {
            state.Open();
            return expression.Evaluate(state);
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Source;

    internal string Render(TemplateValue variables, out RenderState state)
    {
        RenderState own = new(text, variables);
        state = own;
        return Guarded(own, () =>
        {
            TextMaker output = new(own);
            own.Redirect(output);
            own.Open();
            foreach (var statement in statements) statement.Execute(own);
            return ValueJson.Whole(output.ToString());
        });
    }

    // Objects and JSON that are read on the way are not ours; what they throw is told as the template's failure.
    static T Guarded<T>(RenderState state, Func<T> render)
    {
        try
        {
            return render();
        }
        catch (Exception exception) when (exception is not (TemplateException or OutOfMemoryException))
        {
            throw state.Fail($"a value could not be read: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
