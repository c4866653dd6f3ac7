using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Orchestrix.Yaml;

/// <summary>Puts the parts that the parser finds together to values, within bounds: whatever the file, this ends soon.</summary>
sealed class YamlComposer(IParser parser)
{
    public const int Deepest = 32;

    const int MostParts = 10_000, MostAliases = 50, MostDocuments = 100;
    const string NotUnderstood = "The document is not valid YAML: it cannot be understood from here on. Write a value, or put what stands here into quotes.";
    const string OwnTags = "tag:yaml.org,2002:";

    readonly Dictionary<AnchorName, YamlValue> anchors = []; // of one document
    int parts, aliases;

    /// <summary>The documents of a file, without those in which nothing stands.</summary>
    /// <exception cref="UnreadableYamlException">Something must not be, or there is too much of it.</exception>
    /// <exception cref="YamlException">The file is no YAML.</exception>
    public List<YamlValue> ReadAll()
    {
        List<YamlValue> documents = [];
        var count = 0;
        while (Next() is var part && part is not StreamEnd)
        {
            if (part is not DocumentStart) continue;
            if (++count > MostDocuments) throw new UnreadableYamlException($"The file has more than {MostDocuments} documents. Divide it into several.", part.Start);
            anchors.Clear();
            if (Read(Next(), 1) is { IsNothing: false } value) documents.Add(value);
        }

        return documents;
    }

    ParsingEvent Next()
    {
        var before = parser.Current?.End ?? Mark.Empty;
        try
        {
            if (!parser.MoveNext()) throw new UnreadableYamlException(NotUnderstood, before);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            throw new UnreadableYamlException(NotUnderstood, before); // the parser stumbles over some malformed files
        }

        var part = parser.Current!;
        if (++parts > MostParts) throw new UnreadableYamlException($"The file has more than {MostParts:N0} parts. Divide it into several.", part.Start);
        return part;
    }

    YamlValue Read(ParsingEvent part, int depth) => part switch
    {
        AnchorAlias alias => Resolve(alias),
        Scalar scalar => Remember(scalar.Anchor, new YamlValue(YamlValueKind.Scalar, scalar.Start) { Text = scalar.Value, IsPlain = scalar.Style == ScalarStyle.Plain, Tag = TagOf(scalar) }),
        SequenceStart list => ReadItems(Remember(list.Anchor, Open(YamlValueKind.List, list, depth)), depth),
        MappingStart fields => ReadFields(Remember(fields.Anchor, Open(YamlValueKind.Object, fields, depth)), depth),
        _ => throw new UnreadableYamlException(NotUnderstood, part.Start), // as above
    };

    YamlValue ReadItems(YamlValue list, int depth)
    {
        while (Next() is var part && part is not SequenceEnd) list.Items.Add(Read(part, depth + 1));
        list.IsOpen = false;
        return list;
    }

    YamlValue ReadFields(YamlValue owner, int depth)
    {
        while (Next() is var part && part is not MappingEnd)
        {
            var key = Read(part, depth + 1);
            owner.Fields.Add(new YamlField(key, Read(Next(), depth + 1)));
        }

        owner.IsOpen = false;
        return owner;
    }

    YamlValue Resolve(AnchorAlias alias)
    {
        if (++aliases > MostAliases) throw new UnreadableYamlException($"The file has more than {MostAliases} aliases. Write out what they stand for.", alias.Start);
        if (!anchors.TryGetValue(alias.Value, out var value)) throw new UnreadableYamlException($"The alias '*{Cut(alias.Value.Value)}' has no anchor before it in its document. Write '&{Cut(alias.Value.Value)}' in front of what it stands for.", alias.Start);
        return value.IsOpen ? throw new UnreadableYamlException($"The alias '*{Cut(alias.Value.Value)}' stands within what it names, which would contain itself without an end. Leave it out.", alias.Start) : value;
    }

    YamlValue Remember(AnchorName anchor, YamlValue value)
    {
        if (!anchor.IsEmpty) anchors[anchor] = value;
        return value;
    }

    static YamlValue Open(YamlValueKind kind, NodeEvent part, int depth) => depth > Deepest
        ? throw new UnreadableYamlException($"The document is nested more than {Deepest} levels deep here. Make it flatter.", part.Start)
        : new YamlValue(kind, part.Start) { Tag = TagOf(part), IsOpen = true };

    static string? TagOf(NodeEvent part)
    {
        if (part.Tag.IsEmpty) return part is Scalar { Style: ScalarStyle.Plain, IsPlainImplicit: false } ? "!" : null;
        var tag = part.Tag.Value;
        return tag.StartsWith(OwnTags, StringComparison.Ordinal) ? $"!!{tag[OwnTags.Length..]}" : tag;
    }

    static string Cut(string name) => name.Length <= 80 ? name : $"{name[..80]}…";
}
