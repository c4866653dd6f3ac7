using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestrix.Runs;

/// <summary>How arguments and results of remembered steps become JSON: by what the application listed, else by reflection where the platform has it.</summary>
static class RunJson
{
    public static JsonSerializerOptions OptionsOf(RunOptions options)
    {
        if (options.Json is { } given) return given;
        return JsonSerializer.IsReflectionEnabledByDefault ? ByReflection() : new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only reached where the application has reflection-based JSON switched on; what is trimmed away is refused, with an exception that says so.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only reached where the application has reflection-based JSON switched on, which NativeAOT does not.")]
    static JsonSerializerOptions ByReflection() => JsonSerializerOptions.Default;
}
