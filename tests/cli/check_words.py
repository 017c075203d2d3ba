"""The word catalogues: every language has every key with the same places, and has every key that the sources name.

usage: check_words.py PROGRAM ROOT
"""
import pathlib
import re
import sys
import tomllib

PLACE = re.compile(r"\{([a-z0-9_]+)\}")
# A key in a source: a literal of words joined by dots and dashes. One that ends with a dot or a dash is the beginning of
# keys made at run time.
LITERAL = re.compile(r'"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z0-9-]*)"')
FILE_NAME = re.compile(r"\.(?:hpp|toml|json)$")
MODEL = "en"


def flat(table, before=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def catalogues(root):
    return {path.stem: dict(flat(tomllib.loads(path.read_text(encoding="utf-8"))))
            for path in sorted(root.glob("schemas/words/*.toml"))}


def differences(model, language, words):
    for key in sorted(model.keys() - words.keys()):
        yield f"{language}.toml lacks {key}"
    for key in sorted(words.keys() - model.keys()):
        yield f"{MODEL}.toml lacks {key}, which {language}.toml has"
    for key in sorted(model.keys() & words.keys()):
        wanted, got = (sorted(set(PLACE.findall(text))) for text in (model[key], words[key]))
        if wanted != got:
            yield f"{language}.toml: {key} has the places {got}, {MODEL}.toml has {wanted}"
        if not words[key].strip():
            yield f"{language}.toml: {key} says nothing"


def literals_of(root):
    """Every literal of a source that may be a key, and the source."""
    for folder in ("lib", "tools"):
        for path in sorted(root.joinpath(folder).rglob("*.[ch]pp")):
            text = re.sub(r"^#include.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            for literal in LITERAL.findall(text):
                if not FILE_NAME.search(literal):
                    yield literal, path.relative_to(root)


def is_beginning(literal):
    return literal.endswith((".", "-"))


def unknown_keys(literals, model):
    sections = {key.split(".")[0] for key in model}
    for literal, path in literals:
        if literal.split(".")[0] not in sections or literal in model:
            continue
        if not is_beginning(literal) or not any(key.startswith(literal) for key in model):
            yield f"{path} says {literal}, which {MODEL}.toml lacks"


def unused_keys(literals, model):
    whole = {literal for literal, _ in literals if not is_beginning(literal)}
    beginnings = tuple({literal for literal, _ in literals if is_beginning(literal)})
    for key in model:
        if key not in whole and not key.startswith(beginnings):
            yield f"{MODEL}.toml has {key}, which nothing says"


def rules_without_words(root, model):
    rules = tomllib.loads(root.joinpath("schemas/rules.toml").read_text(encoding="utf-8"))["rule"]
    for rule in rules:
        for part in ("sentence", "about", "cure"):
            if f"rule.{rule}.{part}" not in model:
                yield f"{MODEL}.toml lacks rule.{rule}.{part}"
    for rule in {key.split(".")[1] for key in model if key.startswith("rule.")} - set(rules):
        yield f"{MODEL}.toml speaks of rule {rule}, which rules.toml lacks"


def main():
    root = pathlib.Path(sys.argv[2])
    words = catalogues(root)
    model = words[MODEL]
    faults = [fault for language in words if language != MODEL for fault in differences(model, language, words[language])]
    literals = list(literals_of(root))
    faults += unknown_keys(literals, model)
    faults += unused_keys(literals, model)
    faults += rules_without_words(root, model)
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
