#!/usr/bin/env bash
# Builds in which nothing can be tracked: an old SDK is an error, overwritten namespaces are named at each call, and what is turned off on purpose builds in silence.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

built() { # built PROJECT SETTING: compiles it anew, and prints its errors and warnings
  dotnet build "$1" --no-incremental -v q "-p:$2" 2>&1 | grep -oE '(warning|error) [A-Z]+[0-9]+: [^[]*' | sort -u
}

old=$(built ../app NETCoreSdkVersion=9.0.100)
grep -qE '^error ORX100: .*need the \.NET SDK 9\.0\.300 or newer \(found 9\.0\.100\)' <<< "$old" || { echo "untracked: expected ORX100, found: $old"; exit 1; }
overwritten=$(built ../app InterceptorsNamespaces=Company.Generated)
for call in AddOrchestrix Build Clean Fetch; do
  grep -qF "error ORX008: The call of '$call' is not tracked: the property InterceptorsNamespaces lacks Orchestrix.Generated" <<< "$overwritten" ||
    { echo "untracked: expected ORX008 for $call, found: $overwritten"; exit 1; }
done
silent=$(built . OrchestrixTracking=disable)
[ -z "$silent" ] || { echo "untracked: expected no warning, found: $silent"; exit 1; }
dotnet run --no-build
