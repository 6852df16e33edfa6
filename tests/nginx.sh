#!/bin/sh
# Prints the path of nginx; installs it, and openssl for a certificate, where there is none.
set -eu
find_nginx() {
    command -v openssl >/dev/null && { command -v nginx || PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v nginx; }
}
find_nginx && exit
say() { echo "$1" >&2; }
if command -v apt-get >/dev/null; then
    say "Installing nginx ..."
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
    if $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq nginx openssl >&2 && find_nginx; then
        # The test starts its own; the one that came up with the package need not run.
        $as_root systemctl disable --now nginx >&2 || true
        exit
    fi
fi
say "The test of deploy/nginx.conf needs nginx and it could not be installed. Install it, then run the tests again."
exit 1
