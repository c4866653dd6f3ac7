namespace Orchestrix.Automations.Documents;

enum DocumentNodeKind
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Object,
}
