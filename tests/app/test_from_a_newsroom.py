"""What a first user met: versions of the draft among the evidence, full names in copies with codes, two drafts in one folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chatham.app.check_story import as_json, as_page, check_story
from chatham.app.let_stand import let_stand
from chatham.core.report import Report

DRAFT = """# The ferry that had no doors

The company that runs the crossing has known for years that the bow doors of its oldest ship do not close, and nobody who
sailed on her in the winter was told of it. Three people who worked on the quay described how the papers were filled in
before the ship was loaded, and how the figures on them were copied from one week to the next without a look at the deck.

“The doors were never fully shut on the winter run, not once,” said Oskar Delling, the harbour master.

The shipyard in the north had offered to mend the hinges twice, and both offers lie in a drawer of the company's office with a
note that says they are too dear for a ship of her age. Since then the crossing has been sailed six times a day in all weathers.

“We copied the sheet from the week before,” Delling said. “Nobody on deck ever looked at a hinge.”
"""
TALK = """Q: Were the doors shut?
Delling: The doors were never fully shut on the winter run, not once.
Q: And the sheets?
Delling: We copied the sheet from the month before. Nobody on deck ever looked at a hinge.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ev").mkdir()
    (tmp_path / "ev" / "delling.txt").write_text(TALK, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


def report(folder: Path, **options: bool) -> Report:
    return check_story(folder / "draft.md", [folder / "ev"], **options).report  # type: ignore[arg-type]


def rules(found: Report) -> list[str]:
    return [f.rule for f in found.findings]


def test_an_older_version_of_the_draft_is_no_evidence(folder: Path) -> None:
    plain = report(folder)
    assert rules(plain) == ["Q01"]
    (folder / "ev" / "draft v1.md").write_text(DRAFT.replace("six times", "five times").replace("in all weathers", ""), "utf-8")
    again = report(folder)
    assert rules(again) == ["Q01"] and again.complete
    [told] = [p for p in again.problems if p.code == "draft-version"]
    assert "draft v1.md repeats the draft's own sentences" in told.message and "ev/draft v1.md" in again.evidence.skipped


def test_a_paper_that_the_draft_quotes_at_length_is_evidence(folder: Path) -> None:
    (folder / "ev" / "statement.txt").write_text("Statement of the company. " + TALK.replace("Delling: ", "").replace("Q: ", "") * 3, "utf-8")
    assert not [p for p in report(folder).problems if p.code == "draft-version"]


def test_what_is_named_alone_is_meant(folder: Path) -> None:
    (folder / "ev" / "delling.txt").unlink()
    (folder / "ev" / "wire.md").write_text(DRAFT, "utf-8")
    assert not report(folder).problems and not rules(report(folder))


def test_copies_with_codes_come_to_the_same(folder: Path) -> None:
    coded = check_story(folder / "draft.md", [folder / "ev"], codes=True)
    assert rules(coded.report) == rules(report(folder))
    for words in (as_json(coded).decode(), as_page(coded).decode()):
        assert "Delling" not in words and "Oskar" not in words and "S01, the harbour master" in words
        assert "The doors were never" in words and "The company" in words


def test_let_stand_is_kept_once_and_for_its_own_draft(folder: Path) -> None:
    for _ in range(2):
        path = let_stand(folder / "draft.md", "Q01", "week", "He said so on the telephone.")
    assert path.read_text("utf-8").count("[[let_stand]]") == 1
    found = report(folder)
    assert not found.findings and not found.problems
    other = folder / "other.md"
    other.write_text("# Another\n\n“We copied the sheet from the month before,” Delling said.\n", "utf-8")
    assert not check_story(other, [folder / "ev"]).report.problems


def test_a_key_of_the_settings_that_is_misspelt_is_told(folder: Path) -> None:
    (folder / "interviews").mkdir()
    (folder / "interviews" / "s01.md").write_text(TALK, "utf-8")
    (folder / "chatham.toml").write_text('publicaton_date = 2033-06-10\nnotes = "mine"\n', "utf-8")
    problems = check_story(folder / "draft.md", [], folder).report.problems
    assert [(p.message, p.next_step, p.stops) for p in problems] == [
        ("chatham.toml: nothing reads the key 'publicaton_date'.", "Write it as publication_date, if that is what it means.", False)
    ]


def test_words_told_of_are_no_record_of_them(folder: Path) -> None:
    (folder / "ev" / "delling.txt").write_text(
        "Brekk, by the quay, Tuesday. Rain.\nHe said that the doors were never fully shut on the winter run, not once. Then we walked to the slip.\n", "utf-8"
    )
    (folder / "draft.md").write_text("“The doors were never fully shut on the winter run, not once,” said Jonas Brekk.\n", "utf-8")
    assert rules(report(folder)) == ["Q10"]


def test_a_doubt_said_twice_is_not_lost(folder: Path) -> None:
    (folder / "ev" / "delling.txt").write_text("Q: Where did it go?\nDelling: I think, I think most of it went into the road by the quay.\n", "utf-8")
    (folder / "draft.md").write_text("“I think most of it went into the road by the quay,” Delling said.\n", "utf-8")
    assert rules(report(folder)) == []


def test_a_second_reporter_asks_too(folder: Path) -> None:
    cues = ("REPORTER: Is she safe?", "MINISTER: She is safe, and she will sail on Monday.", "REPORTER 2: Will the sister ship sail?", "MINISTER: No.")
    text = "\n\n".join(f"{k}\n00:00:{10 * k:02d},000 --> 00:00:{10 * k + 9:02d},000\n{c}" for k, c in enumerate(cues, 1))
    (folder / "ev" / "press.srt").write_text(text + "\n", "utf-8")
    (folder / "draft.md").write_text("“Will the sister ship sail?” the minister said at the briefing.\n", "utf-8")
    data = json.loads(as_json(check_story(folder / "draft.md", [folder / "ev"])))
    assert data["passages"][0]["matches"][0]["role"] == "interviewer"
