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
show kcms parse --fields serial,application_type,payer_number,bank_branch,account,intake_channel EB110316
show kcms parse --format ndjson --fields serial,payer_number EB110316

heading "Judging: every fault in one pass, with its place and the failure code the centre would answer"
show kcms validate EB110316
show kcms validate --explain broken/serial-out-of-order/EB130316
show kcms validate broken/document-cut-off/EI130316
show kcms validate --lang ko broken/amount-zero/EB210316

heading "Explaining: every byte of a record"
show kcms explain --record 2 EB110316

# shellcheck disable=SC2016 # $OUT is the shown shell's
{
  heading "Making: from rows to the same bytes"
  show 'kcms parse --format csv --records all --reveal EB210316 > "$OUT/debits.csv"'
  show 'kcms generate EB21 --input "$OUT/debits.csv" --date 2016-03-16 --output "$OUT/EB210316"'
  show 'cmp EB210316 "$OUT/EB210316" && echo "the same bytes"'
}

# shellcheck disable=SC2016 # $OUT is the shown shell's
{
  heading "Consent: the documents of EB13's enrolments (EI13)"
  show kcms evidence list EI130316
  show 'kcms evidence extract --to "$OUT/documents" EI130316 && ls "$OUT/documents"'
  show 'kcms evidence pack --applications EB130316 --documents "$OUT/documents" --output "$OUT/EI130316"'
  show 'cmp EI130316 "$OUT/EI130316" && echo "the same bytes"'
  show 'kcms evidence verify --against EB130316 "$OUT/EI130316"'
  show kcms evidence verify --against EB130316 broken/evidence-differs/EI130316
}

# shellcheck disable=SC2016 # $OUT is the shown shell's
{
  heading "Answering: what the biller refuses of EB11, both halves of the account change (EB12)"
  show cat sources/rejects.csv
  show 'kcms generate EB12 --from EB110316 --rejects sources/rejects.csv --output "$OUT/EB120316"'
  show 'kcms reconcile EB110316 "$OUT/EB120316"'
}

heading "Reconciling a day: what became of every item, and whether the answers can be relied on"
show kcms reconcile EB110316 EB120316
show kcms reconcile EB130316 EI130316
show kcms reconcile EB130316 EB140316
show kcms reconcile EB210316 EB220316
show kcms reconcile EC210316 EC220316
show kcms reconcile EB310316 EB320316
show kcms reconcile --lang ko pairs/unpaired/request pairs/unpaired/result
show kcms reconcile pairs/ambiguous/request pairs/ambiguous/result

heading "Comparing: what changed between two files"
show kcms diff EB130316 broken/serial-out-of-order/EB130316
show kcms diff --serials EB130316 broken/serial-out-of-order/EB130316

heading "What next"
say "  build/release/bin/kcms help    all commands"
say "  ./bootstrap test               every test"
