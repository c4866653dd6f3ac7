using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>A task's key or the name of a run, for example <c>order-{order.Id}</c>, checked against the parameters it names.</summary>
/// <param name="pieces">Texts, and placeholders as a path of code: a parameter and its members.</param>
/// <param name="unknown">The placeholders that name nothing.</param>
sealed class KeyTemplate(IReadOnlyList<KeyTemplate.Piece> pieces, IReadOnlyList<string> unknown)
{
    public IReadOnlyList<string> Unknown { get; } = unknown;

    /// <summary>The placeholders whose values must not be shown.</summary>
    public IEnumerable<string> Sensitive => pieces.Where(static each => each.IsSensitive).Select(static each => each.Path);

    /// <summary>The template with texts in place of what must not be shown.</summary>
    public KeyTemplate Masked() => new([.. pieces.Select(static each => each.IsSensitive ? new Piece(null, "***") : each)], Unknown);

    /// <summary>Writes the key as the inside of an interpolated string.</summary>
    /// <param name="field">Tells the code for a parameter.</param>
    /// <param name="escape">Writes a text between placeholders.</param>
    public string Write(Func<IParameterSymbol, string> field, Func<string, string> escape)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Parameter is { } parameter) text.Append('{').Append(field(parameter)).Append(piece.Text).Append('}');
            else text.Append(escape(piece.Text));
        }
        return text.ToString();
    }

    /// <summary>Reads a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="method">The method whose parameters it names.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="within">What the code of the key is in: the assembly, or a type.</param>
    public static KeyTemplate Parse(string key, IMethodSymbol method, Compilation compilation, ISymbol within)
    {
        var pieces = new List<Piece>();
        var unknown = new List<string>();
        var literal = new StringBuilder();
        for (var at = 0; at < key.Length; at++)
        {
            var isDoubled = at + 1 < key.Length && key[at + 1] == key[at];
            if (key[at] is not ('{' or '}') || isDoubled)
            {
                literal.Append(key[at]);
                if (key[at] is '{' or '}') at++;
                continue;
            }
            var end = key[at] == '{' ? key.IndexOf('}', at) : -1;
            if (end < 0)
            {
                unknown.Add(key.Substring(at));
                break;
            }
            var path = key.Substring(at + 1, end - at - 1);
            pieces.Add(new(null, literal.ToString()));
            literal.Clear();
            if (Resolve(path, method, compilation, within) is { } piece) pieces.Add(piece);
            else unknown.Add(path);
            at = end;
        }
        pieces.Add(new(null, literal.ToString()));
        return new(pieces, unknown);
    }

    static Piece? Resolve(string path, IMethodSymbol method, Compilation compilation, ISymbol within)
    {
        var names = path.Split('.');
        if (method.Parameters.FirstOrDefault(each => each.Name == names[0].Trim()) is not { } parameter || parameter.Type.IsCancellationToken()) return null;
        var type = parameter.Type;
        var code = new StringBuilder();
        var isSensitive = SensitiveValues.IsMarked(parameter);
        foreach (var name in names.Skip(1))
        {
            var isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
            if (isNullable) type = ((INamedTypeSymbol)type).TypeArguments[0];
            if (Member(type, name.Trim(), compilation, within) is not ({ } member, var symbol)) return null;
            isSensitive |= SensitiveValues.IsMarked(symbol);
            code.Append(isNullable || !type.IsValueType ? "?." : ".").Append(TypeNames.Identifier(name.Trim()));
            type = member;
        }
        return type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol
            ? null
            : new(parameter, code.ToString()) { Path = path, IsSensitive = isSensitive || SensitiveValues.Of(compilation).Hides(type) };
    }

    static (ITypeSymbol Type, ISymbol Member)? Member(ITypeSymbol type, string name, Compilation compilation, ISymbol within)
    {
        foreach (var each in Holders(type))
            foreach (var member in each.GetMembers(name))
                switch (member)
                {
                    case IFieldSymbol { IsStatic: false } field when compilation.IsSymbolAccessibleWithin(field, within): return (field.Type, field);
                    case IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } get } property when compilation.IsSymbolAccessibleWithin(get, within): return (property.Type, property);
                }
        return null;
    }

    static IEnumerable<ITypeSymbol> Holders(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.SelectMany(Holders);
        var types = new List<ITypeSymbol>();
        for (var at = type; at is not null; at = at.BaseType) types.Add(at);
        if (type.TypeKind == TypeKind.Interface) types.AddRange(type.AllInterfaces);
        return types;
    }

    /// <summary>A text, or a parameter and the code that leads from it to the value.</summary>
    public sealed class Piece(IParameterSymbol? parameter, string text)
    {
        public IParameterSymbol? Parameter { get; } = parameter;

        public string Text { get; } = text;

        /// <summary>The placeholder as the template writes it.</summary>
        public string Path { get; init; } = "";

        /// <summary>Whether the value must not be shown.</summary>
        public bool IsSensitive { get; init; }
    }
}
