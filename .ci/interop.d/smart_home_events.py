"""PyPI's jsonschema on events from standard input, against our schema of what Alexa takes.

A line is an event, or an object with an event under `event`.

That the schema can refuse is tried, too: each event is broken in several ways, and every broken one
must be refused.
"""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

schema = json.loads(Path(__file__).with_name("smart-home-event.schema.json").read_text())
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)


def objects(value):
    """Every object whose members are fixed."""
    if isinstance(value, dict):
        yield value
        for name, member in value.items():
            if name not in ("cookie", "payload") or "header" in value:
                yield from objects(member)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def broken(event):
    """The event, broken in one way at a time."""
    # A large discovery has hundreds of objects, much alike.
    for at in range(0, count := sum(1 for _ in objects(event)), max(1, count // 40)):
        changed = copy.deepcopy(event)
        list(objects(changed))[at]["newMember"] = 1
        yield f"new member in object {at}", changed
    header = event["event"]["header"]
    for name, value in [
        ("messageId", "{1}"),
        ("messageId", ""),
        ("payloadVersion", 3),
        ("namespace", "Alexa.Nothing"),
        ("name", "Nothing"),
    ]:
        changed = copy.deepcopy(event)
        changed["event"]["header"][name] = value
        yield f"{name} {value!r}", changed
    for name in header:
        if name != "correlationToken":
            changed = copy.deepcopy(event)
            del changed["event"]["header"][name]
            yield f"no {name}", changed
    changed = copy.deepcopy(event)
    del changed["event"]["payload"]
    yield "no payload", changed
    if "endpoint" in event["event"]:
        changed = copy.deepcopy(event)
        changed["event"]["endpoint"]["endpointId"] = "light.kitchen"
        yield "endpointId with a dot", changed
    if header["name"] in ("ErrorResponse", "DeferredResponse", "Discover.Response", "AddOrUpdateReport"):
        yield "with a context", {**event, "context": {"properties": []}}
    if header["name"] in ("ChangeReport", "DoorbellPress"):
        changed = copy.deepcopy(event)
        del changed["event"]["endpoint"]["scope"]
        yield "without a scope", changed
    for at, _ in enumerate(event.get("context", {}).get("properties", [])):
        for name, value in [
            ("timeOfSample", "2026-01-31T12:00:00+00:00"),
            ("timeOfSample", "2026-01-31T12:00:00.123456Z"),
            ("uncertaintyInMilliseconds", -1),
            ("value", {"of": "another type"}),
        ]:
            changed = copy.deepcopy(event)
            changed["context"]["properties"][at][name] = value
            yield f"property {at}: {name} {value!r}", changed
        for name in ("namespace", "name", "value", "timeOfSample", "uncertaintyInMilliseconds"):
            changed = copy.deepcopy(event)
            del changed["context"]["properties"][at][name]
            yield f"property {at}: no {name}", changed


lines = [json.loads(line) for line in sys.stdin]
events = [line if "header" in line["event"] else line["event"] for line in lines]
failed = refused = 0
for event in events:
    header = event["event"]["header"]
    kind = f"{header['namespace']}.{header['name']}"
    error = best_match(validator.iter_errors(event))
    if error:
        failed += 1
        print(f"{kind}: {error.json_path}: {error.message}\n{json.dumps(event)}", file=sys.stderr)
    for how, changed in broken(event):
        if validator.is_valid(changed):
            failed += 1
            print(f"{kind}, {how}: was not refused", file=sys.stderr)
        refused += 1
if len(events) < 100:
    failed += 1
    print(f"only {len(events)} events", file=sys.stderr)
print(f"{len(events)} events fit the schema, {refused} broken ones do not" if not failed else f"{failed} failed")
sys.exit(1 if failed else 0)
