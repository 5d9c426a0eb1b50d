"""Holds what the service publishes to OCDS 1.1: its schema, its rules of merging, and what schemas can't say."""

import decimal
import json
import pathlib
import re

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parent / "ocds-schema"
BASE = "https://standard.open-contracting.org/schema/1__1__5/"
SCHEMAS = {BASE + path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
RELEASE = SCHEMAS[BASE + "release-schema.json"]

FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time")
def is_date_time(text):
    return not isinstance(text, str) or re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text) is not None


@FORMATS.checks("uri")
def is_uri(text):
    return not isinstance(text, str) or re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", text) is not None


def validate(kind, package):
    schema = SCHEMAS[BASE + kind + "-package-schema.json"]
    resolver = jsonschema.RefResolver(schema["id"], schema, store=SCHEMAS)
    jsonschema.Draft4Validator(schema, resolver=resolver, format_checker=FORMATS).validate(package)


def exact(text):
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def check_releases(text):
    """The releases of a package."""
    package = json.loads(text)
    validate("release", package)
    releases = package["releases"]
    assert len({each["id"] for each in releases}) == len(releases), "two releases with one id"
    assert all("#" not in each["id"] for each in releases)
    dates = [each["date"] for each in releases]
    assert dates == sorted(dates) and package["publishedDate"] == dates[-1], dates
    for each in releases:
        check_references(each)
        extensions = " ".join(package["extensions"])
        assert "bids" not in each or "ocds_bid_extension" in extensions
        assert "lots" not in each["tender"] or "ocds_lots_extension" in extensions
        assert "details" not in each.get("bids", {}), "a release that shows bids"
    return exact(text)["releases"]


def check_references(release):
    """Organisations that are spoken of are among the parties, with the role in which they are."""
    parties = {party["id"]: party.get("roles", []) for party in release.get("parties", [])}
    for award in release.get("awards", []):
        for supplier in award.get("suppliers", []):
            assert "supplier" in parties.get(supplier["id"], []), supplier
    awards = {award["id"] for award in release.get("awards", [])}
    for contract in release.get("contracts", []):
        assert contract["awardID"] in awards, contract


def check_record(text):
    """The compiled release of a package with one record, which is what its releases come to."""
    package = json.loads(text)
    validate("record", package)
    [record] = exact(text)["records"]
    assert "versionedRelease" not in record
    compiled = record["compiledRelease"]
    wanted = merged(record["releases"])
    assert {key: value for key, value in compiled.items() if key not in ("id", "date", "tag")} == wanted
    assert compiled["tag"] == ["compiled"]
    assert compiled["id"] == record["ocid"] + "-" + record["releases"][-1]["date"]
    check_references(compiled)
    return compiled


def merged(releases):
    """By the standard's own schema, so not by the code that is tested."""
    value = {}
    for release in sorted(releases, key=lambda each: each["date"]):
        merge_object(value, release, RELEASE)
    return value


def resolved(schema):
    if "$ref" in schema:
        return {**RELEASE["definitions"][schema["$ref"].rsplit("/", 1)[1]], **{k: v for k, v in schema.items() if k != "$ref"}}
    return schema


def merge_object(into, new, schema):
    properties = resolved(schema).get("properties", {})
    for key, value in new.items():
        below = resolved(properties.get(key, {}))
        if below.get("omitWhenMerged"):
            continue
        if value is None:
            into.pop(key, None)
        elif isinstance(value, dict):
            if not isinstance(into.get(key), dict):
                into[key] = {}
            merge_object(into[key], value, below)
        elif isinstance(value, list) and not below.get("wholeListMerge") and all(isinstance(each, dict) for each in value):
            merge_list(into.setdefault(key, []), value, resolved(below.get("items", {})))
        else:
            into[key] = value


def merge_list(into, new, schema):
    for element in new:
        known = next((each for each in into if "id" in element and each.get("id") == element["id"]), None)
        if known is None:
            known = {}
            into.append(known)
        merge_object(known, element, schema)
