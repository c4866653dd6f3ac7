#!/usr/bin/env bash
# Publishes the program natively, without a warning, and runs it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
output=$(dotnet publish -r linux-x64 -p:PublishAot=true -warnaserror -v q -o out 2>&1) || { echo "$output"; exit 1; }
! grep -qE 'warning [A-Z]+[0-9]+' <<< "$output" || { echo "$output"; exit 1; }
out/Aot
