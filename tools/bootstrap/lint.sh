# ./bootstrap lint [--all]: formatting and clang-tidy over what changed since origin, or over everything.

need build test lint

# The commit to compare with: where this branch left origin, else the commit before.
base_commit() {
  git merge-base HEAD origin/HEAD 2>/dev/null || git rev-parse -q --verify HEAD~ || git rev-parse HEAD
}

sources() {
  if [ "${1:-}" = --all ]; then
    git ls-files -- '*.cpp' '*.hpp'
  else
    git diff --name-only --diff-filter=d "$(base_commit)" -- '*.cpp' '*.hpp'
    git ls-files --others --exclude-standard -- '*.cpp' '*.hpp'
  fi | grep -v '^tests/compile/' | sort -u
}

files=$(sources "${1:-}")
[ -n "$files" ] || { say "nothing changed"; exit 0; }
failed=

heading "clang-format"
# shellcheck disable=SC2086 # one word per file
clang-format-19 --dry-run -Werror $files || failed="$failed clang-format"

heading "floors and walls"
python3 tests/house/check_layers.py . tests/layers.txt tests/homes.txt || failed="$failed floors"
python3 tests/house/check_sources.py . || failed="$failed walls"

heading "clang-tidy"
build lint kcms_tables  # the generated headers
tidied=$(say "$files" | grep '\.cpp$' || true)
[ -z "$tidied" ] || say "$tidied" |
  xargs -P2 -n4 clang-tidy-19 --quiet -p build/lint --warnings-as-errors='*' || failed="$failed clang-tidy"

heading "headers by themselves"
cmake --build build/lint --target all_verify_interface_header_sets >/dev/null || failed="$failed headers"

[ -z "$failed" ] || die "to be mended:$failed"
say "clean"
