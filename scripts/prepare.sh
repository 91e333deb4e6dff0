# Read by scripts/demo and scripts/test, after they have gone to the checkout and set `want`: run or test.
# Makes .venv here with the versions of uv.lock, or leaves it alone when it is complete. POSIX sh.

say() { printf '%s\n' "chatham: $*" >&2; }

quit() {
    say "$*"
    exit 2
}

# A Python of 3.11 or later. Prints its name.
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

# What a complete .venv was made from: which Python, which versions, which checkout.
recipe() {
    "$python" - "$1" <<'PYTHON'
import hashlib, pathlib, sys
files = [pathlib.Path(name) for name in ("pyproject.toml", "uv.lock")]
known = b"".join(f.read_bytes() for f in files if f.exists())
print(sys.argv[1], sys.version.split()[0], sys.base_prefix, pathlib.Path.cwd(), hashlib.sha256(known).hexdigest())
PYTHON
}

# True if .venv holds what is wanted, from this recipe, and starts. What tests need includes what running needs.
complete() {
    [ -x .venv/bin/python ] || return 1
    for stamp in .venv/made-for-test ".venv/made-for-$want"; do
        kind=${stamp##*-}
        if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(recipe "$kind")" ]; then
            .venv/bin/python -c 'import chatham.cli.main, lxml.etree, numpy, rapidfuzz' >/dev/null 2>&1 && return 0
        fi
    done
    return 1
}

pip_quietly() { .venv/bin/python -m pip --disable-pip-version-check --quiet --no-input "$@"; }

# The exact versions of uv.lock, each with its hash; pip fetches them from whatever index it is set up for.
install_locked() {
    [ -f uv.lock ] || return 1
    pip_quietly install uv >.venv/log 2>&1 || return 1
    if [ "$want" = test ]; then groups=--group=dev; else groups=--no-dev; fi
    .venv/bin/python -m uv --no-config --quiet export --frozen --offline --no-emit-project "$groups" --output-file .venv/locked.txt \
        >/dev/null 2>>.venv/log || return 1
    pip_quietly install --require-hashes --requirement .venv/locked.txt >>.venv/log 2>&1
}

# Without uv, or where the index lacks a locked version: what pyproject.toml allows.
install_loose() {
    .venv/bin/python - "$want" >.venv/loose.txt <<'PYTHON'
import pathlib, sys, tomllib
told = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))
print(*told["project"]["dependencies"], *(told["dependency-groups"]["dev"] if sys.argv[1] == "test" else []), sep="\n")
PYTHON
    pip_quietly install --requirement .venv/loose.txt
}

if ! python=$(find_python); then
    if command -v python3 >/dev/null 2>&1; then packages="python3.11 python3.11-venv"; else packages="python3 python3-venv"; fi
    quit "Python 3.11 or later is needed, and none was found. Install it with: sudo apt-get install --yes $packages"
fi

if complete; then
    say "Using .venv as it is."
else
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        quit "Python's venv is needed, and is not installed. Install it with: sudo apt-get install --yes $python-venv"
    say "Making .venv with $("$python" --version)."
    rm -rf .venv
    "$python" -m venv .venv || quit "The folder .venv could not be made."
    if [ "$want" = test ]; then what="Chatham and the tools of its tests"; else what="Chatham"; fi
    say "Installing $what, in the versions of uv.lock."
    if ! install_locked; then
        say "The locked versions could not be had; installing what pyproject.toml allows."
        install_loose || quit "pip could not install what Chatham needs; its own words are above."
    fi
    pip_quietly install --no-deps --editable . || quit "pip could not install Chatham itself; its own words are above."
    recipe "$want" >".venv/made-for-$want"
    complete || quit "Chatham was installed and does not start. Remove the folder .venv and run this again."
fi
