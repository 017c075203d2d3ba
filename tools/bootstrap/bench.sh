# ./bootstrap bench: hands the release build to tests/bench/run; `./bootstrap bench evidence` to tests/bench/evidence.

need build test
heading "Building build/release"
build release
[ -x tests/bench/run ] || die "nothing to measure with: tests/bench/run is not there"
PATH=$PWD/build/release/bin:$PATH
export PATH
case ${1:-} in
  evidence) shift; exec tests/bench/evidence "$@" ;;
  *) exec tests/bench/run "$@" ;;
esac
