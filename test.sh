#!/usr/bin/env bash
# Installs what the tests need (Debian packages), builds and runs everything. Ends with one line: N passed, N failed, N skipped.
#   ./test.sh          every property once
#   ./test.sh --long   every round, size and figure; writes docs/figures.md
# -p:PackageFeed=public or vetted says which packages to build with; else it is found out once, and the suites of the adapters run where their packages are.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
. src/build/feed.sh
set -- "${rest[@]}"
[ "${1:-}" = "--long" ] && export REVIEW_LONG=1

# command or file that shows the package is there : package
needs="chromium:chromium
chromium-headless-shell:chromium-headless-shell
/usr/lib/postgresql:postgresql
belenios-tool:belenios-tool
soffice:libreoffice
pdftotext:poppler-utils
openssl:openssl
/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk
/usr/lib/*/libsqlite3.so.0:libsqlite3-0"
missing=$(while IFS=: read -r sign package; do
  command -v "$sign" > /dev/null || compgen -G "$sign" > /dev/null || echo "$package"
done <<< "$needs")
if [ -n "$missing" ]; then
  echo "Installing for the tests: $(echo $missing)"
  apt="apt-get -qq -o Acquire::http::Timeout=20"
  [ "$(id -u)" = 0 ] || apt="sudo $apt"
  export DEBIAN_FRONTEND=noninteractive
  $apt update
  # One by one: what one Debian does not have must not keep the others away.
  for package in $missing; do
    $apt install -y --no-install-recommends "$package" > /dev/null || echo "Could not install $package: tests that need it are skipped and say so (chromium stands in for its shell)."
  done
fi

dotnet build DemocraticReview.sln -c Release -p:PackageFeed="$feed" -v:q -nologo || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
if dotnet build src/build/ahead -c Release -p:PackageFeed="$feed" -v:q -nologo > /dev/null; then
  export REVIEW_PROGRAM="$here/artifacts/$feed/ahead/DemocraticReview.Web.dll"
else
  echo "The product could not be compiled ahead of time; its tests run it as it is built, and take longer."
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Hundreds of processes are started and killed: none lives long enough for what the runtime learns of it to pay. Benchmarks run as the product does.
DOTNET_TieredPGO=0 dotnet test DemocraticReview.sln -c Release -p:PackageFeed="$feed" --no-build -nologo --logger "console;verbosity=minimal" --blame-hang-timeout 40m 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
cat "artifacts/$feed/bin/Storm.Tests/release/storm.txt" 2> /dev/null

if [ -n "${REVIEW_LONG:-}" ]; then
  dotnet run --project tests/Benchmarks -c Release -p:PackageFeed="$feed" --no-build -- figures docs/figures.md || status=1
fi

read -r passed failed skipped < <(awk '/Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
  match($0, /Failed: +[0-9]+/); f += substr($0, RSTART + 7, RLENGTH - 7)
  match($0, /Passed: +[0-9]+/); p += substr($0, RSTART + 7, RLENGTH - 7)
  match($0, /Skipped: +[0-9]+/); s += substr($0, RSTART + 8, RLENGTH - 8)
} END { print p + 0, f + 0, s + 0 }' "$log")
# A test host that died is no "0 failed".
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$passed" -eq 0 ] && failed=$((failed + 1))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
