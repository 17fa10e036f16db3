# Sourced by start.sh and test.sh, which have set $here. Sets $feed, and takes -p:PackageFeed=… out of the arguments, as the array $rest.
# What the probe has found out is remembered in .feed, so that it asks once and a built product starts without a network.
rest=()
feed=""
for argument in "$@"; do
  case "$argument" in
    -p:PackageFeed=*) feed=${argument#*=} ;;
    *) rest+=("$argument") ;;
  esac
done
if [ -n "$feed" ]; then
  why="asked for"
else
  [ -s "$here/.feed" ] || sh "$here/src/build/probe.sh" > "$here/.feed"
  read -r feed why < "$here/.feed"
fi
case "$feed" in
  public | vetted) echo "Packages: $feed ($why). Remembered in .feed; without that file it is asked again." >&2 ;;
  *) echo "PackageFeed is public or vetted, not '$feed'." >&2; exit 2 ;;
esac
