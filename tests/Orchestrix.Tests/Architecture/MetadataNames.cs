using System.Reflection.Metadata;

namespace Orchestrix.Tests.Architecture;

static class MetadataNames
{
    /// <summary>The name with its namespace and the types around it, joined by dots.</summary>
    public static string FullName(this MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return $"{reader.FullName(type.GetDeclaringType())}.{name}";
        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
