#!/bin/sh
# What the tests need besides Python: Chromium, and poppler's pdftotext and pdfinfo.
# Installs what is not there, and prints the path of Chromium: of the one without windows where
# Debian has it, which takes a quarter less work. $1: the folder of Python's programs.
set -eu
say() { echo "$1" >&2; }
have() { command -v "$1" >/dev/null; }
if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi

# $1: the package of Debian, $2: that of Homebrew.
install() {
    say "Installing $1 ..."
    if have apt-get; then
        $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq "$1" >&2
    elif have brew; then
        brew install -q "$2" >&2
    else
        return 1
    fi
}

find_shell() { command -v chromium-headless-shell; }
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

playwrights_chromium() {
    say "Installing Playwright's Chromium ..."
    "$1/python" -m playwright install chromium >&2 && "$1/python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as started: print(started.chromium.executable_path)'
}

have pdftotext && have pdfinfo || install poppler-utils poppler || {
    say "The tests of the booklet need poppler's pdftotext. Install it, then run 'make test' again."
    exit 1
}
find_shell || { have apt-get && install chromium-headless-shell chromium && find_shell; } ||
    find_chromium || { have apt-get && install chromium chromium && find_chromium; } ||
    playwrights_chromium "$1" || {
    say "The browser tests need Chromium and none could be installed. Install one, then run 'make test' again."
    exit 1
}
