# What the jobs share. Sourced by ./bootstrap, in the project's folder.

say() { printf '%s\n' "$*"; }
heading() { printf '\n== %s\n\n' "$*"; }
die() { say "bootstrap: $*" >&2; exit 1; }

# packages_for PURPOSE…: their Debian packages
packages_for() {
  for purpose in "$@"; do
    sed -n "s/^$purpose: //p" tools/bootstrap/packages
  done
}

# missing_of PACKAGE…: those that are not installed
missing_of() {
  installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    sed -n 's/^installed //p' | tr '\n' ' ') "
  for package in "$@"; do
    case $installed in *" $package "*) ;; *) say "$package" ;; esac
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "needs root to run: $*"
  fi
}

apt_update() { as_root apt-get update -qq; }
apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" </dev/null >/dev/null
}

# need PURPOSE…: installs what is missing
need() {
  command -v dpkg-query >/dev/null || {
    say "Not a Debian: these packages, or their like, have to be there: $(packages_for "$@" | xargs)"
    return 0
  }
  # shellcheck disable=SC2046 # words are wanted
  missing=$(missing_of $(packages_for "$@") | xargs)
  [ -n "$missing" ] || return 0
  heading "Installing Debian packages: $missing"
  # Lists of packages that are absent or out of date are fetched once.
  ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || apt_update
  # shellcheck disable=SC2086 # words are wanted
  apt_install $missing || { apt_update && apt_install $missing; } ||
    die "could not install: $missing"
}

# build PRESET [TARGET]: configures once (ninja does so again by itself when a build file changes) and builds
build() {
  if [ ! -f "build/$1/build.ninja" ]; then
    launcher=
    command -v ccache >/dev/null && launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    cmake --preset "$1" --log-level=NOTICE ${launcher:+"$launcher"}
  fi
  cmake --build "build/$1" ${2:+--target "$2"}
}
