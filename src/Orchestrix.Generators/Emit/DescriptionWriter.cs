using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the <c>TrackedMethod</c> of a thunk; defaults are left out.</summary>
static class DescriptionWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";

    public static void Write(SourceWriter writer, Thunk thunk)
    {
        var description = thunk.Description;
        writer.Open($"internal static readonly {V1}TrackedMethod Method = new()");
        writer.Line($"Kind = {V1}TrackedKind.{(description.IsFlow ? "Flow" : "Task")},");
        writer.Line($"Name = {Literals.Of(description.Name)},");
        writer.Line($"Identity = {Literals.Of(description.Identity)},");
        writer.Line($"DeclaringType = {Literals.Of(description.DeclaringType)},");
        writer.Line($"Assembly = {Literals.Of(description.Assembly)},");
        writer.Line($"Member = {Literals.Of(description.Member)},");
        if (description.Description is { } text) writer.Line($"Description = {Literals.Of(text)},");
        if (description.Parameters.Count > 0) writer.Line($"Parameters = new {V1}TrackedParameter[] {{ {string.Join(", ", description.Parameters.Select(Parameter))} }},");
        if (description.Retries != 0) writer.Line($"Retries = {description.Retries},");
        if (description.RetryDelaysSeconds.Count > 0) writer.Line($"RetryDelaysSeconds = {Literals.Of(description.RetryDelaysSeconds)},");
        Attempts(writer, description.Attempts);
        if (thunk.RunName is not null) writer.Line("HasRunName = true,");
        if (thunk.Parameters.Any(static each => each.Role == ParameterRole.Service)) writer.Line("TakesServices = true,");
        if (description.Version is { } version) writer.Line($"Version = {Literals.Of(version)},");
        if (description.TakesCancellationToken) writer.Line("TakesCancellationToken = true,");
        if (description.Suspends) writer.Line("Suspends = true,");
        if (description.OnInputChanged != 0) writer.Line($"OnInputChanged = (global::Orchestrix.InputChange){description.OnInputChanged},");
        if (description.FormerNames.Count > 0) writer.Line($"FormerNames = {Literals.Of(description.FormerNames)},");
        if (description.Tags.Count > 0) writer.Line($"Tags = {Literals.Of(description.Tags)},");
        if (description.HappensOnce is { } once) writer.Line($"HappensOnce = {Literals.Of(once)},");
        if (description.NotResumable is { } reason) writer.Line($"NotResumable = {Literals.Of(reason)},");
        Rules(writer, description.Rules);
        if (thunk.Hooks.Count > 0) writer.Line($"Hooks = {CallbackWriter.Hooks(thunk.Hooks)},");
        if (thunk.Start is { } arguments) writer.Line($"Start = static arguments => {{ Invoke({string.Join(", ", arguments)}); }},");
        writer.Close("};");
    }

    static void Attempts(SourceWriter writer, AttemptOptions options)
    {
        if (options.RetryBackoffFactor != 1) writer.Line($"RetryBackoffFactor = {Literals.Of(options.RetryBackoffFactor)},");
        if (options.MaxRetryDelaySeconds != 0) writer.Line($"MaxRetryDelaySeconds = {Literals.Of(options.MaxRetryDelaySeconds)},");
        if (options.RetryJitter != 0) writer.Line($"RetryJitter = {Literals.Of(options.RetryJitter)},");
        if (options.RetryDeadlineSeconds != 0) writer.Line($"RetryDeadlineSeconds = {Literals.Of(options.RetryDeadlineSeconds)},");
        if (options.TimeoutSeconds != 0) writer.Line($"TimeoutSeconds = {Literals.Of(options.TimeoutSeconds)},");
        if (options.MaxConcurrentTasks is { } most) writer.Line($"MaxConcurrentTasks = {most},");
        if (options.NonRetryable.Count > 0) writer.Line($"NonRetryable = {Literals.Of(options.NonRetryable)},");
    }

    static void Rules(SourceWriter writer, TaskRules rules)
    {
        if (rules.Limits.Count > 0) writer.Line($"Limits = new {V1}TrackedLimit[] {{ {string.Join(", ", rules.Limits.Select(static each => $"new({Literals.Of(each.Name)}, {each.Slots}, {Literals.Of(each.Key)})"))} }},");
        if (rules.CacheBy != 0) writer.Line($"CacheBy = (global::Orchestrix.CacheBy){rules.CacheBy},");
        if (rules.CacheWithout.Count > 0) writer.Line($"CacheWithout = {Literals.Of(rules.CacheWithout)},");
        if (rules.CacheSeconds != 0) writer.Line($"CacheSeconds = {Literals.Of(rules.CacheSeconds)},");
    }

    static string Parameter(ParameterDescription parameter) =>
        $"new({Literals.Of(parameter.Name)}, {Literals.Of(parameter.Type)}){(parameter, parameter.IsOptional) switch
        {
            ({ IsSensitive: true }, true) => " { IsOptional = true, IsSensitive = true }",
            ({ IsSensitive: true }, false) => " { IsSensitive = true }",
            (_, true) => " { IsOptional = true }",
            _ => "",
        }}";
}
