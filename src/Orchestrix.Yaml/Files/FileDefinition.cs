using Orchestrix.Automations;

namespace Orchestrix.Yaml.Files;

/// <summary>What a file says about an automation.</summary>
/// <param name="Automation">The automation.</param>
/// <param name="Source">The file's name.</param>
/// <param name="Text">All of it but whether it is enabled, in one form: files that mean the same have the same.</param>
sealed record FileDefinition(Automation Automation, string Source, string Text)
{
    public static FileDefinition Of(Automation automation, string source) => new(automation, source, AutomationJson.Write(automation.WithEnabled(true)));

    public bool SaysTheSameAs(FileDefinition other) => Text == other.Text && Automation.Enabled == other.Automation.Enabled;
}
