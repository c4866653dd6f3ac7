using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Calls;

/// <summary>Gives each source file a generated file of its own, so that an edit rewrites no other.</summary>
static class FileGroups
{
    public static ImmutableArray<FileCalls> Of(EquatableArray<CallSite> calls)
    {
        var files = ImmutableArray.CreateBuilder<FileCalls>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in calls.GroupBy(static each => each.Path))
        {
            // Only the name and a number: a path would differ from machine to machine.
            var name = Safe(Path.GetFileNameWithoutExtension(file.Key));
            var hint = $"Calls.{(name.Length == 0 ? "Unnamed" : name)}.g.cs";
            for (var n = 2; !taken.Add(hint); n++) hint = $"Calls.{name}.{n}.g.cs";
            // Without the thunks, so that a changed description leaves the file as it is.
            files.Add(new(hint, file.Select(static each => each with { Thunks = EquatableArray<Thunk>.Empty }).ToEquatableArray()));
        }
        return files.ToImmutable();
    }

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool IsHint(string path) => Path.GetFileName(path) is var name && name.StartsWith("Calls.", StringComparison.Ordinal) && name.EndsWith(".g.cs", StringComparison.Ordinal);

    static string Safe(string name) => new([.. name.Select(static letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '-' or '_' ? letter : '_')]);
}
