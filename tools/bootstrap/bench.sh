# ./bootstrap bench [file|evidence|reconcile] [options]: hands the release build to what measures it; without a word to
# all three.

need build test
heading "Building build/release"
build release
PATH=$PWD/build/release/bin:$PATH
export PATH
case ${1:-} in
  file) shift; exec tests/bench/run "$@" ;;
  evidence | reconcile) job=$1; shift; exec "tests/bench/$job" "$@" ;;
esac
status=0
for job in run evidence reconcile; do
  heading "tests/bench/$job"
  "tests/bench/$job" "$@" || status=$?
done
exit "$status"
