using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>What one limit attribute says.</summary>
sealed class LimitValues(AttributeData attribute)
{
    public AttributeData Attribute { get; } = attribute;

    public string? Name => Attribute.ConstructorArguments.FirstOrDefault().Value as string;

    public int Slots => Named("Slots") as int? ?? 1;

    public string? Key => Named("Key") as string;

    public static IEnumerable<LimitValues> On(IMethodSymbol method) => method.GetAttributes().Where(static each => each.AttributeClass.Is(KnownNames.Limit)).Select(static each => new LimitValues(each));

    object? Named(string name) => Attribute.NamedArguments.FirstOrDefault(each => each.Key == name).Value.Value;
}
