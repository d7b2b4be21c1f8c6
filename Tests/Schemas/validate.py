#!/usr/bin/env python3
"""Judges submissions and facts by the JSON Schemas in schemas/, without any code of the program.

    python3 Tests/Schemas/validate.py --submissions FILE... --facts FILE.jsonl... --refused DIR

Every submission and every fact given must pass; every file of DIR must be refused by its schema, unless its name says
`.beyond-schema`: what is wrong with those only the program can see. Needs the PyPI packages jsonschema and PyYAML.
"""

import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, best_match
from referencing import Registry, Resource

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


class Unreadable(Exception):
    """The file holds nothing that a schema could be asked about."""


class Plain(str):
    """A YAML scalar without quotes: the only one that may stand for an integer or a truth value."""


class Schemas:
    """All schema files, found by folder, name and version: `facts/unit-moved.v1.schema.json`."""

    def __init__(self, folder):
        self.by_path = {}
        for path in sorted(folder.rglob("*.schema.json")):
            self.by_path[path.relative_to(folder).as_posix()] = json.loads(path.read_text(encoding="utf-8"))
        self.registry = Registry().with_resources(
            (schema["$id"], Resource.from_contents(schema)) for schema in self.by_path.values()
        )

    def fact(self, name, version):
        return self.by_path.get(f"facts/{name}.v{version}.schema.json")

    def submission(self, kind):
        """The newest version of a kind: what the program accepts today."""
        form = re.compile(rf"submissions/{re.escape(str(kind))}\.v([0-9]+)\.schema\.json")
        versions = [(int(match[1]), path) for path in self.by_path if (match := form.fullmatch(path))]
        return self.by_path[max(versions)[1]] if versions else None

    def fault(self, instance, schema):
        """The most telling fault of an instance, as a sentence; None when it passes."""
        validator = Draft202012Validator(
            schema, registry=self.registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        error = best_match(validator.iter_errors(instance))
        return error and f"{error.json_path}: {error.message[:200]}"

    def coerced(self, document, schema):
        """`document` with plain YAML scalars as the integers and truth values that its schema wants there."""
        return coerced(document, [(schema, self.registry.resolver(schema["$id"]))])


def coerced(value, schemas):
    opened = [pair for schema, resolver in schemas for pair in opened_up(schema, resolver)]
    if isinstance(value, dict):
        return {key: coerced(child, wanted_under(key, opened)) for key, child in value.items()}
    if isinstance(value, list):
        elements = [(schema["items"], resolver) for schema, resolver in opened if "items" in schema]
        return [coerced(child, elements) for child in value]
    if isinstance(value, Plain):
        types = {schema.get("type") for schema, _ in opened}
        if "integer" in types and "string" not in types and re.fullmatch("0|-?[1-9][0-9]*", value):
            return int(value)
        if "boolean" in types and "string" not in types and value in ("true", "false"):
            return value == "true"
    return value


def wanted_under(key, schemas):
    properties = [(schema.get("properties", {}), resolver) for schema, resolver in schemas]
    return [(known[key], resolver) for known, resolver in properties if key in known]


def opened_up(schema, resolver):
    """A schema and what it refers to or offers as alternatives, each with the resolver of its own references."""
    if not isinstance(schema, dict):
        return
    yield schema, resolver
    if "$ref" in schema:
        target = resolver.lookup(schema["$ref"])
        yield from opened_up(target.contents, target.resolver)
    for word in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(word, []):
            yield from opened_up(branch, resolver)


def read_submissions(path):
    """The submissions of a file, each with its place; text in NFC, one byte order mark dropped."""
    try:
        text = unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
        if path.suffix in (".yaml", ".yml"):
            documents = read_yaml(text)
        elif path.suffix == ".jsonl":
            documents = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            documents = [json.loads(text)]
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise Unreadable(str(error).replace("\n", " ")) from error
    if not documents:
        raise Unreadable("nothing in it")
    return [(f"{path}#{number}", document) for number, document in enumerate(documents, 1)]


def read_yaml(text):
    """The documents of a YAML stream: texts, lists, objects, and None where nothing stands after a key.

    Anchors, aliases, tags and repeated keys are refused.
    """
    events = yaml.parse(text, Loader=yaml.BaseLoader)

    def node(event):
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            raise Unreadable(f"alias, anchor or tag on line {event.start_mark.line + 1}")
        if isinstance(event, yaml.ScalarEvent):
            if event.style is not None:
                return event.value
            return Plain(event.value) if event.value else None
        if isinstance(event, yaml.SequenceStartEvent):
            elements = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                elements.append(node(event))
            return elements
        members = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = node(event)
            if not isinstance(key, str) or key in members:
                raise Unreadable(f"key {key!r} on line {event.start_mark.line + 1}")
            members[str(key)] = node(next(events))
        return members

    return [node(next(events)) for event in events if isinstance(event, yaml.DocumentStartEvent)]


def submission_fault(schemas, document):
    kind = document.get("kind") if isinstance(document, dict) else None
    schema = schemas.submission(kind)
    if schema is None:
        return f"$.kind: no schema for {kind!r}"
    return schemas.fault(schemas.coerced(document, schema), schema)


def fact_fault(schemas, line):
    try:
        leaf = json.loads(line)
    except ValueError as error:
        return str(error)
    if not isinstance(leaf, dict):
        return "$: not an object"
    schema = schemas.fact(leaf.get("type"), leaf.get("version"))
    if schema is None:
        return f"$.type: no schema for {leaf.get('type')!r} version {leaf.get('version')!r}"
    return schemas.fault(leaf, schema)


def judgements(schemas, arguments):
    """Pairs of a place and what is wrong there, or None."""
    for path, schema in schemas.by_path.items():
        try:
            Draft202012Validator.check_schema(schema)
            yield path, None
        except SchemaError as error:
            yield path, error.message
    for path in arguments.submissions:
        try:
            for place, document in read_submissions(path):
                yield place, submission_fault(schemas, document)
        except Unreadable as error:
            yield path, str(error)
    for path in arguments.facts:
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if line:
                yield f"{path}:{number}", fact_fault(schemas, line)
    for path in sorted(arguments.refused.iterdir()) if arguments.refused else []:
        if ".beyond-schema." in path.name:
            continue
        try:
            accepted = all(submission_fault(schemas, document) is None for _, document in read_submissions(path))
            yield path, "passes its schema and should not" if accepted else None
        except Unreadable as error:
            yield path, f"no schema was asked: {error}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument("--facts", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument("--refused", type=Path, metavar="DIR")
    results = list(judgements(Schemas(SCHEMAS), parser.parse_args()))
    failures = [(place, fault) for place, fault in results if fault is not None]
    for place, fault in failures:
        print(f"{place}: {fault}")
    print(f"{len(results) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
