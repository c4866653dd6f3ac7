namespace Orchestrix.Runs;

/// <summary>Names of two words for flow runs, made from the id, so that nothing need be stored. Ours, and harmless in any combination.</summary>
static class RunNames
{
    static readonly string[] Adjectives =
    [
        "amber", "brave", "calm", "clever", "crisp", "daring", "eager", "early", "fair", "fleet", "fresh", "gentle", "glad", "golden", "happy", "honest",
        "icy", "jolly", "keen", "kind", "lively", "lucky", "mellow", "merry", "mild", "misty", "modest", "neat", "noble", "nimble", "olive", "patient",
        "placid", "plucky", "polite", "proud", "quick", "quiet", "rapid", "ready", "robust", "rosy", "royal", "scarlet", "serene", "sharp", "silver", "smooth",
        "snowy", "solid", "spry", "steady", "sturdy", "sunny", "swift", "tidy", "tranquil", "trusty", "upbeat", "valiant", "vivid", "warm", "witty", "zesty",
    ];

    static readonly string[] Animals =
    [
        "alpaca", "badger", "bat", "bear", "beaver", "bison", "bittern", "bunting", "camel", "caribou", "cat", "cheetah", "cod", "condor", "coyote", "crane",
        "cricket", "curlew", "deer", "dolphin", "dove", "eagle", "egret", "elk", "falcon", "ferret", "finch", "fox", "gazelle", "gecko", "goose", "grouse",
        "hare", "hawk", "heron", "ibex", "ibis", "jackdaw", "jay", "kestrel", "kiwi", "koala", "lark", "lemur", "lizard", "llama", "lynx", "magpie",
        "marten", "mole", "moose", "newt", "ocelot", "osprey", "otter", "owl", "panda", "pelican", "plover", "puffin", "quail", "raven", "seal", "tern",
    ];

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return $"{Adjectives[bytes[9] % Adjectives.Length]}-{Animals[bytes[10] % Animals.Length]}";
    }
}
