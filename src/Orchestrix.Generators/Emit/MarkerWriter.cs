namespace Orchestrix.Generators.Emit;

/// <summary>Writes the type by which analyzers know that the generator ran. It compiles with any C# version.</summary>
static class MarkerWriter
{
    public static string Write()
    {
        var writer = new SourceWriter();
        writer.Open("namespace Orchestrix.Generated");
        writer.Line("/// <summary>Says that calls in this assembly are tracked.</summary>");
        writer.Line(SourceWriter.Hidden);
        writer.Open("internal static class Tracking");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
