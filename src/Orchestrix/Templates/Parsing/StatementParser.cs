using Orchestrix.Templates.Tree;

namespace Orchestrix.Templates.Parsing;

/// <summary>Reads text, <c>{{ }}</c> and <c>{% %}</c>.</summary>
sealed class StatementParser
{
    static readonly string[] Tags = ["if", "for", "set", "with", "filter", "raw"];

    readonly ParseState state;
    readonly ExpressionParser expressions;

    public StatementParser(ParseState state)
    {
        this.state = state;
        expressions = new ExpressionParser(state);
    }

    public List<Statement> ReadAll()
    {
        var statements = ReadUntil([], null);
        return statements;
    }

    /// <summary>Reads up to a tag that ends what was begun; stands behind that tag's word then.</summary>
    List<Statement> ReadUntil(ReadOnlySpan<string> ends, Token? begun)
    {
        List<Statement> statements = [];
        state.Enter();
        while (true)
        {
            switch (state.Current.Kind)
            {
                case TokenKind.End:
                    if (begun is { } open) throw new SyntaxMistake(open.At, $"'{open.Text}' has no end. Close it with {{% {ends[^1]} %}}.");
                    state.Leave();
                    return statements;
                case TokenKind.Data:
                    var data = state.Take();
                    statements.Add(state.Node(new TextStatement(data.At, data.Text)));
                    break;
                case TokenKind.PrintBegin:
                    var at = state.Take().At;
                    if (state.Current.Kind == TokenKind.PrintEnd) throw new SyntaxMistake(state.Current.At, "there is nothing between '{{' and '}}'. Write an expression, for example {{ event.name }}.");
                    statements.Add(state.Node(new PrintStatement(at, expressions.ReadTuple())));
                    state.ExpectEnd(TokenKind.PrintEnd);
                    break;
                default:
                    state.Take();
                    if (state.Current.Kind == TokenKind.Name && ends.Contains(state.Current.Text))
                    {
                        state.Leave();
                        return statements;
                    }

                    statements.Add(ReadTag());
                    break;
            }
        }
    }

    Statement ReadTag()
    {
        var word = state.ExpectName("the name of a tag");
        return word.Text switch
        {
            "if" => ReadIf(word),
            "for" => ReadFor(word),
            "set" => ReadSet(word),
            "with" => ReadWith(word),
            "filter" => ReadFilter(word),
            "elif" or "else" or "endif" or "endfor" or "endset" or "endwith" or "endfilter" or "endraw" =>
                throw new SyntaxMistake(word.At, $"'{word.Text}' stands where nothing was begun that it belongs to. Leave it out, or begin that first."),
            "block" or "extends" or "include" or "import" or "from" or "macro" or "call" or "autoescape" or "do" or "trans" or "break" or "continue" or "debug" =>
                throw new SyntaxMistake(word.At, $"the tag '{word.Text}' is not supported. A template is one text; there are: {string.Join(", ", Tags)}."),
            _ => throw new SyntaxMistake(word.At, $"there is no tag '{word.Text}'.{(Spelling.Suggest(word.Text, Tags) is { Length: > 0 } meant ? $"{meant} Correct the name." : $" There are: {string.Join(", ", Tags)}.")}"),
        };
    }

    IfStatement ReadIf(Token begun)
    {
        List<(Expression, IReadOnlyList<Statement>)> branches = [];
        while (true)
        {
            var condition = expressions.ReadTuple();
            state.ExpectEnd(TokenKind.BlockEnd);
            branches.Add((condition, ReadUntil(["elif", "else", "endif"], begun)));
            if (!state.TakeWordIf("elif")) break;
        }

        List<Statement> otherwise = [];
        if (state.TakeWordIf("else"))
        {
            state.ExpectEnd(TokenKind.BlockEnd);
            otherwise = ReadUntil(["endif"], begun);
        }

        End();
        return state.Node(new IfStatement(begun.At, branches, otherwise));
    }

    ForStatement ReadFor(Token begun)
    {
        state.EnterLoop(begun.At);
        var target = ReadTarget();
        if (!state.TakeWordIf("in")) throw new SyntaxMistake(state.Current.At, $"{state.Current} stands where 'in' should. Write it as {{% for item in list %}}.");
        var list = ReadLoopList();
        var condition = state.TakeWordIf("if") ? expressions.Read() : null;
        if (state.Current.IsWord("recursive")) throw new SyntaxMistake(state.Current.At, "a loop cannot call itself here. Leave out 'recursive'.");
        state.ExpectEnd(TokenKind.BlockEnd);
        var body = ReadUntil(["else", "endfor"], begun);
        List<Statement> otherwise = [];
        if (state.TakeWordIf("else"))
        {
            state.ExpectEnd(TokenKind.BlockEnd);
            otherwise = ReadUntil(["endfor"], begun);
        }

        End();
        state.LeaveLoop();
        return state.Node(new ForStatement(begun.At, target, list, condition, body, otherwise));
    }

    Expression ReadLoopList()
    {
        state.Enter();
        var first = expressions.ReadWithoutCondition();
        List<Expression> items = [first];
        while (state.TakeIf(",")) items.Add(expressions.ReadWithoutCondition());
        state.Leave();
        return items.Count == 1 ? first : state.Node(new ListExpression(first.At, items, isTuple: true));
    }

    Statement ReadSet(Token begun)
    {
        var target = ReadTarget();
        if (state.TakeIf("="))
        {
            var value = expressions.ReadTuple();
            state.ExpectEnd(TokenKind.BlockEnd);
            return state.Node(new SetStatement(begun.At, target, value));
        }

        List<(Calls.Callable, CallArguments, int)> filters = [];
        while (state.TakeIf("|")) filters.Add(expressions.Operands.Calls.ReadFilter());
        state.ExpectEnd(TokenKind.BlockEnd);
        var body = ReadUntil(["endset"], begun);
        End();
        return state.Node(new CaptureStatement(begun.At, target, filters, body));
    }

    CaptureStatement ReadFilter(Token begun)
    {
        List<(Calls.Callable, CallArguments, int)> filters = [expressions.Operands.Calls.ReadFilter()];
        while (state.TakeIf("|")) filters.Add(expressions.Operands.Calls.ReadFilter());
        state.ExpectEnd(TokenKind.BlockEnd);
        var body = ReadUntil(["endfilter"], begun);
        End();
        return state.Node(new CaptureStatement(begun.At, null, filters, body));
    }

    WithStatement ReadWith(Token begun)
    {
        List<(Target, Expression)> names = [];
        while (state.Current.Kind != TokenKind.BlockEnd)
        {
            if (names.Count > 0) state.Expect(",", "Put a comma between names.");
            var target = ReadName();
            state.Expect("=", "Write it as {% with name = value %}.");
            names.Add((target, expressions.Read()));
        }

        state.Take();
        var body = ReadUntil(["endwith"], begun);
        End();
        return state.Node(new WithStatement(begun.At, names, body));
    }

    // One name, several, or a field of a namespace.
    Target ReadTarget()
    {
        var isParenthesized = state.TakeIf("(");
        if (!isParenthesized && state.Following.Is("."))
        {
            var owner = state.ExpectName("a name");
            state.Variables.Add(owner.Text);
            state.Take();
            return new Target([owner.Text], isSingle: true, state.ExpectName("the name of a field").Text);
        }

        List<string> names = [NameOf(state.ExpectName("a name"))];
        var isSingle = true;
        while (state.TakeIf(","))
        {
            isSingle = false;
            if (state.Current.Kind != TokenKind.Name || state.Current.IsWord("in")) break;
            names.Add(NameOf(state.Take()));
        }

        if (isParenthesized) state.Expect(")", "Close the parenthesis.");
        return state.Node(new Target(names, isSingle));
    }

    Target ReadName() => new([NameOf(state.ExpectName("a name"))], isSingle: true);

    static string NameOf(Token name) =>
        name.Text is "true" or "True" or "false" or "False" or "none" or "None" or "loop" or "not" or "and" or "or" or "in" or "is" or "if" or "else"
            ? throw new SyntaxMistake(name.At, $"'{name.Text}' has a meaning of its own. Take another name.")
            : name.Text;

    // Behind the word that ends a statement.
    void End()
    {
        state.Take();
        state.ExpectEnd(TokenKind.BlockEnd);
    }
}
