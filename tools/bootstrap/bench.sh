# ./bootstrap bench: hands the release build to tests/bench/run.

need build test
heading "Building build/release"
build release
[ -x tests/bench/run ] || die "nothing to measure with: tests/bench/run is not there"
PATH=$PWD/build/release/bin:$PATH
export PATH
exec tests/bench/run "$@"
