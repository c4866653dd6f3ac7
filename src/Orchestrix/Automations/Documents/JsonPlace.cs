namespace Orchestrix.Automations.Documents;

/// <summary>Follows a reader through a text: line and column, both from 1, of the byte where it is. Only moves forward, so that all moves together cost one pass.</summary>
ref struct JsonPlace(ReadOnlySpan<byte> json)
{
    readonly ReadOnlySpan<byte> json = json;
    int offset;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    public void MoveTo(int target)
    {
        for (; offset < target; offset++)
        {
            if (json[offset] == '\n')
            {
                Line++;
                Column = 1;
            }
            else if ((json[offset] & 0xC0) != 0x80) // the bytes that continue a character are none of their own
            {
                Column++;
            }
        }
    }
}
