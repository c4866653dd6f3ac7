using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators;

/// <summary>Reads what the build allows.</summary>
static class Settings
{
    const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;
    const LanguageVersion ExtensionMembers = (LanguageVersion)1400; // C# 14, which later compilers' public API names only

    public static bool IsOn(AnalyzerConfigOptions options) =>
        !options.TryGetValue("build_property.OrchestrixTracking", out var value) || !value.Equals("disable", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether flows and tasks get members that submit their calls.</summary>
    public static bool HasSubmitMembers(AnalyzerConfigOptions options) =>
        !options.TryGetValue("build_property.OrchestrixSubmitMembers", out var value) || !value.Equals("disable", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the language has static extension members.</summary>
    public static bool HasExtensionMembers(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= ExtensionMembers };

    public static bool HasRuntime(Compilation compilation) => compilation.GetTypeByMetadataName(KnownNames.TrackedCalls) is not null;

    /// <summary>Why no interceptor can be generated in this build, or <see langword="null"/> when it can.</summary>
    public static string? Problem(ParseOptions options)
    {
        if (options is not CSharpParseOptions { LanguageVersion: >= OldestLanguage }) return "tracking needs C# 12 or newer (LangVersion)";
        return Allows(options, KnownNames.GeneratedNamespace)
            ? null
            : $"the property InterceptorsNamespaces lacks {KnownNames.GeneratedNamespace}";
    }

    /// <summary>Whether the compiler takes interceptors in a namespace: it, or one around it, is listed.</summary>
    public static bool Allows(ParseOptions options, string space) => Lists(options, "InterceptorsNamespaces", space) || Lists(options, "InterceptorsPreviewNamespaces", space);

    static bool Lists(ParseOptions options, string feature, string space) =>
        options.Features.TryGetValue(feature, out var value)
        && value.Split(';').Any(each => each is "global" || each == space || space.StartsWith(each + ".", StringComparison.Ordinal));
}
