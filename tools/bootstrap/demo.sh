# ./bootstrap demo: the main jobs, on the files of samples/.

need build
heading "Building build/release"
build release
PATH=$PWD/build/release/bin:$PATH

# show COMMAND…: the command as one would type it, then its output; findings (1) are part of the show
show() {
  printf '\n$ %s\n' "$*"
  status=0
  sh -c "$*" || status=$?
  [ "$status" -le 1 ] || die "exit code $status"
}
