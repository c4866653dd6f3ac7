namespace Orchestrix.Templates.Parsing;

/// <summary>A piece of the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a text, what it means.</param>
/// <param name="At">Where it begins.</param>
readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public long Whole { get; init; }

    public double Fraction { get; init; }

    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>How a message calls it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.PrintEnd => "'}}'",
        TokenKind.BlockEnd => "'%}'",
        TokenKind.Text => "a text",
        TokenKind.Integer or TokenKind.Float => $"the number {Text}",
        TokenKind.End => "the end of the template",
        TokenKind.Data => "text",
        _ => $"'{Text}'",
    };
}
