#!/bin/sh
# Print the newest Python (3.13 down to 3.11) on this machine that can make a virtual environment.
# Looks on the PATH and where the common version managers keep theirs; newer ones parse about twice as fast.
set -u
fits() {
    "$1" -c "import sys, ensurepip, sqlite3, ssl; sys.exit(sys.version_info[:2] != ($2, $3))" >/dev/null 2>&1
}
for minor in 13 12 11; do
    for candidate in "python3.$minor" python3 \
        "$HOME/.pyenv/versions/3.$minor".*/bin/python3 \
        "$HOME/.local/share/uv/python/cpython-3.$minor"*/bin/python3 \
        /usr/local/bin/python3.$minor /usr/bin/python3.$minor "/opt/homebrew/bin/python3.$minor"; do
        if fits "$candidate" 3 "$minor"; then
            command -v "$candidate"
            exit 0
        fi
    done
done
echo "no Python 3.11, 3.12 or 3.13 with venv and sqlite3 found; install one (on Debian: apt-get install python3 python3-venv)" >&2
exit 1
