using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Automations;
using Orchestrix.Yaml;
using Orchestrix.Yaml.Files;

namespace Orchestrix;

/// <summary>Adds automations that stand in YAML, or in files.</summary>
public static class OrchestrixYamlBuilderExtensions
{
    /// <summary>
    /// Adds the automations of YAML documents (see <see cref="AutomationYaml"/>). What is wrong with them is told when the host starts, with line and column, together
    /// with all other mistakes.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="yaml">One document or several between <c>---</c>, each with an automation, a list of them, or an object with a list called <c>automations</c>.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder AddAutomationsFromYaml(this OrchestrixBuilder builder, string yaml)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(yaml);
        return builder.AddAutomationDocuments("YAML document", handled => [AutomationYaml.Read(yaml, handled)]);
    }

    /// <summary>
    /// Adds the automations of files that end in <c>.yaml</c>, <c>.yml</c> or <c>.json</c>. They are read when the host starts; what is wrong with them, or with the
    /// files, is told then, with file, line and column, together with all other mistakes.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="pattern">
    /// The path of a file, or a pattern: <c>*</c> and <c>?</c> stand for what is within a name, <c>**</c> for any number of folders; names that begin with a dot are only
    /// found when the pattern says the dot. Relative to the content root of the application's host, or without one to where the application lies.
    /// </param>
    /// <param name="watch">
    /// Whether changes of the files are followed while the host runs: an automation belongs to its file, which creates, updates and deletes it by its name, while
    /// whether it is enabled belongs to those who enable and disable it, and changes with the file only where <c>enabled</c> changes in it. A file with mistakes changes
    /// nothing; all are logged. When the trigger stays the same, the automation goes on with what it knew.
    /// </param>
    /// <returns>The builder.</returns>
    /// <remarks>A pattern that matches nothing is logged as a warning; the path of a file that is missing is a mistake.</remarks>
    public static OrchestrixBuilder AddAutomationsFrom(this OrchestrixBuilder builder, string pattern, bool watch = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var services = builder.Services;
        AutomationFiles files = new(pattern, () => RootOf(services));
        builder.AddAutomationDocuments("document", files.Read);
        if (!watch) return builder;
        services.TryAddSingleton<IFileChanges, DirectoryChanges>();
        services.AddSingleton<IHostedService>(p => new AutomationFileWatch(
            files, p.GetRequiredService<IAutomationControl>(), p.GetRequiredService<IFileChanges>(), p.GetRequiredService<TimeProvider>(),
            p.GetService<ILogger<AutomationFileWatch>>() ?? NullLogger<AutomationFileWatch>.Instance));
        return builder;
    }

    // The host has put it there before anything is added.
    static string RootOf(IServiceCollection services) =>
        (services.LastOrDefault(s => s.ServiceType == typeof(IHostEnvironment) && !s.IsKeyedService)?.ImplementationInstance as IHostEnvironment)?.ContentRootPath ?? AppContext.BaseDirectory;
}
