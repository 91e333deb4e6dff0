"""Transcripts as the programs and services that make them write them: who speaks, when, and nothing else."""

from __future__ import annotations

import json

import pytest

from chatham.core.evidence import Interview
from chatham.core.secret import Secret
from chatham.readers.pick import read_evidence
from tests.conftest import interview
from tests.office.word_files import docx, p, r
from tests.readers.office_files import FILES

ASKED, SAID = "When were you told about the pools?", "We were told in a car park that the pools would go first."
NAME = Secret("Orla Quinn")


def heard(found: Interview) -> list[tuple[int, float | None, str]]:
    """Each piece: the number of its turn, its time, its words."""
    return [(found.turns[p.turn].number, p.at, found.text.string[p.start : p.end]) for p in found.pieces]


def read(name: str) -> Interview:
    found = read_evidence((FILES / name).read_bytes(), name)
    assert found is not None
    return found


def test_otranscribe() -> None:
    found = read("talk.otr")
    assert heard(found) == [
        (1, 1.204, "When were you told?"),
        (2, 62.1, "We were told in a car park"),
        (2, 65.5, "that the pools would go first.\nAnd more."),
        (3, 65.5, "Really?"),
        (4, 65.5, "Yes & no."),
    ]
    assert found.head.recording == "s07.m4a", "without the folder it lay in"
    assert found.speakers[1].label == NAME and found.speakers[1].shown is None
    assert "never" not in found.text.string, "a script is no text"


@pytest.mark.parametrize(
    "text",
    [
        "", "<script>alert(1)</script>", "<p></p>", '<span class="timestamp" data-timestamp="1e999">0:01</span>', "<p>" * 3000, "\ud83d", "<!DOCTYPE x><p>&lol;",
    ],
)  # fmt: skip
def test_hostile_otranscribe(text: str) -> None:
    data = json.dumps({"text": f"<p>Q: And?</p><p>S01: Yes.</p>{text}", "media": "https://a.b/c", "media-time": -1}).encode()
    found = read_evidence(data, "a.otr")
    assert found is not None and found.head.recording is None
    assert "alert" not in found.text.string and "Yes." in found.text.string


def test_noscribe_html() -> None:
    found = read("noscribe.html")
    assert heard(found) == [
        (1, 0.69, "When were you told?"),
        (2, 17.9, "We were told in a car park"),
        (2, 19.0, "that the pools would go first."),
        (3, 21.0, "Really?"),
    ]
    assert [s.shown for s in found.speakers] == ["Speaker S00", "Speaker S01"], "counted within the file; nobody's codes"
    assert found.doubtful_words and found.head.recording == "s07.m4a"


def test_noscribe_in_word_with_bookmarks() -> None:
    def mark(start: int, who: str, words: str) -> str:
        return f'<w:bookmarkStart w:id="{start}" w:name="ts_{start}_{start + 900}_{who}"/>{r(words)}<w:bookmarkEnd w:id="{start}"/>'

    data = docx(
        p(r("Transcribed with noScribe")) + p(mark(690, "S00", "S00: When?")) + p(mark(17900, "S01", "S01: In a car park") + mark(19000, "S01", " at night."))
    )
    found = read_evidence(data, "a.docm")
    assert found is not None
    assert heard(found) == [(1, 0.69, "When?"), (2, 17.9, "In a car park"), (2, 19.0, "at night.")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.txt", "Transcribed with noScribe vers. 0.7\n\nS00: When?\n\nS01: In a car park.\n"),
        ("a.vtt", "WEBVTT a\n\nNOTE\nTranscribed with noScribe\n\n00:01.000 --> 00:02.000\n<v S00>When?\n\n00:03.000 --> 00:04.000\n<v S01>In a car park.\n"),
    ],
)
def test_noscribe_as_text(name: str, words: str) -> None:
    found = interview(words, name)
    assert [(s.shown, s.code) for s in found.speakers] == [("Speaker S00", None), ("Speaker S01", None)] and found.doubtful_words


FORMS = {
    "happy-scribe.txt": f"[00:00:01.150] - Interviewer\n{ASKED}\n\n[00:00:05.300] - Orla Quinn\n{SAID}\n\n[00:00:09.300] - Interviewer\nReally?\n",
    "trint.txt": f"[00:00:01] Interviewer\n{ASKED}\n\n[00:00:05] Orla Quinn\n{SAID}\n",
    "trint-below.txt": f"Interviewer\n00:00:01\n{ASKED}\n\nOrla Quinn\n00:00:05\n{SAID}\n\nInterviewer\n00:00:09\nReally?\n",
    "descript.md": f"**Interviewer:** [00:00:01] {ASKED}\n\n**Orla Quinn:** [00:00:05] {SAID}\n",
    "descript-time-first.md": f"# A project\n\n[00:00:01] **Interviewer:** {ASKED}\n\n[00:00:05] **Orla Quinn:** {SAID}\n",
    "otter.txt": f"Interviewer  0:01\n{ASKED}\n\nOrla Quinn  0:05\n{SAID}\n",
    "rev.txt": f"Interviewer (00:01):\n{ASKED}\n\nOrla Quinn (00:05):\n{SAID}\n",
    "sonix.txt": f"Interviewer: [00:00:01] {ASKED}\n\nOrla Quinn: [00:00:05] {SAID}\n",
    "table.txt": f"00:00:01\nInterviewer\n{ASKED}\n00:00:05\nOrla Quinn\n{SAID}\n00:00:09\nInterviewer\nReally?\n",
    "zoom.txt": f"[Interviewer] 00:00:01\n{ASKED}\n\n[Orla Quinn] 00:00:05\n{SAID}\n",
    "premiere.txt": f"00:00:01 - 00:00:04 Interviewer\n{ASKED}\n\n00:00:05 - 00:00:09 Orla Quinn\n{SAID}\n",
    "teams.txt": f"0:0:1.0 --> 0:0:4.5\nInterviewer\n{ASKED}\n\n0:0:5.0 --> 0:0:9.0\nOrla Quinn\n{SAID}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_speakers_and_times_of_services(name: str) -> None:
    found = interview(FORMS[name], name)
    assert [(n, round(at or 0), words) for n, at, words in heard(found)][:2] == [(1, 1, ASKED), (2, 5, SAID)]
    assert found.speakers[0].role == "interviewer" and found.speakers[1].label == NAME


def test_a_table_in_word() -> None:
    rows = (("00:00:01", "Interviewer", ASKED), ("00:00:05", "Orla Quinn", SAID), ("00:00:09", "Interviewer", "Really?"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    found = read_evidence(docx(f"<w:tbl>{cells}</w:tbl>"), "a.docx")
    assert found is not None
    assert heard(found) == [(1, 1.0, ASKED), (2, 5.0, SAID), (3, 9.0, "Really?")]


@pytest.mark.parametrize(
    "words",
    ["We left at\n10:30\nand came back.\nNobody\n12:15\nsaw us.", "Minutes\n\n10:00\nWelcome\nThe chair opened.\n\n10:15\nBudget\nThe budget was passed."],
)
def test_times_of_day_are_no_speakers(words: str) -> None:
    found = interview(words, "notes.txt")
    assert found.speakers == ()


def _word(words: str, at: float, who: int) -> dict[str, object]:
    return {"word": words.lower(), "punctuated_word": words, "start": at, "speaker": who}


SPLIT = [(w, 1.0 if n == 0 else 2.0, 0) for n, w in enumerate(ASKED.split())] + [(w, 5.0, 1) for w in SAID.split()]
SERVICES: dict[str, object] = {
    "deepgram": {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "x", "words": [_word(*w) for w in SPLIT]}]}]}},
    "deepgram-paragraphs": {
        "results": {"channels": [{"alternatives": [{"paragraphs": {"paragraphs": [
            {"start": 1.0, "speaker": 0, "sentences": [{"text": ASKED}]}, {"start": 5.0, "speaker": 1, "sentences": [{"text": SAID}]}]}}]}]}
    },
    "assembly": {"audio_duration": 9, "utterances": [{"speaker": "A", "start": 1000, "text": ASKED}, {"speaker": "B", "start": 5000, "text": SAID}]},
    "rev": {"monologues": [{"speaker": n, "elements": [{"type": "text", "value": w, "ts": at}]} for n, (w, at) in enumerate(((ASKED, 1.0), (SAID, 5.0)))]},
    "amazon": {"jobName": "x", "results": {"transcripts": [{"transcript": "x"}], "items": [
        item for w, at, who in SPLIT for item in (
            {"type": "pronunciation", "start_time": str(at), "speaker_label": f"spk_{who}", "alternatives": [{"content": w.rstrip("?.")}]},
            *([{"type": "punctuation", "alternatives": [{"content": w[-1]}]}] if w[-1] in "?." else []))]}},
    "speechmatics": {"format": "2.9", "results": [
        {"type": "word", "start_time": at, "alternatives": [{"content": w, "speaker": f"S{who + 1}"}]} for w, at, who in SPLIT]},
    "google": {"results": [{"alternatives": [{"transcript": "x", "words": [
        {"word": w, "startTime": f"{at}s", "speakerTag": who + 1} for w, at, who in SPLIT]}]}]},
    "trint": {"transcript": {"speakers": [{"name": "Interviewer"}, {"name": "Orla Quinn"}], "words": [
        {"name": w, "time": at * 1000, "duration": 9, "para": f"p{who}", "speaker": who} for w, at, who in SPLIT]}},
    "premiere": {"speakers": [{"id": "u1", "name": "Interviewer"}, {"id": "u2", "name": "Orla Quinn"}], "segments": [
        {"start": 1.0, "speaker": "u1", "words": [{"text": ASKED}]}, {"start": 5.0, "speaker": "u2", "words": [{"text": SAID}]}]},
    "sonix": {"name": "x", "transcript": [{"speaker": "A", "start_time": 1.0, "text": ASKED}, {"speaker": "B", "start_time": 5.0, "text": SAID}]},
    "happy-scribe": [{"speaker": "Speaker 1", "words": [{"text": w} for w in ASKED.split()]}, {"speaker": "Speaker 2", "words": [{"text": w} for w in SAID.split()]}],
}  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_the_json_of_services(name: str) -> None:
    found = interview(json.dumps(SERVICES[name]), f"{name}.json")
    told = heard(found)
    assert [(n, words) for n, _, words in told] == [(1, ASKED), (2, SAID)]
    assert name == "happy-scribe" or [at for _, at, _ in told] == [1.0, 5.0]
    assert len(found.speakers) == 2 and found.doubtful_words
