"""Holds every #include of lib/ and tools/ to the plan in tests/layers.txt and tests/homes.txt.

usage: check_layers.py ROOT LAYERS HOMES
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*(<([^>]+)>|"([^"]+)")', re.MULTILINE)
STANDARD = re.compile(r"[a-z_]+\Z")


def rows(path):
    for line in pathlib.Path(path).read_text().splitlines():
        words = line.split("#")[0].split()
        if words:
            yield words


def read_layers(path):
    """Room to (floor, rooms it may include); the plan must not contradict itself."""
    plan = {words[1]: (int(words[0]), set(words[2:])) for words in rows(path)}
    for room, (floor, others) in plan.items():
        for other in sorted(others):
            if other not in plan:
                raise SystemExit(f"{path}: {room} names {other}, which has no floor")
            if plan[other][0] >= floor:
                raise SystemExit(f"{path}: {other} is not below {room}")
    return plan


def sources(root):
    """(path, room, what messages call it) of every file of the program."""
    for path in sorted(root.glob("lib/kcms/*/*.[ch]pp")):
        yield path, path.parent.name, f"{path.parent.name}/{path.name}"
    for path in sorted(root.glob("tools/*/*.[ch]pp")):
        room = "tools" if path.parent.name == "kcms" else path.parent.name
        yield path, room, f"tools/{path.parent.name}/{path.name}"


def wrong_include(plan, homes, root, path, room, include):
    """What is wrong with an include, or None."""
    if include.startswith("kcms/"):
        other = include.split("/")[1]
        if other not in plan:
            return f"includes {other}, which is no room of the plan"
        if other not in plan[room][1] | {room, "base"}:
            return f"{room} may not include {other}"
        return None
    for prefix, places in homes.items():
        if include.startswith(prefix):
            relative = path.relative_to(root).as_posix()
            at_home = any(relative.startswith(place) for place in places)
            return None if at_home else f"{include} is at home in {' and '.join(places)} only"
    return None if STANDARD.match(include) else f"{include} has no home"


def check(root, layers, homes):
    root = pathlib.Path(root)
    plan = read_layers(layers)
    homes = {words[0]: words[1:] for words in rows(homes)}
    faults = []
    for path, room, name in sources(root):
        if room not in plan:
            faults.append(f"{name}: {room} is no room of the plan")
            continue
        for match in INCLUDE.finditer(path.read_text()):
            if match.group(3):  # only programs have headers that are nobody else's
                if room not in ("tools", "layoutc") or "/" in match.group(3):
                    faults.append(f'{name}: write <kcms/…> instead of "{match.group(3)}"')
                continue
            wrong = wrong_include(plan, homes, root, path, room, match.group(2))
            if wrong:
                faults.append(f"{name}: {wrong}")
    return faults


def main():
    faults = check(*sys.argv[1:4])
    print("\n".join(faults) if faults else "every include keeps to the plan")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
