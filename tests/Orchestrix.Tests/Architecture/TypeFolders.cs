using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Orchestrix.Tests.Architecture;

/// <summary>Knows in which folder of src/Orchestrix each type was written, by the documents in the portable PDB.</summary>
sealed class TypeFolders(MetadataReader assembly, MetadataReader symbols)
{
    const string Source = "/src/Orchestrix/";

    // The compiler names the documents of types here that have no code of their own.
    static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>The folder; null for code that nobody wrote.</summary>
    public string? Of(TypeDefinitionHandle handle)
    {
        var type = assembly.GetTypeDefinition(handle);
        if (!type.GetDeclaringType().IsNil) return Of(type.GetDeclaringType());
        var documents = DocumentsOf(handle, type).ToList();
        if (documents.Count == 0) return ByNamespace(assembly.GetString(type.Namespace));
        return documents.Select(FolderOf).FirstOrDefault(f => f is not null);
    }

    /// <summary>Whether a generator wrote the method.</summary>
    public bool IsGenerated(MethodDefinitionHandle handle) => DocumentOf(handle) is { } document && FolderOf(document) is null;

    IEnumerable<string> DocumentsOf(TypeDefinitionHandle handle, TypeDefinition type)
    {
        foreach (var custom in symbols.GetCustomDebugInformation(handle))
        {
            var information = symbols.GetCustomDebugInformation(custom);
            if (symbols.GetGuid(information.Kind) != TypeDocuments) continue;
            var blob = symbols.GetBlobReader(information.Value);
            while (blob.RemainingBytes > 0) yield return Name(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
        }

        foreach (var method in type.GetMethods())
            if (DocumentOf(method) is { } document) yield return document;
        foreach (var nested in type.GetNestedTypes())
            foreach (var document in DocumentsOf(nested, assembly.GetTypeDefinition(nested))) yield return document;
    }

    string? DocumentOf(MethodDefinitionHandle handle)
    {
        var information = symbols.GetMethodDebugInformation(handle);
        if (!information.Document.IsNil) return Name(information.Document);
        return information.GetSequencePoints().Select(p => p.Document).Where(d => !d.IsNil).Select(Name).FirstOrDefault();
    }

    string Name(DocumentHandle handle) => symbols.GetString(symbols.GetDocument(handle).Name).Replace('\\', '/');

    static string? FolderOf(string document)
    {
        var at = document.LastIndexOf(Source, StringComparison.Ordinal);
        if (at < 0 || document.EndsWith(".g.cs", StringComparison.Ordinal)) return null;
        var parts = document[(at + Source.Length)..].Split('/');
        return parts[0] == "obj" ? null : parts.Length == 1 ? Layers.Root : parts[0];
    }

    static string? ByNamespace(string name) =>
        name == "Orchestrix" ? Layers.Root : name.StartsWith("Orchestrix.", StringComparison.Ordinal) ? name.Split('.')[1] : null;
}
