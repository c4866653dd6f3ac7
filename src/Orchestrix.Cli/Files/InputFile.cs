using System.Text.Unicode;

namespace Orchestrix.Cli.Files;

/// <summary>Opens what the command line names, and says in a sentence why that cannot be done.</summary>
static class InputFile
{
    /// <summary>Opens a file to be read once, from its beginning.</summary>
    /// <returns>The stream, or why there is none.</returns>
    public static (Stream? Stream, string? Problem) Open(string path)
    {
        try
        {
            if (Directory.Exists(path)) return (null, "is a directory. Name the files in it.");
            return (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "does not exist. Check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            return (null, "may not be read. Give yourself the right to.");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            return (null, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads a text file of limited size.</summary>
    /// <returns>The bytes, which are UTF-8, or why there are none.</returns>
    public static (byte[]? Text, string? Problem) ReadText(string path, int largest)
    {
        var (stream, problem) = Open(path);
        if (stream is null) return (null, problem);
        using (stream)
        {
            try
            {
                var buffer = new byte[largest + 1]; // of a device or a pipe nobody knows the length
                var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                var text = buffer[..length];
                return length > largest ? (null, $"has more than {largest:N0} bytes. Divide it into several.") : EncodingProblem(text) is { } wrong ? (null, wrong) : (text, null);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return (null, $"cannot be read: {exception.Message}");
            }
        }
    }

    static string? EncodingProblem(ReadOnlySpan<byte> text)
    {
        if (text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return "is UTF-16. Save it as UTF-8.";
        if (text.Contains((byte)0)) return "is binary, and no text. Name a JSON or YAML file.";
        return Utf8.IsValid(text) ? null : "is not UTF-8. Save it as UTF-8.";
    }
}
