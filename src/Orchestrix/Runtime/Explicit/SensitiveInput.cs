using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Orchestrix.Runtime.Explicit;

/// <summary>Says whether an input must not be shown: whether its type has parts that are marked <see cref="SensitiveAttribute"/>, however deep.</summary>
/// <remarks>The compiler says it of the parameters of marked methods. Calls by hand have none, so it is looked up once for each type.</remarks>
static class SensitiveInput<TInput>
{
    public static readonly bool IsHidden = Hides(typeof(TInput), []);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Nothing can show a property that was trimmed away.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    static bool Hides(Type type, HashSet<Type> seen)
    {
        if (type.HasElementType) return Hides(type.GetElementType()!, seen);
        if (!seen.Add(type)) return false;
        if (type.IsGenericType && type.GenericTypeArguments.Any(each => Hides(each, seen))) return true;
        if (!CanMark(type)) return false;
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var parameters = type.GetConstructors(Members).SelectMany(c => c.GetParameters());
        return parameters.Any(IsMarked)
            || type.GetProperties(Members).Any(p => IsMarked(p) || Hides(p.PropertyType, seen))
            || type.GetFields(Members).Any(f => IsMarked(f) || Hides(f.FieldType, seen));
    }

    static bool IsMarked(ICustomAttributeProvider part) => part.IsDefined(typeof(SensitiveAttribute), inherit: true);

    // A part that is marked is a part of somebody's own type.
    static bool CanMark(Type type) => type is { IsPrimitive: false, IsPointer: false } && type.Namespace is var space && space != "System" && space?.StartsWith("System.", StringComparison.Ordinal) != true;
}
