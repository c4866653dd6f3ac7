using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Tree;

namespace Orchestrix.Templates.Parsing;

/// <summary>Reads what filters, tests, functions and methods are called with. What does not exist is told here, so that no name is looked up later.</summary>
sealed class CallParser(ParseState state, ExpressionParser expressions)
{
    static readonly Callable Unknown = new("?", Signature.Of("* **"), (_, _, _) => default);

    /// <summary>After its name: a filter or a test.</summary>
    public Expression Read(CallTable table, Token name, string fullName, Expression? subject)
    {
        var callable = Find(table, name.At, fullName);
        var (positional, named) = state.Current.Is("(") ? ReadArguments() : ([], []);
        return state.Node(new CallExpression(name.At, callable, subject, Bind(callable, name.At, fullName, positional, named)));
    }

    /// <summary>A test with one argument that has no parentheses.</summary>
    public Expression ReadWithOne(CallTable table, Token name, Expression subject, Func<Expression> readArgument)
    {
        var callable = Find(table, name.At, name.Text);
        return state.Node(new CallExpression(name.At, callable, subject, Bind(callable, name.At, name.Text, [readArgument()], [])));
    }

    public Expression ReadMethod(Expression whole, Token name) => Read(CallTables.Methods, name, name.Text, whole);

    /// <summary>At a parenthesis behind a value.</summary>
    public Expression ReadCall(Expression callee)
    {
        if (callee is NameExpression name)
        {
            var callable = Find(CallTables.Functions, name.At, name.Name);
            var (positional, named) = ReadArguments();
            return state.Node(new CallExpression(name.At, callable, null, Bind(callable, name.At, name.Name, positional, named)));
        }

        throw new SyntaxMistake(state.Current.At, "only functions and methods can be called. Leave out the parentheses.");
    }

    /// <summary>A filter, as the tag <c>filter</c> has it.</summary>
    public (Callable Filter, CallArguments Arguments, int At) ReadFilter()
    {
        var name = state.ExpectName("the name of a filter");
        var callable = Find(CallTables.Filters, name.At, name.Text);
        var (positional, named) = state.Current.Is("(") ? ReadArguments() : ([], []);
        return (callable, Bind(callable, name.At, name.Text, positional, named), name.At);
    }

    Callable Find(CallTable table, int at, string name)
    {
        if (table.Find(name) is { } callable) return callable;
        state.Add(at, table.Refusal(name));
        return Unknown;
    }

    (List<Expression> Positional, List<KeyValuePair<string, Expression>> Named) ReadArguments()
    {
        List<Expression> positional = [];
        List<KeyValuePair<string, Expression>> named = [];
        state.Expect("(", "Open the parenthesis.");
        var isFirst = true;
        while (!state.Current.Is(")"))
        {
            if (!isFirst) state.Expect(",", "Put a comma between arguments, and ')' after the last.");
            isFirst = false;
            if (state.Current.Is(")")) break;
            if (state.Current.Is("*") || state.Current.Is("**")) throw new SyntaxMistake(state.Current.At, "arguments cannot be taken from a list or a map. Write each by itself.");
            if (state.Current.Kind == TokenKind.Name && state.Following.Is("="))
            {
                var name = state.Take().Text;
                state.Take();
                named.Add(new(name, expressions.Read()));
            }
            else
            {
                if (named.Count > 0) throw new SyntaxMistake(state.Current.At, "an argument without a name stands after one with a name. Write those without names first.");
                positional.Add(expressions.Read());
            }
        }

        state.Take();
        return (positional, named);
    }

    CallArguments Bind(Callable callable, int at, string name, List<Expression> positional, List<KeyValuePair<string, Expression>> named)
    {
        var signature = callable.Signature;
        var parameters = signature.Parameters;
        var values = new Expression?[parameters.Count];
        for (var i = 0; i < Math.Min(positional.Count, values.Length); i++) values[i] = positional[i];
        if (positional.Count > values.Length && !signature.TakesMore)
            state.Add(at, $"'{name}' takes {(values.Length == 0 ? "no arguments" : $"at most {values.Length} ({string.Join(", ", parameters)})")}, and was given {positional.Count}. Leave out the rest.");
        List<KeyValuePair<string, Expression>> others = [];
        foreach (var (key, value) in named)
        {
            var place = parameters.Index().Where(p => p.Item == key).Select(p => p.Index).DefaultIfEmpty(-1).First();
            if (place >= 0 && values[place] is not null) state.Add(value.At, $"the argument '{key}' of '{name}' is given twice. Leave one out.");
            else if (place >= 0) values[place] = value;
            else if (!signature.TakesNames) state.Add(value.At, $"'{name}' has no argument '{key}'.{(parameters.Count == 0 ? " It takes none." : Spelling.Suggest(key, parameters) is { Length: > 0 } meant ? $"{meant} Correct the name." : $" It has: {string.Join(", ", parameters)}.")}");
            else if (others.Exists(o => o.Key == key)) state.Add(value.At, $"the argument '{key}' of '{name}' is given twice. Leave one out.");
            else others.Add(new(key, value));
        }

        for (var i = 0; i < signature.Required; i++)
            if (values[i] is null) state.Add(at, $"'{name}' needs the argument '{parameters[i]}'. Give it, as in {name}({string.Join(", ", parameters.Take(signature.Required))}).");
        return new CallArguments(signature, values, [.. positional.Skip(values.Length)], [.. others]);
    }
}
