namespace Orchestrix.Cli.Commands;

/// <summary>For whom an answer is written.</summary>
enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For machines.</summary>
    Json,
}
