#!/bin/sh
# Holds an EB13 against its EB14 with sort, join and awk, as kcms reconcile does: every field that is echoed is compared,
# failures are counted by code, and both files are hashed. The files come as lines.
#
# usage: sort_join.sh REQUEST RESULT FOLDER
set -eu
export LC_ALL=C
sha256sum "$1" "$2" > "$3/digests"
for side in 1 2; do
  eval "file=\$$side"
  grep -a '^R' "$file" | cut -b1-25,26-46,47- --output-delimiter='|' |
    sort -T "$3" --parallel=2 -t'|' -k2,2 > "$3/side.$side"
done
# key | before it | behind it, of the request, then of the result
join -t'|' -1 2 -2 2 "$3/side.1" "$3/side.2" | awk -F'|' '
  substr($2, 10) != substr($4, 10) || substr($3, 1, 45) != substr($5, 1, 45) || substr($3, 51) != substr($5, 51) { altered++ }
  { failed++; codes[substr($5, 47, 4)]++ }
  END { print "failed", failed + 0, "altered", altered + 0; for (code in codes) print code, codes[code] }' | sort
rm -f "$3"/side.? "$3/digests"
