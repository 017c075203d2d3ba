# ./bootstrap fuzz [SECONDS]: every fuzz target for that long; what it finds stays in build/fuzz/found/.

seconds=${1:-60}
case $seconds in '' | *[!0-9]*) die "fuzz takes a number of seconds" ;; esac

need build test clang
heading "Building build/fuzz"
build fuzz fuzzers

failed=
for source in tests/fuzz/*_fuzzer.cpp; do
  name=$(basename "$source" .cpp)
  heading "$name, $seconds seconds"
  mkdir -p "build/fuzz/corpus/$name" build/fuzz/found
  # shellcheck disable=SC2046 # folders are words
  "build/fuzz/tests/fuzz/$name" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 \
    -print_final_stats=1 -verbosity=1 -artifact_prefix="build/fuzz/found/$name-" \
    "build/fuzz/corpus/$name" $(sed -n 's|^//.*Seeds: ||p' "$source") || failed="$failed $name"
done
[ -z "$failed" ] || die "found by fuzzing:$failed"
