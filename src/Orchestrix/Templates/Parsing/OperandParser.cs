using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Tree;

namespace Orchestrix.Templates.Parsing;

/// <summary>Reads what operators stand between: values with their signs, members, filters and tests.</summary>
sealed class OperandParser(ParseState state, ExpressionParser expressions)
{
    static readonly string[] EndingWords = ["else", "or", "and"];

    readonly CallParser calls = new(state, expressions);

    public CallParser Calls => calls;

    public Expression ReadSigned(bool takesFilters)
    {
        Expression value;
        if (state.Current.Is("-") || state.Current.Is("+"))
        {
            var sign = state.Take();
            state.Enter();
            value = state.Node(new SignExpression(sign.At, ReadSigned(takesFilters: false), sign.Text == "-"));
            state.Leave();
        }
        else
        {
            value = ReadPrimary();
        }

        // Each of these stands around the one before it.
        var levels = 0;
        while (Extend(value, takesFilters) is { } extended)
        {
            value = extended;
            state.Enter();
            levels++;
        }

        for (; levels > 0; levels--) state.Leave();
        return value;
    }

    Expression? Extend(Expression value, bool takesFilters)
    {
        if (state.Current.Is(".")) return ReadMember(value);
        if (state.Current.Is("[")) return ReadItem(value);
        if (state.Current.Is("(")) return calls.ReadCall(value);
        if (!takesFilters) return null;
        if (state.Current.Is("|")) return ReadFilter(value);
        return state.Current.IsWord("is") ? ReadTest(value) : null;
    }

    Expression ReadPrimary()
    {
        var token = state.Take();
        switch (token.Kind)
        {
            case TokenKind.Name: return ReadName(token);
            case TokenKind.Integer: return Literal(token.At, TemplateValue.Of(token.Whole));
            case TokenKind.Float: return Literal(token.At, TemplateValue.Of(token.Fraction));
            case TokenKind.Text:
                var text = token.Text;
                while (state.Current.Kind == TokenKind.Text) text += state.Take().Text;
                return Literal(token.At, TemplateValue.Of(text));
            case TokenKind.Operator when token.Text == "(": return ReadParentheses(token.At);
            case TokenKind.Operator when token.Text == "[": return ReadList(token.At);
            case TokenKind.Operator when token.Text == "{": return ReadMap(token.At);
            default: throw new SyntaxMistake(token.At, $"{token} stands where a value should. Write a name, a text, a number, or what is calculated from them.");
        }
    }

    Expression ReadName(Token token)
    {
        switch (token.Text)
        {
            case "true" or "True": return Literal(token.At, TemplateValue.Of(true));
            case "false" or "False": return Literal(token.At, TemplateValue.Of(false));
            case "none" or "None": return Literal(token.At, TemplateValue.None);
            case "and" or "or" or "not" or "in" or "is" or "if" or "else": throw new SyntaxMistake(token.At, $"'{token.Text}' stands where a value should. Write what it is about.");
        }

        state.Variables.Add(token.Text);
        return state.Node(new NameExpression(token.At, token.Text));
    }

    LiteralExpression Literal(int at, TemplateValue value) => state.Node(new LiteralExpression(at, value));

    Expression ReadParentheses(int at)
    {
        if (state.TakeIf(")")) return state.Node(new ListExpression(at, [], isTuple: true));
        var value = expressions.ReadTuple();
        state.Expect(")", "Close the parenthesis.");
        return value;
    }

    ListExpression ReadList(int at)
    {
        List<Expression> items = [];
        while (!state.Current.Is("]"))
        {
            if (items.Count > 0) state.Expect(",", "Put a comma between items, and ']' after the last.");
            if (!state.Current.Is("]")) items.Add(expressions.Read());
        }

        state.Take();
        return state.Node(new ListExpression(at, items, isTuple: false));
    }

    MapExpression ReadMap(int at)
    {
        List<KeyValuePair<Expression, Expression>> entries = [];
        while (!state.Current.Is("}"))
        {
            if (entries.Count > 0) state.Expect(",", "Put a comma between entries, and '}' after the last.");
            if (state.Current.Is("}")) break;
            var key = expressions.Read();
            state.Expect(":", "Write entries as 'key': value.");
            entries.Add(new(key, expressions.Read()));
        }

        state.Take();
        return state.Node(new MapExpression(at, entries));
    }

    Expression ReadMember(Expression whole)
    {
        state.Take();
        var name = state.Take();
        if (name.Kind == TokenKind.Integer) return state.Node(new MemberExpression(name.At, whole, new LiteralExpression(name.At, TemplateValue.Of(name.Whole))));
        if (name.Kind != TokenKind.Name) throw new SyntaxMistake(name.At, $"{name} stands where the name of a field should. Write the name, or put it in brackets: ['name'].");
        return state.Current.Is("(") ? calls.ReadMethod(whole, name)
            : state.Node(new MemberExpression(name.At, whole, new LiteralExpression(name.At, TemplateValue.Of(name.Text))));
    }

    Expression ReadItem(Expression whole)
    {
        var at = state.Take().At;
        var start = state.Current.Is(":") ? null : expressions.Read();
        if (!state.Current.Is(":"))
        {
            state.Expect("]", "Close the bracket.");
            return state.Node(new MemberExpression(at, whole, start!)); // not null: there is no colon
        }

        var stop = ReadBound();
        var step = ReadBound();
        state.Expect("]", "Close the bracket.");
        return state.Node(new SliceExpression(at, whole, start, stop, step));
    }

    Expression? ReadBound() => state.TakeIf(":") && !state.Current.Is(":") && !state.Current.Is("]") ? expressions.Read() : null;

    Expression ReadFilter(Expression value)
    {
        state.Take();
        var name = state.ExpectName("the name of a filter");
        return calls.Read(CallTables.Filters, name, DottedName(name), value);
    }

    Expression ReadTest(Expression value)
    {
        state.Take();
        var isNegative = state.TakeWordIf("not");
        var name = state.ExpectName("the name of a test");
        var test = TakesArgument() ? calls.ReadWithOne(CallTables.Tests, name, value, ReadTestArgument) : calls.Read(CallTables.Tests, name, name.Text, value);
        return isNegative ? state.Node(new NotExpression(name.At, test)) : test;
    }

    string DottedName(Token first)
    {
        var name = first.Text;
        while (state.Current.Is(".") && state.Following.Kind == TokenKind.Name)
        {
            state.Take();
            name += $".{state.Take().Text}";
        }

        return name;
    }

    // As in 'x is divisibleby 3'.
    bool TakesArgument() => state.Current.Kind switch
    {
        TokenKind.Name => !EndingWords.Contains(state.Current.Text) && state.Current.Text is not ("if" or "is" or "in" or "not"),
        TokenKind.Text or TokenKind.Integer or TokenKind.Float => true,
        TokenKind.Operator => state.Current.Text is "[" or "{",
        _ => false,
    };

    Expression ReadTestArgument()
    {
        var value = ReadPrimary();
        var levels = 0;
        while (state.Current.Is(".") || state.Current.Is("[") || state.Current.Is("("))
        {
            value = state.Current.Is(".") ? ReadMember(value) : state.Current.Is("[") ? ReadItem(value) : calls.ReadCall(value);
            state.Enter();
            levels++;
        }

        for (; levels > 0; levels--) state.Leave();
        return value;
    }
}
