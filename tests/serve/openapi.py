"""Holds what the service answers to what its description says (adapters/api/openapi.json)."""

import json
import pathlib
import re

import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DESCRIPTION = json.loads((SOURCE / "adapters/api/openapi.json").read_text())


class Description:
    def __init__(self):
        self.routes = []
        for path, methods in DESCRIPTION["paths"].items():
            pattern = re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "$")
            for method, operation in methods.items():
                self.routes.append((method.upper(), pattern, "{" not in path, operation))
        # A path of fixed words goes before one with parameters, as in the service.
        self.routes.sort(key=lambda route: not route[2])
        self.met = set()  # what was answered: identifiers of operations, each with a status

    def operation(self, method, path):
        bare = path.split("?")[0]
        for each, pattern, _, operation in self.routes:
            if each == method and pattern.match(bare):
                return operation
        return None

    def check(self, method, path, sent, answer):
        """What was sent, where it was taken, and what came back are as described."""
        operation = self.operation(method, path)
        if operation is None:
            return
        self.met.add((operation["operationId"], answer.status))
        described = operation["responses"].get(str(answer.status))
        assert described, f"{method} {path}: status {answer.status} is not described: {answer.text}"
        if sent is not None and answer.status < 300 and "requestBody" in operation:
            self.validate(operation["requestBody"]["content"]["application/json"]["schema"], sent)
        kind = (answer.headers.get("Content-Type") or "").split(";")[0]
        content = described.get("content")
        if not content:
            assert answer.text == "", f"{method} {path}: a body that is not described"
            return
        assert kind in content, f"{method} {path}: {kind} is not described for {answer.status}"
        if kind.endswith("json"):
            self.validate(content[kind]["schema"], answer.json)

    @staticmethod
    def validate(schema, value):
        whole = {**schema, "components": DESCRIPTION["components"]}
        jsonschema.Draft202012Validator(whole).validate(value)

    def described(self):
        """What may be answered, as in `met`."""
        return {(operation["operationId"], int(status))
                for *_, operation in self.routes for status in operation["responses"]}

    def unmet(self, known):
        """What was described and never answered, but for what `known` gives a reason for, and reasons that are none."""
        missing = self.described() - self.met
        return sorted(missing - known.keys()), sorted(known.keys() - missing)
