using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestrix.Cli.Reports;

/// <summary>Writes JSON for machines, a value a line.</summary>
static class JsonLines
{
    // Letters stand as themselves: the text is for files and terminals, and never for HTML.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write<T>(TextWriter output, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        using MemoryStream stream = new();
        using Utf8JsonWriter json = new(stream, Options);
        foreach (var value in values)
        {
            write(json, value);
            json.Flush();
            output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
            stream.SetLength(0);
            json.Reset();
        }
    }
}
