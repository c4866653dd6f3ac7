using Orchestrix.Templates.Tree;

namespace Orchestrix.Templates.Parsing;

/// <summary>
/// Reads expressions, in Jinja's order of operators: <c>if</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons, <c>+ -</c>, <c>~</c>, <c>* / // %</c>, <c>**</c>, signs.
/// What may be long without being deep becomes flat, so that no template is deeper than it looks.
/// </summary>
sealed class ExpressionParser
{
    readonly ParseState state;
    readonly OperandParser operands;

    public ExpressionParser(ParseState state)
    {
        this.state = state;
        operands = new OperandParser(state, this);
    }

    public OperandParser Operands => operands;

    public Expression Read()
    {
        state.Enter();
        var levels = 1;
        var value = ReadWithoutCondition();
        while (state.Current.IsWord("if"))
        {
            var at = state.Take().At;
            var condition = ReadWithoutCondition();
            var otherwise = state.TakeWordIf("else") ? Read() : null;
            value = state.Node(new ConditionalExpression(at, condition, value, otherwise));
            state.Enter(); // a further one stands around this one
            levels++;
        }

        for (; levels > 0; levels--) state.Leave();
        return value;
    }

    /// <summary>One expression, or several with commas between them, which are one value.</summary>
    public Expression ReadTuple()
    {
        var first = Read();
        if (!state.Current.Is(",")) return first;
        List<Expression> items = [first];
        while (state.TakeIf(","))
        {
            if (state.Current.Kind is TokenKind.BlockEnd or TokenKind.PrintEnd || state.Current.Is(")")) break;
            items.Add(Read());
        }

        return state.Node(new ListExpression(first.At, items, isTuple: true));
    }

    /// <summary>An expression up to an <c>if</c>, as the list of a loop is.</summary>
    public Expression ReadWithoutCondition() => ReadLogic(isOr: true);

    Expression ReadLogic(bool isOr)
    {
        var word = isOr ? "or" : "and";
        var first = isOr ? ReadLogic(isOr: false) : ReadNot();
        if (!state.Current.IsWord(word)) return first;
        List<Expression> parts = [first];
        while (state.TakeWordIf(word)) parts.Add(isOr ? ReadLogic(isOr: false) : ReadNot());
        return state.Node(new LogicExpression(first.At, parts, isOr));
    }

    Expression ReadNot()
    {
        if (!state.Current.IsWord("not")) return ReadComparison();
        var at = state.Take().At;
        state.Enter();
        var operand = ReadNot();
        state.Leave();
        return state.Node(new NotExpression(at, operand));
    }

    Expression ReadComparison()
    {
        var first = ReadSum();
        List<(string Symbol, int At, Expression Operand)> rest = [];
        while (ComparisonSymbol() is { } symbol)
        {
            var at = state.Take().At;
            if (symbol == "not in") state.Take();
            rest.Add((symbol, at, ReadSum()));
        }

        return rest.Count == 0 ? first : state.Node(new ComparisonExpression(first.At, first, rest));
    }

    string? ComparisonSymbol()
    {
        if (state.Current is { Kind: TokenKind.Operator, Text: "==" or "!=" or "<" or "<=" or ">" or ">=" }) return state.Current.Text;
        if (state.Current.IsWord("in")) return "in";
        return state.Current.IsWord("not") && state.Following.IsWord("in") ? "not in" : null;
    }

    Expression ReadSum() => ReadChain(ReadConcat, "+", "-");

    Expression ReadConcat()
    {
        var first = ReadProduct();
        if (!state.Current.Is("~")) return first;
        List<Expression> parts = [first];
        while (state.TakeIf("~")) parts.Add(ReadProduct());
        return state.Node(new ConcatExpression(first.At, parts));
    }

    Expression ReadProduct() => ReadChain(ReadPower, "*", "/", "//", "%");

    Expression ReadPower() => ReadChain(() => operands.ReadSigned(takesFilters: true), "**");

    Expression ReadChain(Func<Expression> readOperand, params ReadOnlySpan<string> symbols)
    {
        var first = readOperand();
        List<(string Symbol, int At, Expression Operand)> rest = [];
        while (state.Current.Kind == TokenKind.Operator && symbols.Contains(state.Current.Text))
        {
            var symbol = state.Take();
            rest.Add((symbol.Text, symbol.At, state.Node(readOperand())));
        }

        return rest.Count == 0 ? first : state.Node(new ChainExpression(first.At, first, rest));
    }
}
