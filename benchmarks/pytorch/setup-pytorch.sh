#!/bin/sh
# Puts the PyTorch of Debian trixie (2.6) into a directory of its own, beside whatever the machine has.
# usage: setup-pytorch.sh DIR     (as root, on a Debian-like machine; about 1.5 GB; run again to finish or repair)
#
# Packages come from the mirror that this machine's own apt uses. Afterwards `DIR/python FILE ARGUMENTS...`
# runs that Python. It starts the directory's own dynamic loader instead of entering a chroot, so it needs no root
# and no mounts, and scripts and data are given by the paths they have here.
set -eu

[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "$0: debootstrap needs root" >&2; exit 2; }
case $1 in /*) root=$1 ;; *) root=$PWD/$1 ;; esac

command -v debootstrap >/dev/null || { echo "$0: install debootstrap first (apt-get install debootstrap)" >&2; exit 1; }
mirror=$(apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 == "main" && $3 !~ /-/ { print $4; exit }')
[ -n "$mirror" ] || { echo "$0: apt names no Debian mirror here; run apt-get update first" >&2; exit 1; }

if [ ! -e "$root/.bootstrapped" ]; then
    rm -rf "$root/debootstrap"
    debootstrap --variant=minbase trixie "$root" "$mirror"
    touch "$root/.bootstrapped"
fi

cp /etc/resolv.conf "$root/etc/resolv.conf"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
for task in update 'install -y --no-install-recommends python3-torch python3-numpy libopenblas0-pthread' clean; do
    # Both switches serve machines whose mirror is a snapshot of a past day.
    DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get \
        -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false $task
done

cat > "$root/python" <<'WRAPPER'
#!/bin/sh
# Runs this directory's Python and libraries in place: python FILE ARGUMENTS...
root=$(dirname "$(readlink -f "$0")")
libraries=$root/usr/lib/x86_64-linux-gnu
PYTHONHOME=$root/usr exec "$root/usr/lib64/ld-linux-x86-64.so.2" \
    --library-path "$libraries/openblas-pthread:$libraries" "$root/usr/bin/python3" "$@"
WRAPPER
chmod +x "$root/python"

"$root/python" -c 'import torch; print("PyTorch", torch.__version__, "is ready")'
echo "run it with: $root/python FILE ARGUMENTS..."
