
namespace Orchestrix.Templates.Parsing;

/// <summary>Parses templates: within its budgets, and without an exception for what the source says.</summary>
static class TemplateParser
{
    /// <param name="source">The source.</param>
    /// <param name="mistakes">What is wrong: everything up to where it can no longer be understood.</param>
    /// <returns>The template; null when something is wrong.</returns>
    public static Template? Parse(string source, out IReadOnlyList<TemplateMistake> mistakes)
    {
        var text = Lexer.Normalize(source);
        ParseState state = new(text, []);
        try
        {
            if (source.Length > TemplateLimits.Source)
                throw ParseState.Exceeded(0, TemplateBudget.Source, $"the template has {source.Length:N0} characters; at most {TemplateLimits.Source:N0} are allowed. Make it shorter.");
            state = new ParseState(text, Lexer.Read(text));
            var statements = new StatementParser(state).ReadAll();
            mistakes = state.Mistakes;
            return mistakes.Count > 0 ? null : new Template(source, text, statements, state.Variables, state.Nodes);
        }
        catch (SyntaxMistake mistake)
        {
            state.Add(mistake.At, mistake.Message, mistake.Budget);
            mistakes = [.. state.Mistakes.OrderBy(m => m.Line).ThenBy(m => m.Column)];
            return null;
        }
    }
}
