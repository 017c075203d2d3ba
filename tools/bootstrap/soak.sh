# ./bootstrap soak: the long version of what the tests do in short.

set -- 1800
. tools/bootstrap/fuzz.sh
