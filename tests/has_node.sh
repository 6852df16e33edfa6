#!/bin/sh
# Whether Node 20 or newer is here, and npm.
command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 20 ]
