namespace Orchestrix.Tests.Automations.Documents;

/// <summary>A body as somebody would post it, with the placeholders of an interactive documentation, and two mistakes.</summary>
static class Guide
{
    public const string Printed =
        """
        {
          "name": "Event Driven Redeploy",
          "description": "Redeploys a flow because of an event",
          "enabled": "true",
          "trigger": {
            "match": { "property1": "string", "property2": "string" },
            "match_related": { "property1": "string", "property2": "string" },
            "after": ["string"],
            "expect": ["prefect.flow-run.Completed"],
            "for_each": ["prefect.resource.id"],
            "posture": "Reactive",
            "threshold": 0,
            "within": 0
          },
          "actions": [
            {
              "type": "run-deployment",
              "source": "selected",
              "deployment_id": "",
              "parameters": "10"
            }
          ],
          "owner_resource": "string"
        }
        """;

    public static string Corrected => Printed
        .Replace("\"deployment_id\": \"\"", "\"deployment_id\": \"d9d7289c-7a41-436d-8313-80a044e61532\"", StringComparison.Ordinal)
        .Replace("\"parameters\": \"10\"", "\"parameters\": { \"num\": 10 }", StringComparison.Ordinal);
}
