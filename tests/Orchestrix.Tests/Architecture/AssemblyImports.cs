using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Orchestrix.Tests.Architecture;

/// <summary>Every use of one written type of an assembly by another: in declarations, in attributes, and in the bodies of methods.</summary>
sealed class AssemblyImports
{
    readonly PEReader image;
    readonly MetadataReader reader;
    readonly TypeFolders folders;
    readonly MentionedTypes mentioned = new();
    readonly Dictionary<string, TypeDefinitionHandle> byName = new(StringComparer.Ordinal);

    AssemblyImports(PEReader image, MetadataReader symbols)
    {
        this.image = image;
        reader = image.GetMetadataReader();
        folders = new TypeFolders(reader, symbols);
        foreach (var type in reader.TypeDefinitions) byName[reader.FullName(type)] = type;
    }

    public static IReadOnlyCollection<TypeUse> Of(string assembly)
    {
        using PEReader image = new(File.OpenRead(assembly));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        return [.. new AssemblyImports(image, symbols.GetMetadataReader()).All().Distinct()];
    }

    IEnumerable<TypeUse> All()
    {
        foreach (var handle in reader.TypeDefinitions)
        {
            if (folders.Of(handle) is not { } folder) continue;
            var from = reader.FullName(handle);
            foreach (var used in UsedBy(reader.GetTypeDefinition(handle)))
                if (folders.Of(used) is { } target && reader.FullName(used) is var to && to != from) yield return new TypeUse(from, folder, to, target);
        }
    }

    List<TypeDefinitionHandle> UsedBy(TypeDefinition type)
    {
        List<TypeDefinitionHandle> used = [.. Types(type.BaseType), .. Attributes(type.GetCustomAttributes()), .. Constraints(type.GetGenericParameters())];
        foreach (var implemented in type.GetInterfaceImplementations()) used.AddRange(Types(reader.GetInterfaceImplementation(implemented).Interface));
        foreach (var handle in type.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);
            used.AddRange([.. field.DecodeSignature(mentioned, null), .. Attributes(field.GetCustomAttributes())]);
        }

        foreach (var handle in type.GetProperties()) used.AddRange(Attributes(reader.GetPropertyDefinition(handle).GetCustomAttributes()));
        foreach (var handle in type.GetEvents()) used.AddRange(Attributes(reader.GetEventDefinition(handle).GetCustomAttributes()));
        foreach (var handle in type.GetMethods())
            if (!folders.IsGenerated(handle)) used.AddRange(UsedBy(reader.GetMethodDefinition(handle)));
        return used;
    }

    List<TypeDefinitionHandle> UsedBy(MethodDefinition method)
    {
        var signature = method.DecodeSignature(mentioned, null);
        List<TypeDefinitionHandle> used = [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(p => p), .. Attributes(method.GetCustomAttributes()), .. Constraints(method.GetGenericParameters())];
        foreach (var parameter in method.GetParameters()) used.AddRange(Attributes(reader.GetParameter(parameter).GetCustomAttributes()));
        if (method.RelativeVirtualAddress == 0) return used;

        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        foreach (var operand in IlOperands.Of(body)) used.AddRange(Types(operand));
        foreach (var region in body.ExceptionRegions) used.AddRange(Types(region.CatchType));
        used.AddRange(Types(body.LocalSignature));
        return used;
    }

    // A typeof in an attribute is stored as the type's name.
    IEnumerable<TypeDefinitionHandle> Attributes(CustomAttributeHandleCollection handles)
    {
        foreach (var attribute in handles.Select(reader.GetCustomAttribute))
        {
            foreach (var type in Types(attribute.Constructor)) yield return type;
            var arguments = Encoding.UTF8.GetString(reader.GetBlobBytes(attribute.Value));
            if (!arguments.Contains("Orchestrix.", StringComparison.Ordinal)) continue;
            foreach (var (name, type) in byName)
                if (Names(arguments, name)) yield return type;
        }
    }

    // The whole name: that of one type may begin that of another, or of a namespace.
    static bool Names(string arguments, string name)
    {
        for (var at = arguments.IndexOf(name, StringComparison.Ordinal); at >= 0; at = arguments.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (end == arguments.Length || !(char.IsLetterOrDigit(arguments[end]) || arguments[end] is '.' or '_' or '`')) return true;
        }

        return false;
    }

    IEnumerable<TypeDefinitionHandle> Constraints(GenericParameterHandleCollection handles) =>
        from parameter in handles
        from constraint in reader.GetGenericParameter(parameter).GetConstraints()
        from type in Types(reader.GetGenericParameterConstraint(constraint).Type)
        select type;

    IEnumerable<TypeDefinitionHandle> Types(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [(TypeDefinitionHandle)handle],
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(mentioned, null),
        HandleKind.MethodDefinition => [reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.FieldDefinition => [reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()],
        HandleKind.MemberReference => Member(reader.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification when reader.GetMethodSpecification((MethodSpecificationHandle)handle) is var method =>
            [.. Types(method.Method), .. method.DecodeSignature(mentioned, null).SelectMany(a => a)],
        HandleKind.StandaloneSignature when reader.GetStandaloneSignature((StandaloneSignatureHandle)handle) is var signature =>
            signature.GetKind() == StandaloneSignatureKind.LocalVariables ? signature.DecodeLocalSignature(mentioned, null).SelectMany(l => l) : [],
        _ => [],
    };

    IEnumerable<TypeDefinitionHandle> Member(MemberReference member)
    {
        IEnumerable<TypeDefinitionHandle> signature = member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(mentioned, null)
            : member.DecodeMethodSignature(mentioned, null) is var method ? [.. method.ReturnType, .. method.ParameterTypes.SelectMany(p => p)] : [];
        return [.. Types(member.Parent), .. signature];
    }
}
