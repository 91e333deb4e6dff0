"""Whose words they are: one letter for each source in the order of the text, the same letter for the same voice."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatham.core.passage import Voice
from chatham.core.reading import Attribution, Reading
from chatham.engine.audit import audit
from chatham.readers.drafts import read_markdown
from tests.language.told import read

# text, voices
CASES: dict[str, tuple[str, str]] = {
    "surname": ("Mara Tellin runs the lock. “It is shut,” Tellin said. “For good,” said Mara Tellin.", "AA"),
    "two names": ("Mara Tellin said it was shut. Otto Brill said it was open. “Shut,” Tellin said. “Open,” Brill said.", "ABAB"),
    "office by apposition": ("Ilen Brack, the mayor of Sarn, opened the bridge. “It holds,” the mayor said. Brack said it would last.", "AA"),
    "office before the name": ("Mayor Ilen Brack opened the bridge. “It holds,” the mayor said. Brack smiled. “It will last,” he said.", "AA"),
    "description before the name": ("The mayor, Ilen Brack, said the bridge would hold. “It is new,” Brack said. The mayor denied that it had cracks.", "AAA"),
    "first name": ("Ada Sull kept the books. “I saw the sums,” Ada said. “I copied them,” Sull said.", "AA"),
    "he and she": ("Mr. Brill met Mrs. Sull on the quay. “We are late,” she said. “We are not,” he said.", "AB"),
    "narrative antecedent": ("Dalen drove back at night. “We knew,” he said.", "A"),
    "speaker goes on": ("A clerk at the ministry said the letter was lost. “Nobody looked,” he said. “Nobody wanted to.”", "AA"),
    "the source": ("One source close to the minister said the talks had failed. The source added that nobody would say so.", "AA"),
    "two of one label": ("A senior official said the law was dead. A senior official said the law would pass.", "AB"),
    "another": ("A manager said the yard would close. Another manager said it would not.", "AB"),
    "second official": ("A ministry official said the letter came. A second official said it had not. The second official said he was certain.", "ABB"),
    "second letter back": (
        "A customs official said the crates were empty. A railway manager said they were full. The customs official said he had looked. The railway manager laughed. “So did I,” he said.",
        "ABAB",
    ),
    "one and the other": ("Two clerks saw it. One said it was red. The other said it was blue.", "AB"),
    "one, another, a third": ("Three guards were on duty. One said he had slept. Another said he had read. A third said he was not there.", "ABC"),
    "same man": ("A former diver told us the wreck was empty. The same man said he had sold the anchor.", "AA"),
    "this person": ("A person who keeps the minutes said the item was struck out. This person said it was done in pencil.", "AA"),
    "company": ("On Monday Tarn Shipping said it would appeal. The company said the fine was unjust.", "AA"),
    "ministry": ("The Ministry of Works denied the report. The ministry said the bridge was sound.", "AA"),
    "acronym": ("The Port Authority (PA) said it would dredge. The PA said work would start in May. The authority said the cost was low.", "AAA"),
    "union": ("The Dockers’ Union said it would strike. The union said talks had failed. It said nobody had called.", "AAA"),
    "party": ("The Harvest Party said it would vote no. The party said the budget was a trick.", "AA"),
    "spokesman": (
        "A spokesman for Tarn Shipping said the ship was sound. The spokesman said it had been checked. But Tarn Shipping said it was leaking.",
        "AAB",
    ),
    "plural they": ("Two engineers said the crack was old. They said it had been painted over.", "AA"),
    "singular they": ("A source in the cabinet said the vote was bought. They said the money came in boxes.", "AA"),
    "officials back": ("Several officials said the plan was secret. The officials said it had a number.", "AA"),
    "relative clause": ("A clerk who worked there said the files were burnt. “All of them,” the clerk said.", "AA"),
    "document": ("The report said the dam was weak. It warned that the wall could break. The report said nobody was told.", "AAA"),
    "nickname": (
        "One of our sources has an office in the tower. Let us call him the Accountant. The Accountant said he had seen the ledger. “It was green,” the Accountant said.",
        "ABB",
    ),
    "code": ("Interviewee 4 said the vote was fixed. Interviewee 7 said it was not. “It was fixed,” Interviewee 4 said.", "ABA"),
    "code in brackets": ("A clerk in the chamber (P07) said the text came by post. Another clerk (P09) said it came by phone. P07 said he had kept it.", "ABA"),
    "wife": ("Otto Brill said he was asleep. His wife said he was not. “He was out,” she said.", "ABB"),
    "owned and back": ("Brill’s lawyer said the charge was absurd. The lawyer said they would appeal.", "AA"),
    "description with a clause": (
        "A manager whose firm runs river barges said he paid. A deputy said she did not know. The barge manager said he had kept the receipt.",
        "ABA",
    ),
    "facts of the introduction": (
        "A director of a private railway said the trains were empty. A banker said they were full. The railway director said he had counted.",
        "ABA",
    ),
    "parliamentarian": ("A deputy who sits on the budget committee called the law ugly. The parliamentarian said he had voted for it.", "AA"),
    "said in another paragraph": (
        "An aide to the governor said the letter was forged.\n\nThe road was closed that day.\n\n“I know the hand,” the aide said.",
        "AA",
    ),
    "women apart": (
        "A nurse said the ward was full. “I slept on the floor,” she said. A doctor said he had complained. “Nobody came,” he said. The nurse said nothing had changed.",
        "AABBA",
    ),
    "minister named later": ("The minister denied it. “I was ill,” said the minister, Dorrit Vey. Vey said she would sue.", "AAA"),
    "former and latter": ("A colonel and a priest were there. The former said it was dark. The latter said it was not.", "AB"),
    "inherited": ("“We waited for an hour,” the driver said.\n\n“Then we left.”", "A"),
    "we and i": ("I asked what it meant. “Nothing,” the driver said. I asked again.", "AB"),
    "general secretary of it": (
        "The Dockers’ Federation called for a strike. Its general secretary, Orla Fenn, said nine in ten would walk out. Fenn said it would last.",
        "ABB",
    ),
    "plural names": ("Mara Tellin and Otto Brill said the lock was shut. They said it was rusty.", "AA"),
    "one of them": ("Judicial sources said the papers were seized. One of them said there were forty boxes. The sources said others would follow.", "ABA"),
    "critics": ("Critics said the law was vague. Supporters said it was clear.", "AB"),
    "man and woman": (
        "A man with a dog said the gate was open. A woman with a pram said it was shut. The man said she was wrong. The woman laughed. “It was shut,” she said.",
        "ABAB",
    ),
    "old man": (
        "The man who wrote the love scenes lives alone. “There were five,” he says. A typist says there were six. The old man says she cannot count.",
        "ABA",
    ),
    "chief executive": (
        "Tarn Shipping’s chief executive, Piers Odd, said the ship would sail. Odd said it was safe. The chief executive said he would be aboard.",
        "AAA",
    ),
    "president": ("President Teodor Kasmel called the decree an act of love. The president said nobody was forced.", "AA"),
    "surname and two": ("Ada Sull and her brother Jon Sull run the mill. “We are tired,” Ada Sull said. “We are not,” Jon Sull said.", "AB"),
    "official named not": (
        "An official at the Port Authority said the dredger was broken. The Port Authority said it was not. The official said he had seen it.",
        "ABA",
    ),
    "insider": ("An insider at the bank said the loan was a gift. A second insider said it was a bribe. The first insider said there was no paper.", "ABA"),
    "interlocutor": ("A general in the reserve said the list was ready. Our interlocutor said he had read it.", "AA"),
    "journalist asks": ("A deputy said the money was gone. Asked where, he said he did not know.", "AA"),
    "newspaper": ("The Harbor Daily reported that the pier was weak. The newspaper said it had seen a letter.", "AA"),
    "white house": ("The White House said it had no comment. Congress said it would vote.", "AB"),
    "deputy minister": (
        "Deputy Finance Minister Oleg Rann said the fund was full. Rann said it would be spent. The deputy minister said nobody knew on what.",
        "AAA",
    ),
    "colleague": ("A teacher said the roof leaked. A colleague of hers said it did not. The colleague said he had fixed it.", "ABB"),
    "admits one": ("Few managers slept well that week. “We had no plan,” admits one. “There was a plan,” says another. “It was bad,” a third adds.", "ABC"),
    "according to him": (
        "A former adviser to the cabinet met us in a park. According to him, the list was written by hand. He said it was “a shopping list.”",
        "AA",
    ),
    "our source": (
        "A person who sits in on the briefings told us the order came at noon. Our source said there was no vote. “We looked at our shoes,” the source said.",
        "AAA",
    ),
    "director of railway": (
        "A director of a private railway who is close to the minister said he had been warned. A customs officer said she had not. The railway director said he had sold his shares.",
        "ABA",
    ),
    "someone who": ("“It was a mistake,” says someone who was in the room. “It was no mistake,” says a member of the upper house.", "AB"),
    "same source": (
        "A source in the government said the bill was ready. Another source in the government said it was not. The same source said the minister was ill.",
        "ABB",
    ),
    "colon": ("A top manager at a state bank is blunt: “We pay.” A colleague at another bank agrees: “Everybody pays.” The manager shrugs: “Always.”", "ABA"),
    "paragraph goes on": (
        "“Nobody asked us,” a deputy head of a tax office said.\n\nShe had learned of the decree from the radio. “I turned it up,” she said.\n\nHer chief was no better off. “He called me,” she said, “to ask what it meant.”",
        "AAAA",
    ),
    "thinks": (
        "A retired general thinks the war will be short. He believes the army is ready. An engineer at a tank plant doubts it. “We have no steel,” he says.",
        "AABB",
    ),
    "two in dialogue": (
        "Vera Lind, a nurse, and Jon Aske, a porter, disagree. “It was night,” Lind says. “It was morning,” Aske says. “I was there,” says Lind.",
        "ABA",
    ),
    "two officials agree": ("Two officials in the finance ministry confirmed the figure. Both said it was too low.", "AB"),
    "insider names him": (
        "The head of the agency, Pavo Renn, was away. His deputy said nobody knew where. “He took his coat,” the deputy said. Renn said later that he had been at the dentist.",
        "AAB",
    ),
    "title later": ("Senator Ruth Adler voted no. The senator said the bill was a trap. “I read it twice,” Adler said.", "AA"),
    "she in narrative": ("The accountant opened the drawer. She took out a folder. “This is all of it,” she said.", "A"),
    "the interviewee": ("Interviewee 12, a judge, said the file had been closed. The interviewee said she was told to close it.", "AA"),
    "respondent codes": ("In the view of R3, the market was fixed. R5 said it was free. “Prices were set on Mondays,” R3 added.", "ABA"),
    "executive": (
        "An executive at a private oil company said the quota was a fiction. A lawmaker said it was a law. “A fiction,” the oil executive repeated.",
        "ABA",
    ),
    "ministry person": (
        "A person close to the defence ministry said the trains were late. A person close to the presidential office said they were early. The source close to the defence ministry said he had waited.",
        "ABA",
    ),
    "two sentences between": ("A dispatcher said the line was blocked. Snow had fallen. The plough was broken. The dispatcher said nobody came.", "AA"),
    "the woman": ("A woman who sells bread at the gate said the trucks came at four. The woman said there were nine.", "AA"),
    "named twice differently": ("Elena Marsh-Ode, who runs the clinic, said the beds were full. Dr. Marsh-Ode said the roof leaked.", "AA"),
    "surnames in common": ("Karl Odd and Lena Odd own the mill. Karl Odd said it was old. Lena Odd said it was sound. “It is old,” Karl said.", "ABA"),
    "minister and ministry": ("The foreign minister said there was no deal. The foreign ministry said there was one.", "AB"),
    "hundreds": ("Hundreds of tenants signed the letter. The letter said the lift was broken. The tenants said nobody came.", "AB"),
    "unnamed spokeswoman": (
        "A spokeswoman for the mayor said he was in bed. “He has a fever,” she said. The mayor, Ilen Brack, said on Friday that he was well.",
        "AAB",
    ),
    "the aide": ("An aide to the prime minister said the vote was lost. The aide asked not to be named. “We counted twice,” he said.", "AAA"),
    "a government source": (
        "A government source said talks would go on. A source in the opposition said they were over. The government source said a date was set.",
        "ABA",
    ),
    "the other woman": ("A man and a woman waited at the door. The woman said they had no key. The man said they had.", "AB"),
    "group and member": ("Members of the council said the fee was fair. One member said it was not.", "AB"),
    "says who": ("Otto Brill, who said he had never met her, left early. “I was tired,” he said.", "AA"),
    "report's authors": ("The authors of the report said the data were poor. They said nobody had checked.", "AA"),
    "a former minister": (
        "A former minister told us the fund was empty. “I signed for it,” the former minister said. The minister now in office denied it.",
        "AAB",
    ),
    "employee": (
        "An employee of the state railway said the cars were sold. A former employee said they were scrapped. The former employee said he had seen it.",
        "ABB",
    ),
    "lawyer of": ("A lawyer for Odd said the money was a loan. “There is a paper,” she said. Odd said there was none.", "AAB"),
    "they as company": ("Corvane Works denied the leak. “We have checked,” a spokesman said. The firm said the tank was new.", "ABA"),
    "in the words": ("The hall, in the words of one guest, was “a fridge.” Another guest called it “a grave.”", "AB"),
    "another of our": ("Another of our interlocutors, a general, said the maps were old. The general said he had drawn them.", "AA"),
    "the younger": ("A younger manager said the boss had wept. An older manager said he had laughed. The younger manager said he had not.", "ABA"),
}


def sources(reading: Reading) -> list[Attribution]:
    found: dict[tuple[int, int], Attribution] = {}
    for one in reading.attributions:
        if one.source:
            found.setdefault(one.source[0], one)
    return [found[place] for place in sorted(found)]


def letters(reading: Reading) -> str:
    ids: dict[str | None, str] = {None: "-"}
    return "".join(ids.setdefault(one.voice, chr(64 + len(ids))) for one in sources(reading))


@pytest.mark.parametrize("name", CASES)
def test_whose_words_they_are(name: str) -> None:
    text, expected = CASES[name]
    assert letters(read(text)) == expected


def voice(reading: Reading, label: str) -> Voice:
    return next(v for v in reading.voices if any(label in words for words in v.labels))


NAMED = {
    "a person": ("Ilen Brack said the bridge held. “It is new,” he said.", "Ilen Brack", True),
    "a ministry": ("The transport ministry said the bridge held.", "ministry", True),
    "the report": ("The report said the bridge was weak.", "report", True),
    "an office named elsewhere": ("Ilen Brack, the governor of Sarn, was away. The governor said he was ill.", "governor", True),
    "the White House": ("The White House said nothing was decided.", "White House", True),
    "a spokesman of a named body": ("A spokesman for the Port Authority said the bridge held.", "spokesman", False),
    "one source": ("One source close to the talks said the bridge was weak.", "source", False),
    "a code": ("Interviewee 4 said the bridge was weak.", "Interviewee", False),
    "critics": ("Critics said the bridge was weak.", "Critics", False),
    "a party's people": ("Several Republicans said the bridge was weak.", "Republicans", False),
    "a nickname": ("A clerk met us at night. We shall call her Anna. Anna said the bridge was weak.", "clerk", False),
    "not the real name": ("Anna (not her real name) said the bridge was weak. “It shook,” Anna said.", "Anna", False),
    "a firm without a name": ("A small firm on Tanner Street said the bridge was weak.", "firm", False),
}


@pytest.mark.parametrize("name", NAMED)
def test_named(name: str) -> None:
    text, label, expected = NAMED[name]
    assert voice(read(text), label).named is expected


def test_labels_and_spans() -> None:
    text = "A director of a private railway met us. “We knew,” he said. The railway director said it twice."
    (only,) = read(text).voices
    assert only.labels == ("A director of a private railway", "The railway director")
    assert only.label == "A director of a private railway"
    assert [text[s.start : s.end] for s in only.spans] == ["A director of a private railway", "he", "The railway director"]


def test_collective() -> None:
    reading = read("Several clerks said it was late. One clerk said it was not.")
    assert [v.collective for v in reading.voices] == [True, False]


def test_the_source_is_all_that_describes_it() -> None:
    reading = read("Two people who work with him say he was told.")
    text = "Two people who work with him"
    assert reading.attributions[0].source[0] == (0, len(text))


def test_the_same_twice() -> None:
    text = " ".join(t for t, _ in CASES.values())
    assert read(text) == read(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aA.,;:“”‘’'\"()—– \n1&éx"), max_size=200))
def test_any_text(text: str) -> None:
    reading = read(text)
    assert {a.voice for a in reading.attributions} - {None} == {v.id for v in reading.voices}
    for v in reading.voices:
        assert v.labels and v.spans and all(0 <= s.start < s.end <= len(text) for s in v.spans)


def test_time_is_linear() -> None:
    def seconds(times: int) -> float:
        text = " ".join(f"Brill{n} Tarn said the road was wet. “It is,” he said. A clerk said it was not." for n in range(times))
        began = time.process_time()
        read(text)
        return time.process_time() - began

    seconds(50)
    assert seconds(1600) < 12 * seconds(200) + 0.5


def test_a_date_before_a_name_is_no_part_of_it() -> None:
    assert audited("On 8 October President Ada Brill said that the bridge would close.") == ["President Ada Brill"]


def audited(text: str) -> list[str]:
    return [v.label for v in audit(read_markdown(text, "a.md"), "en").reading.voices]
