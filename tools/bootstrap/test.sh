# ./bootstrap test [--sanitize]: the exit code is CTest's.

preset=test
case ${1:-} in
  '') ;;
  --sanitize) preset=sanitize ;;
  *) die "test knows only --sanitize" ;;
esac

need build test
heading "Building build/$preset"
build "$preset"
heading "Testing build/$preset"
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j2
