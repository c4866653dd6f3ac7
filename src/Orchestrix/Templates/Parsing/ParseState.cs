using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Parsing;

/// <summary>What is known while a template is parsed: the tokens, the mistakes so far, and how much has been used of each budget.</summary>
sealed class ParseState(string source, List<Token> tokens)
{
    const int MostMistakes = 20;

    readonly List<TemplateMistake> mistakes = [];
    readonly HashSet<string> variables = new(StringComparer.Ordinal);
    int place;
    int nodes;
    int depth;
    int loops;
    int loopDepth;

    public Token Current => tokens[place];

    public Token Following => tokens[Math.Min(place + 1, tokens.Count - 1)];

    public IReadOnlyList<TemplateMistake> Mistakes => mistakes;

    /// <summary>The names that are read.</summary>
    public HashSet<string> Variables => variables;

    public int Nodes => nodes;

    public Token Take()
    {
        var token = tokens[place];
        if (place < tokens.Count - 1) place++;
        return token;
    }

    public bool TakeIf(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        Take();
        return true;
    }

    public bool TakeWordIf(string word)
    {
        if (!Current.IsWord(word)) return false;
        Take();
        return true;
    }

    public Token Expect(string symbol, string instead)
    {
        if (!Current.Is(symbol)) throw new SyntaxMistake(Current.At, $"{Current} stands where '{symbol}' should. {instead}");
        return Take();
    }

    public Token ExpectName(string what)
    {
        if (Current.Kind != TokenKind.Name) throw new SyntaxMistake(Current.At, $"{Current} stands where {what} should. Write a name.");
        return Take();
    }

    public void ExpectEnd(TokenKind kind)
    {
        var end = kind == TokenKind.BlockEnd ? "'%}'" : "'}}'";
        if (Current.Kind != kind) throw new SyntaxMistake(Current.At, $"{Current} stands where {end} should. Put an operator before it, or close the tag with {end}.");
        Take();
    }

    /// <summary>A part of the template, counted.</summary>
    public T Node<T>(T node)
    {
        if (++nodes > TemplateLimits.Nodes) throw Exceeded(Current.At, TemplateBudget.Nodes, $"the template has more than {TemplateLimits.Nodes:N0} parts. Make it simpler.");
        return node;
    }

    public void Enter()
    {
        if (++depth > TemplateLimits.Nesting) throw Exceeded(Current.At, TemplateBudget.Nesting, $"the parts of the template stand more than {TemplateLimits.Nesting} deep in each other. Make it simpler, for example with {{% set %}}.");
    }

    public void Leave() => depth--;

    public void EnterLoop(int at)
    {
        if (++loops > TemplateLimits.Loops) throw Exceeded(at, TemplateBudget.Loops, $"the template has more than {TemplateLimits.Loops} 'for' loops. Use fewer, for example with the filters map and join.");
        if (++loopDepth > TemplateLimits.LoopNesting) throw Exceeded(at, TemplateBudget.Loops, $"'for' loops stand more than {TemplateLimits.LoopNesting} deep in each other. Use the filters map, selectattr and join for the inner ones.");
    }

    public void LeaveLoop() => loopDepth--;

    public static SyntaxMistake Exceeded(int at, TemplateBudget budget, string problem) => new(at, $"the budget of {RenderState.NameOf(budget)} is used up: {problem}", budget);

    /// <summary>Notes what is wrong; the rest can be read nevertheless.</summary>
    public void Add(int at, string message, TemplateBudget? budget = null)
    {
        if (mistakes.Count >= MostMistakes) return;
        var (line, column) = SourcePlace.Of(source, at);
        mistakes.Add(new TemplateMistake(message, line, column) { Budget = budget });
    }
}
