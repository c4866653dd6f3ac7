#!/usr/bin/env bash
# A page whose markup calls a task: another generator writes that call, so the build has to say, at the markup's line, that it is not tracked.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
line=$(grep -n 'Clock\.Hour(8)' Pages/Index.cshtml | cut -d: -f1)
output=$(dotnet build --no-incremental -v q 2>&1) || { echo "$output"; exit 1; }
found=$(grep -oE '[^ /]+/[^ /]+\([0-9,]+\): (warning|error) [A-Z]+[0-9]+: [^[]*' <<< "$output" | sort -u)
[ "$(wc -l <<< "$found")" = 1 ] && grep -qE "^Pages/Index\.cshtml\($line,[0-9]+\): warning ORX008: The call of 'Hour' is not tracked: its file is made by another generator" <<< "$found" ||
  { echo "razor-markup: expected ORX008 at line $line of the markup and nothing else, found: $found"; exit 1; }
echo "razor-markup: ${found%% (http*}"
