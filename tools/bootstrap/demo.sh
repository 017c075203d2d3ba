# ./bootstrap demo: the main jobs, on the files of samples/.

need build
heading "Building build/release"
build release
PATH=$PWD/build/release/bin:$PATH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# show COMMAND: as one would type it, then what it prints; findings (exit code 1) are part of the show
show() {
  printf '$ %s\n' "$*"
  status=0
  (cd samples && OUT=$scratch sh -c "$*") || status=$?
  [ "$status" -le 1 ] || die "exit code $status"
  say
}

heading "Reading: applications that banks took in (EB11)"
show kcms parse EB110316
show kcms parse --format json --fields serial,application_type,payer_number EB110316

heading "Judging: a good file is silent, a faulty one is told where and why"
show kcms validate EB110316
for faulty in broken/serial-out-of-order broken/count-wrong; do
  [ ! -d "samples/$faulty" ] || show "kcms validate $faulty/E*"
done

heading "Explaining: every byte of a record"
show kcms explain --record 2 EB110316

heading "Making: debits from rows, and back to the same bytes"
show 'kcms parse --format csv --records all --reveal EB210316 > "$OUT/rows.csv"'
show 'kcms generate EB21 --input "$OUT/rows.csv" --date 2016-03-16 --output "$OUT/EB210316"'
show 'cmp EB210316 "$OUT/EB210316" && echo "the same bytes"'

heading "What next"
say "build/release/bin/kcms help     all commands"
say "./bootstrap test                every test"
