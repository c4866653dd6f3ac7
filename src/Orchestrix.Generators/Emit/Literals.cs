using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes values as C# literals.</summary>
static class Literals
{
    public static string Of(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(double number) =>
        double.IsNaN(number) ? "double.NaN"
        : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
        : number.ToString("R", CultureInfo.InvariantCulture) + "d";

    public static string Of(IEnumerable<string> texts) => $"new string[] {{ {string.Join(", ", texts.Select(Of))} }}";

    public static string Of(IEnumerable<double> numbers) => $"new double[] {{ {string.Join(", ", numbers.Select(Of))} }}";

    /// <summary>An interpolated string over a key's parameters. The placeholders are code, so only the texts between are escaped.</summary>
    public static string Interpolated(KeyTemplate template, Func<IParameterSymbol, string> field) => $"$\"{template.Write(field, Escaped)}\"";

    static string Escaped(string text)
    {
        var literal = Of(text);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }
}
