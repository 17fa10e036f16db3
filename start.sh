#!/usr/bin/env bash
# Starts the product, plays a rehearsal, or checks workflow files. Builds what has changed first.
#   ./start.sh                    the product on SQLite in ./data/demo, with a demo enterprise
#   ./start.sh new                the product with an empty enterprise of your own, in ./data/own
#   ./start.sh rehearse --out DIR a whole meeting, played through the API (see the README)
#   ./start.sh check FILE…        what is wrong with workflow files
# -p:PackageFeed=public or vetted among the arguments says which packages to build with; else it is found out once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
command -v dotnet > /dev/null || { echo "需要 .NET 10 SDK / the .NET 10 SDK is needed: https://dot.net" >&2; exit 2; }
. "$here/src/build/feed.sh"
set -- "${rest[@]}"
artifacts="$here/artifacts/$feed"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
build() { dotnet build "$here/src/$1" -c Release -p:PackageFeed="$feed" -v:q -nologo > "$log" 2>&1; }
[ -d "$artifacts/bin/DemocraticReview.Web" ] || echo "首次启动，正在编译…… / first start, building…" >&2
if build build/ahead; then
  program="$artifacts/ahead/DemocraticReview.Web.dll"
elif build DemocraticReview.Web; then
  program="$artifacts/bin/DemocraticReview.Web/release/DemocraticReview.Web.dll"
else
  cat "$log" >&2
  exit 2
fi

case "${1:-}" in
  rehearse | check) exec dotnet "$program" "$@" ;;
  new) shift; exec dotnet "$program" --Data:Folder="$here/data/own" --urls="${REVIEW_URLS:-http://127.0.0.1:5080}" "$@" ;;
  *) exec dotnet "$program" --Data:Folder="$here/data/demo" --Demo=true --urls="${REVIEW_URLS:-http://127.0.0.1:5080}" "$@" ;;
esac
