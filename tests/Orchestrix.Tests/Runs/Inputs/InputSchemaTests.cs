using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>What is right and wrong about an input, by its type alone.</summary>
public sealed class InputSchemaTests
{
    [JsonConverter(typeof(JsonStringEnumConverter<Size>))]
    public enum Size { Small, Large }

    public sealed record Line(string Article, [property: System.ComponentModel.Description("How many pieces.")] int Count);

    public sealed record Order(Guid Id, Size Size, IReadOnlyList<Line> Lines, Dictionary<string, decimal> Prices, DateTimeOffset? Due, Order? Before = null);

    static readonly JsonSerializerOptions Options = InputSchema.OptionsFor(JsonSerializerOptions.Default);

    static IEnumerable<string> MistakesOf<T>(string json) => new InputSchema(Options.GetTypeInfo(typeof(T))).Check(JsonDocument.Parse(json).RootElement).Select(m => m.ToString());

    [TestCase("""{ "id": "0197b1f6-5f0c-7c7d-9d5c-3f1f8a3f2b11", "size": "Large", "lines": [{ "article": "tea", "count": 2 }], "prices": { "tea": 1.5 }, "due": "2026-01-02T03:04:05Z" }""")]
    [TestCase("""{ "Id": "0197b1f6-5f0c-7c7d-9d5c-3f1f8a3f2b11", "Size": "Small", "Lines": [], "Prices": {}, "Due": null, "Before": null }""")]
    public void Check_InputOfTheRightShape_FindsNothing(string json) => Assert.That(MistakesOf<Order>(json), Is.Empty);

    [Test]
    public void Check_InputWithMistakesEverywhere_FindsAllOfThem()
    {
        var mistakes = MistakesOf<Order>("""{ "id": "x", "size": "Huge", "lines": [{ "article": null, "count": 1.5 }, 3], "prices": { "tea": "much" }, "before": { "lins": [] } }""");

        Assert.That(mistakes, Is.EqualTo(new[]
        {
            "$.id: expected string (uuid), got string 'x'",
            "$.size: expected one of 'Small', 'Large', got string 'Huge'",
            "$.lines[0].article: expected string, got null",
            "$.lines[0].count: expected integer, got number 1.5",
            "$.lines[1]: expected object, got number 3",
            "$.prices.tea: expected number, got string 'much'",
            "$.before.lins: is unknown. Did you mean 'Lines'?",
            "$.before.Id: expected string (uuid), got nothing",
            "$.before.Size: expected one of 'Small', 'Large', got nothing",
            "$.before.Lines: expected array, got nothing",
            "$.before.Prices: expected object, got nothing",
            "$.before.Due: expected string or null (date-time), got nothing",
            "$.Due: expected string or null (date-time), got nothing",
        }));
    }

    [TestCase("true", "$: expected integer, got boolean true")]
    [TestCase("1e99", "$: expected integer, got number 1e99")]
    [TestCase("\"5\"", "$: expected integer, got string '5'")]
    [TestCase("null", "$: expected integer, got null")]
    public void Check_NumberThatIsNone_SaysWhatCame(string json, string mistake) => Assert.That(MistakesOf<int>(json), Is.EqualTo(new[] { mistake }));

    [Test]
    public void Check_ValueThatOnlyItsTypeRefuses_TellsWhere() =>
        Assert.That(MistakesOf<Line>("""{ "Article": "tea", "Count": 99999999999 }""").Single(), Does.StartWith("$.Count: "));

    [Test]
    public void Json_TypeWithDescriptions_HasThemForForms() =>
        Assert.That(new InputSchema(Options.GetTypeInfo(typeof(Line))).Json.GetProperty("properties").GetProperty("Count").GetProperty("description").GetString(), Is.EqualTo("How many pieces."));
}
