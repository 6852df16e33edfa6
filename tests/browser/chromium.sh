#!/bin/sh
# Prints the path of a Chromium, which it installs where there is none. $1: the folder of programs.
set -eu
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
find_chromium && exit
say() { echo "$1" >&2; }
if command -v apt-get >/dev/null; then
    say "Installing Chromium ..."
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
    if $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq chromium >&2 &&
        command -v chromium; then
        exit
    fi
fi
say "Installing Playwright's Chromium ..."
if "$1/python" -m playwright install chromium >&2; then
    "$1/python" -c 'from playwright.sync_api import sync_playwright as p
with p() as started: print(started.chromium.executable_path)'
    exit
fi
say "The browser tests need Chromium and none could be installed. Install one, then run 'make test' again."
exit 1
