#!/bin/sh
# Makes a fresh machine ready, then hands over: `start` runs the panel, `test` runs every layer of tests.
# POSIX sh and nothing else, because it runs before anything of ours is installed.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }

# What is needed from the system: a command to look for, and Debian's package that brings it.
missing=''
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need php php-cli
need openssl openssl
need dpkg-deb dpkg
if [ "$1" = test ]; then need firefox-esr firefox-esr; fi
if command -v php >/dev/null 2>&1; then extensions=$(php -m); else extensions=''; fi
for pair in pdo_sqlite:php-sqlite3 mbstring:php-mbstring dom:php-xml apcu:php-apcu intl:php-intl curl:php-curl gd:php-gd; do
  printf '%s\n' "$extensions" | grep -qix "${pair%%:*}" || missing="$missing ${pair##*:}"
done

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    say "This machine lacks what these Debian packages bring:$missing"
    say 'Only Debian is set up automatically. Elsewhere install Chromium, Firefox ESR, OpenSSL and PHP 8.1 or later'
    say '(extensions pdo_sqlite, mbstring, dom, apcu, intl, curl, gd), and point SANDBOX_MEDIAWIKI at a MediaWiki 1.43 tree.'
    exit 1
  fi
  as_root=''
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1; then as_root=sudo; else
      say "As root, first run: apt-get install$missing"
      exit 1
    fi
  fi
  say "Installing from Debian:$missing"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# node_modules is made again when the lock file is newer than the last installation.
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  say 'Installing npm packages'
  # Not `npm ci`: it refuses the lock file where a mirror lacks Biome's binary for some other platform.
  npm install --no-save --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi

case "$1" in
  start) shift; exec npx tsx test/start/start.ts "$@" ;;
  test) shift; exec npx tsx test/run.ts all "$@" ;;
  *) say "bootstrap.sh: start or test, not $1"; exit 2 ;;
esac
