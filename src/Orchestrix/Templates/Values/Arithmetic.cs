using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Calculates as Python does, with whole numbers of 64 bits.</summary>
static class Arithmetic
{
    public static TemplateValue Apply(RenderState state, string symbol, TemplateValue left, TemplateValue right)
    {
        var (a, b) = (left.Plain, right.Plain);
        try
        {
            switch (symbol)
            {
                case "*" when a.Kind == TemplateValueKind.Text || a.Kind == TemplateValueKind.List: return Repeat(state, a, b);
                case "*" when b.Kind == TemplateValueKind.Text || b.Kind == TemplateValueKind.List: return Repeat(state, b, a);
                case "+" when a.Kind == TemplateValueKind.Text && b.Kind == TemplateValueKind.Text: return new TextMaker(state).Add(a.AsText).Add(b.AsText).ToValue();
                case "+" when a.Kind == TemplateValueKind.List && b.Kind == TemplateValueKind.List: return Join(state, a.AsList, b.AsList);
                case "%" when a.Kind == TemplateValueKind.Text: return Printf.Format(state, a.AsText, b.Kind == TemplateValueKind.List && b.AsList is TupleItems t ? t : [b], b);
            }

            if (!a.IsNumber || !b.IsNumber)
                throw state.Fail($"{Truth.NameOf(a)} {symbol} {Truth.NameOf(b)} cannot be calculated. Convert with int or float, put texts together with ~, or give a value with default.");
            return a.Kind == TemplateValueKind.Fraction || b.Kind == TemplateValueKind.Fraction || symbol == "/"
                ? TemplateValue.Of(Calculate(state, symbol, a.AsFloat, b.AsFloat))
                : Calculate(state, symbol, a.AsInteger, b.AsInteger);
        }
        catch (OverflowException)
        {
            throw TooLarge(state);
        }
    }

    public static TemplateValue Negate(RenderState state, TemplateValue value)
    {
        var plain = value.Plain;
        if (plain.Kind == TemplateValueKind.Fraction) return TemplateValue.Of(-plain.AsFloat);
        if (!plain.IsNumber) throw state.Fail($"{Truth.NameOf(plain)} has no negative. Give a number.");
        return plain.AsInteger == long.MinValue ? throw TooLarge(state) : TemplateValue.Of(-plain.AsInteger);
    }

    public static TemplateException TooLarge(RenderState state) =>
        state.Exceeded(TemplateBudget.Numbers, "it makes a whole number of more than 64 bits. Calculate with smaller numbers, or with fractions.");

    static TemplateValue Calculate(RenderState state, string symbol, long a, long b)
    {
        switch (symbol)
        {
            case "+": return TemplateValue.Of(checked(a + b));
            case "-": return TemplateValue.Of(checked(a - b));
            case "*": return TemplateValue.Of(checked(a * b));
            case "**": return Power(state, a, b);
        }

        if (b == 0) throw state.Fail("it divides by zero. Test the divisor first.");
        if (b == -1) return symbol == "//" ? TemplateValue.Of(checked(-a)) : TemplateValue.Of(0L);
        var rest = a % b;
        var isRoundedUp = rest != 0 && (rest < 0) != (b < 0);
        return TemplateValue.Of(symbol == "//" ? (a / b) - (isRoundedUp ? 1 : 0) : rest + (isRoundedUp ? b : 0));
    }

    static double Calculate(RenderState state, string symbol, double a, double b)
    {
        switch (symbol)
        {
            case "+": return a + b;
            case "-": return a - b;
            case "*": return a * b;
            case "**":
                var power = Math.Pow(a, b);
                if (double.IsNaN(power) && !double.IsNaN(a) && !double.IsNaN(b)) throw state.Fail("a negative number has no such root. Take one that is not negative.");
                if (double.IsInfinity(power) && double.IsFinite(a) && double.IsFinite(b)) throw TooLarge(state);
                return power;
        }

        if (b == 0) throw state.Fail("it divides by zero. Test the divisor first.");
        if (symbol == "/") return a / b;
        var rest = a % b;
        if (rest != 0 && (rest < 0) != (b < 0)) rest += b;
        return symbol == "%" ? rest : Math.Floor((a - rest) / b + 0.5);
    }

    static TemplateValue Power(RenderState state, long a, long b)
    {
        if (b < 0) return a == 0 ? throw state.Fail("it divides by zero. Test the divisor first.") : TemplateValue.Of(Math.Pow(a, b));
        long result = 1;
        for (var square = a; b > 0; b >>= 1)
        {
            if ((b & 1) == 1) result = checked(result * square);
            if (b > 1) square = checked(square * square);
        }

        return TemplateValue.Of(result);
    }

    static TemplateValue Repeat(RenderState state, TemplateValue what, TemplateValue times)
    {
        if (times.Kind is not (TemplateValueKind.Whole or TemplateValueKind.Boolean)) throw state.Fail($"{Truth.NameOf(what)} cannot be repeated by {Truth.NameOf(times)}. Give a whole number.");
        var count = Math.Max(0, times.AsInteger);
        if (what.Kind == TemplateValueKind.Text)
        {
            var part = what.AsText;
            if (part.Length == 0 || count == 0) return TemplateValue.Of("");
            state.CheckLength(count > TemplateLimits.Output ? count : part.Length * count);
            TextMaker text = new(state);
            for (var i = 0L; i < count; i++) text.Add(part);
            return text.ToValue();
        }

        List<TemplateValue> list = [];
        if (what.AsList.Count == 0) return TemplateValue.Of(list);
        for (var i = 0L; i < count; i++)
        {
            state.Step(what.AsList.Count);
            list.AddRange(what.AsList);
        }

        return TemplateValue.Of(list);
    }

    static TemplateValue Join(RenderState state, IReadOnlyList<TemplateValue> a, IReadOnlyList<TemplateValue> b)
    {
        state.Step((long)a.Count + b.Count);
        return a is TupleItems && b is TupleItems ? TemplateValue.Tuple([.. a, .. b]) : TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. a, .. b]);
    }
}
