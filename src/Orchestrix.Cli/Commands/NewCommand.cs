using System.CommandLine;

namespace Orchestrix.Cli.Commands;

/// <summary>Gives a file to begin with.</summary>
static class NewCommand
{
    const string Resource = "Orchestrix.Cli.starter.yaml";

    public static Command Make(TextWriter output, TextWriter error)
    {
        Argument<string?> file = new("file") { Description = "Where to write it; left out: to the output.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("new", "Writes a commented file to begin with. An existing file is never overwritten: exit code 1.") { file };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(file) is not { } path)
            {
                output.Write(ReadStarter());
                return (int)ExitCode.Ok;
            }

            try
            {
                using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
                using StreamWriter writer = new(stream);
                writer.Write(ReadStarter());
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                error.WriteLine(File.Exists(path) ? $"{path} exists already. Name another file." : $"{path} cannot be written: {exception.Message}");
                return (int)ExitCode.WrongInput;
            }

            error.WriteLine($"Wrote {path}. Check it with: orchestrix automation validate {path}");
            return (int)ExitCode.Ok;
        });
        return command;
    }

    public static string ReadStarter()
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream(Resource)!; // embedded by the project
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
