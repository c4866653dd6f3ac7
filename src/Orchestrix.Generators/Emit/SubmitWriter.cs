using System.Collections.Generic;
using System.Linq;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the members that submit calls: one class of extensions for each type that declares flows and tasks.</summary>
static class SubmitWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.TrackedSubmissions.";
    const string Prefer = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]";

    /// <summary>The whole file; null where there is nothing to write.</summary>
    public static string? Write(EquatableArray<SubmitMember> members)
    {
        if (members.Count == 0) return null;
        var writer = new SourceWriter();
        foreach (var type in members.GroupBy(static each => each.Holder).OrderBy(static each => each.Key, System.StringComparer.Ordinal))
        {
            if (type.First().Namespace is { Length: > 0 } space) writer.Open($"namespace {space}");
            writer.Line($"/// <summary>Submits the calls of the flows and tasks of <see cref=\"{type.First().Type}\"/>.</summary>");
            writer.Line(SourceWriter.Attributes);
            writer.Open($"{Access(type.Any(static each => each.IsPublic))} static class {type.Key}");
            writer.Open($"extension({type.First().Type})");
            // Methods that differ in what may be left out alone would be one member.
            foreach (var same in type.GroupBy(static each => each.Signature))
                Write(writer, same.OrderByDescending(static each => each.Parameters.Count).ThenBy(static each => each.ThunkClass, System.StringComparer.Ordinal).First());
            writer.Close();
            writer.Close();
            if (type.First().Namespace.Length > 0) writer.Close();
        }
        return writer.ToString();
    }

    /// <summary>The names of all members, by which calls of them are found.</summary>
    public static EquatableArray<string> NamesOf(EquatableArray<SubmitMember> members) =>
        members.SelectMany(static each => new[] { SubmitMemberFinder.Submit + each.Name, SubmitMemberFinder.Map + each.Name }).Distinct().ToEquatableArray();

    static void Write(SourceWriter writer, SubmitMember member)
    {
        var data = Data(member).ToList();
        var after = After(member);
        if (member.HasSubmit)
        {
            Header(writer, member, new(SubmitMemberFinder.Submit, "RunFuture", "Submits a call of", static each => each.Type, IsPreferred: data.Count > 0));
            writer.Line($"    => {V1}Submit{Result(member)}(() => {{ {Invoke(member, static each => each.IsParams ? $"{each.Identifier} ?? {each.Default}" : each.Identifier)} }}, {after});");
        }

        if (member.HasSubmit && data.Count > 0)
        {
            Header(writer, member, new(SubmitMemberFinder.Submit, "RunFuture", "Submits a call, whose arguments may come from futures, of", static each => $"global::Orchestrix.ValueOrFuture<{each.Type}>", IsPreferred: false));
            writer.Line($"    => {V1}Submit{Result(member)}(() => {{ {Invoke(member, static each => $"{V1}Value({each.Identifier}, {each.Default})")} }}, {after}, {string.Join(", ", data.Select(static each => each.Identifier + ".Future"))});");
        }

        if (!member.HasMap) return;
        var place = Unused("place", member);
        Header(writer, member, new(SubmitMemberFinder.Map, "RunFutures", "Submits one call for each element of", static each => $"global::System.Collections.Generic.IEnumerable<{each.Type}>", IsPreferred: true));
        writer.Line($"    => {member.Holder}.{SubmitMemberFinder.Map}{member.Name}({string.Join(", ", member.Parameters.OrderBy(static each => !each.IsData).Select(static each => each.IsData ? Each(each) : each.Identifier).Append(after))});");
        Header(writer, member, new(SubmitMemberFinder.Map, "RunFutures", "Submits calls side by side, whose arguments may come from futures, of", static each => $"global::Orchestrix.ValuesOrFutures<{each.Type}>", IsPreferred: false));
        writer.Line($"    => {V1}Map{Result(member)}({place} => {{ {Invoke(member, each => $"{V1}Value({each.Identifier}, {place}, {each.Default})")} }}, {after}, "
            + $"{string.Join(", ", data.Select(static each => $"global::Orchestrix.Runtime.V1.MappedArgument.Of({Literals.Of(each.Identifier.TrimStart('@'))}, {each.Identifier})"))});");
    }

    static void Header(SourceWriter writer, SubmitMember member, Form form)
    {
        writer.Line($"/// <summary>{form.Does} <see cref=\"{member.Reference}\"/>: it begins when what it depends on is Completed, and the runner has a place.</summary>");
        if (form.IsPreferred) writer.Line(Prefer);
        // What may be left out comes last, in the order of the method.
        var parameters = Data(member).Select(each => form.Type(each) is var type && each.Constant is { } constant ? $"{type} {each.Identifier} = {(type == each.Type ? constant : "default!")}" : $"{type} {each.Identifier}")
            .Concat(member.Parameters.Where(static each => !each.IsData).Select(static each => $"{each.Type} {each.Identifier} = {each.Constant}"))
            .Append($"global::System.Collections.Generic.IEnumerable<global::Orchestrix.RunFuture>? {After(member)} = null");
        writer.Line($"{Access(member.IsPublic)} static global::Orchestrix.{form.Future}{Result(member)} {form.Verb}{member.Name}({string.Join(", ", parameters)})");
    }

    static IEnumerable<SubmitParameter> Data(SubmitMember member) => member.Parameters.Where(static each => each.IsData);

    // The call of the method's own generated class: an interceptor would not see this file.
    static string Invoke(SubmitMember member, System.Func<SubmitParameter, string> argument) =>
        $"global::Orchestrix.Generated.{member.ThunkClass}.Invoke({string.Join(", ", member.Parameters.Select(each => each.IsData ? argument(each) : each.Argument))});";

    static string Each(SubmitParameter parameter) => parameter.Constant is null
        ? $"global::Orchestrix.ValuesOrFutures.Each({parameter.Identifier})"
        : $"{parameter.Identifier} is null ? default(global::Orchestrix.ValuesOrFutures<{parameter.Type}>) : global::Orchestrix.ValuesOrFutures.Each({parameter.Identifier})";

    static string Result(SubmitMember member) => member.Result is null ? "" : $"<{member.Result}>";

    static string After(SubmitMember member) => Unused("after", member);

    static string Unused(string wanted, SubmitMember member)
    {
        while (member.Parameters.Any(each => each.Identifier == wanted)) wanted += "_";
        return wanted;
    }

    static string Access(bool isPublic) => isPublic ? "public" : "internal";

    /// <param name="Verb">What the member's name begins with.</param>
    /// <param name="Future">What it returns.</param>
    /// <param name="Does">What it does, up to the method's name.</param>
    /// <param name="Type">The type of a parameter that carries data.</param>
    /// <param name="IsPreferred">Whether it is the one that is meant where several would do.</param>
    sealed record Form(string Verb, string Future, string Does, System.Func<SubmitParameter, string> Type, bool IsPreferred);
}
