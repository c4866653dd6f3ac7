namespace Orchestrix.Templates.Parsing;

enum TokenKind
{
    /// <summary>Text outside of all tags.</summary>
    Data,

    PrintBegin,
    PrintEnd,
    BlockBegin,
    BlockEnd,
    Name,
    Text,
    Integer,
    Float,
    Operator,
    End,
}
