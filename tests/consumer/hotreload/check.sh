#!/usr/bin/env bash
# Hot Reload: calls that are edited, added and removed are tracked in the running process. What changes a declaration restarts it, and is tracked afterwards.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_WATCH_SUPPRESS_EMOJIS=1 DOTNET_WATCH_RESTART_ON_RUDE_EDIT=1
cp Work.cs Work.before && log=$(mktemp)
setsid timeout 180 dotnet watch run --non-interactive > "$log" 2>&1 < /dev/null &
watch=$!
trap 'kill -- "-$watch" 2>/dev/null; mv Work.before Work.cs; rm -f "$log"' EXIT

await() { # await WHAT PATTERN: waits until a line matches, and fails after a minute or when the watching ended
  for _ in $(seq 240); do
    grep -qE "$2" "$log" && return
    kill -0 "$watch" 2>/dev/null || break
    sleep 0.25
  done
  echo "hotreload: $1 did not show; expected /$2/ in:"; tail -n 60 "$log"; exit 1
}

edit() { # edit SCRIPT: changes the file in one write, as an editor does
  local text
  text=$(sed "$1" Work.cs) && printf '%s\n' "$text" > Work.cs
}

await "the start" 'process [0-9]+: result 3, 1 task runs'
await "that files are watched" 'Waiting for changes'
process=$(grep -oE 'process [0-9]+' "$log" | head -n 1)
edit 's/Add(1, 2)/Add(10, 2)/; s/^namespace/\n&/'
await "a call that was edited, and moved" "^$process: result 12, 1 task runs"
edit 's/Add(10, 2)/& + Twice(4)/'
await "a call that was added" "^$process: result 20, 2 task runs"
edit 's/Add(10, 2) + //'
await "that a call was removed" "^$process: result 8, 1 task runs"
! grep -q 'Restart is needed' "$log" || { echo "hotreload: the process was restarted for an edit of a call:"; cat "$log"; exit 1; }
edit 's/Twice(4)/& + Thrice(2)/; s/^    static int Twice.*/&\n\n    [Task]\n    static int Thrice(int number) => number * 3;/'
await "a task that was added" 'process [0-9]+: result 14, 2 task runs'
! grep -q "^$process: result 14" "$log" || { echo "hotreload: a task that is declared now needs no restart any more: say so in docs/layouts.md"; exit 1; }
echo "hotreload: calls edited, added and removed in $process; a new task after a restart"
