"""What SARIF 2.1.0 and the Web Annotation Data Model ask of the parts that Chatham writes, and nothing besides.

Written from the two standards for these tests: every object is closed, so that a key that the standard does not have, or
that Chatham does not mean to write, fails.
"""

from __future__ import annotations

from typing import Any

URI = {"type": "string", "pattern": r"^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$", "not": {"pattern": r"^/|^[A-Za-z]:|//"}}
WORDS = {"type": "string", "minLength": 1}
LEVEL = {"enum": ["note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 0}
ONE = {"type": "integer", "minimum": 1}


def closed(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """An object with these keys only."""
    return {"type": "object", "required": list(required), "properties": {**required, **optional}, "additionalProperties": False}


def many(of: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": of, **more}


MESSAGE = closed({"text": WORDS})
BAG = {"type": "object"}
FILE = closed({"uri": URI}, index=COUNT)
REGION = closed(
    {"charOffset": COUNT, "charLength": COUNT}, startLine=ONE, startColumn=ONE, endLine=ONE, endColumn=ONE, snippet=closed({"text": {"type": "string"}})
) | {"dependentRequired": {"startLine": ["startColumn", "endLine", "endColumn"]}}
PLACE = closed({"artifactLocation": FILE}, region=REGION)
RULE = closed(
    {"id": {"pattern": r"^[A-Z]\d\d$"}, "name": WORDS, "defaultConfiguration": closed({"level": LEVEL, "enabled": {"type": "boolean"}}), "properties": BAG},
    shortDescription=MESSAGE,
    help=closed({"text": WORDS}, markdown=WORDS),
)
NOTE = closed(
    {"descriptor": closed({"id": WORDS}), "level": LEVEL, "message": MESSAGE},
    locations=many(closed({"physicalLocation": PLACE})),
    associatedRule=closed({"id": WORDS, "index": COUNT}),
)
RESULT = closed(
    {
        "ruleId": WORDS, "kind": {"const": "fail"}, "level": LEVEL, "message": MESSAGE,
        "locations": many(closed({"physicalLocation": PLACE}), minItems=1, maxItems=1),
        "relatedLocations": many(closed({"id": ONE, "physicalLocation": PLACE, "message": MESSAGE}), uniqueItems=True),
        "partialFingerprints": {"type": "object", "patternProperties": {r"^\w+/v\d+$": WORDS}, "additionalProperties": False, "minProperties": 1},
        "suppressions": many(closed({"kind": {"const": "external"}, "status": {"const": "accepted"}, "justification": WORDS}), uniqueItems=True, maxItems=1),
        "properties": BAG,
    },
    ruleIndex=COUNT,
)  # fmt: skip
ARTIFACT = closed({"location": closed({"uri": URI})}, roles={"const": ["analysisTarget"]}, contents=closed({"text": {"type": "string"}}))
OVERRIDE = closed({"descriptor": closed({"id": WORDS, "index": COUNT}), "configuration": closed({}, enabled={"const": False}, level=LEVEL)})
INVOCATION = closed(
    {"executionSuccessful": {"type": "boolean"}, "toolExecutionNotifications": many(NOTE)}, ruleConfigurationOverrides=many(OVERRIDE, uniqueItems=True)
)
RUN = closed(
    {
        "tool": closed({"driver": closed({"name": {"const": "Chatham"}, "version": WORDS, "rules": many(RULE, uniqueItems=True)})}),
        "columnKind": {"const": "unicodeCodePoints"},
        "invocations": many(INVOCATION, minItems=1, maxItems=1),
        "artifacts": many(ARTIFACT, uniqueItems=True, minItems=1),
        "results": many(RESULT),
        "properties": BAG,
    }
)
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed({"$schema": {"type": "string", "pattern": "^https://.*/sarif-schema-2.1.0.json$"}, "version": {"const": "2.1.0"}, "runs": many(RUN, minItems=1)}),
}

IRI = {"type": "string", "pattern": r"^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
MOTIVATION = {"enum": ["assessing", "classifying", "describing", "linking", "moderating", "tagging"]}
POSITION = closed({"type": {"const": "TextPositionSelector"}, "start": COUNT, "end": COUNT})
AROUND = {"type": "string", "maxLength": 32}
QUOTED = closed({"type": {"const": "TextQuoteSelector"}, "exact": WORDS}, prefix=AROUND, suffix=AROUND)
SELECTORS = many({"oneOf": [POSITION, QUOTED]}, minItems=1, maxItems=2)
EVIDENCE = closed({"type": {"const": "SpecificResource"}, "purpose": MOTIVATION, "source": URI, "selector": SELECTORS, "label": WORDS})
TOLD = closed({"type": {"const": "TextualBody"}, "value": WORDS, "format": {"const": "text/plain"}, "language": {"const": "en"}, "purpose": MOTIVATION})
ANNOTATION = closed(
    {
        "id": IRI, "type": {"const": "Annotation"}, "motivation": MOTIVATION, "body": many({"oneOf": [TOLD, EVIDENCE]}, minItems=1),
        "target": closed({"type": {"const": "SpecificResource"}, "source": URI, "selector": SELECTORS}),
    }
)  # fmt: skip
PAGE = closed({"id": IRI, "type": {"const": "AnnotationPage"}, "partOf": IRI, "startIndex": {"const": 0}, "items": many(ANNOTATION)})
ANNOTATIONS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(
        {
            "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": IRI, "type": {"const": "AnnotationCollection"}, "label": WORDS,
            "generator": closed({"type": {"const": "Software"}, "name": WORDS}), "total": COUNT, "first": PAGE, "last": IRI,
        }
    ),
}  # fmt: skip
