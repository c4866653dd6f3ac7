namespace Orchestrix.Cli;

/// <summary>What the tool returns to who called it. Stable: scripts rely on it.</summary>
enum ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    Ok = 0,

    /// <summary>Something is wrong with what was given: a document, an event, or a file that cannot be read. It was told where.</summary>
    WrongInput = 1,

    /// <summary>The command line is wrong: an unknown verb or option, a missing argument, a time that is none.</summary>
    WrongCommandLine = 2,
}
