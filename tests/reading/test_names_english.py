"""New names in English text: found whole, of their kind, one entity however the text writes them."""

from __future__ import annotations

from functools import cache

import pytest

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader

# text, the name in it, its kind
TOLD = [
    # houses called by everyday words, told by a deed or an apposition; a camel at the head of a sentence
    ("Third Measure, the robotics start-up, opened an office in Boston.", "Third Measure", "organization"),
    ("Last week Anthropic bought Paper Door for $75 million.", "Paper Door", "organization"),
    ("Range Light raised $20 million from Accel.", "Range Light", "organization"),
    ("It grew. deepVale said it acquired OpenLoom for $50 million.", "deepVale", "organization"),
    # initials, particles, family names by their ending, names of Korea and Viet Nam
    ("It was founded by A.R. Pemberly in 2019.", "A.R. Pemberly", "person"),
    ("Founders are S. Ganeswaran and T. K. Oduvil.", "T. K. Oduvil", "person"),
    ("Nalini K. Pathirana joined Cohere in March.", "Nalini K. Pathirana", "person"),
    ("Opera co-founder Tor Halvard von Brandt took part.", "Tor Halvard von Brandt", "person"),
    ("Zbynek Hrubovsky founded Kumo in 2020.", "Zbynek Hrubovsky", "person"),
    ("Kwon Ha-neul heads research.", "Kwon Ha-neul", "person"),
    ("Dang Thi Hoa started the firm in Hanoi.", "Dang Thi Hoa", "person"),
    ("Orla Tremeer, 34, runs the firm.", "Orla Tremeer", "person"),
    # houses with their legal form, everyday words and places in their name
    ("In May it bought Brightpath Norway AS for $9 million.", "Brightpath Norway AS", "organization"),
    ("Contact: Wordmill Sp. z o.o., Gdynia.", "Wordmill Sp. z o.o.", "organization"),
    ("The round was led by Xiamen Starreach Robotics.", "Xiamen Starreach Robotics", "organization"),
    ("It raised $3 million from Ribbit, Slow Ventures and Accel.", "Slow Ventures", "organization"),
    ("Anhui Provincial Industry Fund led the round.", "Anhui Provincial Industry Fund", "organization"),
    ("It works with the airline Faroe Wings and others.", "Faroe Wings", "organization"),
    # bodies in other tongues, of a state, for a purpose
    ("It also serves Hospital de São Bento.", "Hospital de São Bento", "organization"),
    ("Mersey Care NHS Foundation Trust runs a trial.", "Mersey Care NHS Foundation Trust", "organization"),
    ("The Ohio Division of Securities issued a rule.", "Ohio Division of Securities", "organization"),
    ("The Information Commissioner's Office fined it.", "Information Commissioner's Office", "organization"),
    # who speaks further on by the last word alone; numbers, towns and everyday words in the names of houses
    ("Quenby Oxtoft left Cohere. Oxtoft said it was time.", "Quenby Oxtoft", "person"),
    ("The round was led by 240 Capital and Accel.", "240 Capital", "organization"),
    ("Porto Alto, an insurer, uses Claude.", "Porto Alto", "organization"),
    ("Its rivals are Larch & Bramley and Tryg.", "Larch & Bramley", "organization"),
    ("It was led by Norrzone. Mundi Ventures followed.", "Mundi Ventures", "organization"),
    ("It supplies the Port of Hedon and Boskalis.", "Port of Hedon", "organization"),
    (
        "The Norrland University of Science and Technology runs it.",
        "Norrland University of Science and Technology",
        "organization",
    ),
    ("It is funded by the Halvorsen Foundation.", "Halvorsen Foundation", "organization"),
    ("The round came from Elaia and Supernova Invest.", "Supernova Invest", "organization"),
    ("The Flemish Ministry for Digital Affairs set it up.", "Flemish Ministry for Digital Affairs", "organization"),
    ("He will head the new Bavarian AI Agency in Munich.", "Bavarian AI Agency", "organization"),
    # a model with a mark in its name
    ("They released Kámen-7B, a Czech language model.", "Kámen-7B", "model"),
    # rules by their number
    # bodies called after a saint, with what they are; a pair with an O'; where a body sits, and new towns
    ("St Aldhelm's University Hospital in Barrowby has 90 beds.", "St Aldhelm's University Hospital", "organization"),
    ("St Aldhelm's University Hospital in Barrowby has 90 beds.", "Barrowby", "place"),
    ("She was an associate at O'Farrell & Quist in 2021.", "O'Farrell & Quist", "organization"),
    ("The Hoskyn Institute for Optics in Leeds was founded in 2014.", "Hoskyn Institute for Optics", "organization"),
    ("It was tried at the Finnish Patent Office.", "Finnish Patent Office", "organization"),
    ("Since May NHS Borders uses it.", "NHS Borders", "organization"),
    ("The site is in New Harwick.", "New Harwick", "place"),
    ("Project Juniper has 5,000 H100s and was founded in 2024.", "Project Juniper", "organization"),
    ("Tidewell was founded by Max Oberlander in 2021.", "Max Oberlander", "person"),
    ("Law 31999 has been in force since 2023.", "Law 31999", "policy"),
    ("Supreme Decree 115-2025-PCM implements it.", "Supreme Decree 115-2025-PCM", "policy"),
    ("It published Guideline TR-03184 in May.", "Guideline TR-03184", "policy"),
]
# text, what is no name of that kind
NONE = [
    ("Rival Mistral raised $600 million. Later Cohere hired Amy Chen.", "Rival Mistral", "organization"),
    ("Series Funding closed $5 million.", "Series Funding", "organization"),
    ("It raised a Series B. Sequoia led the round.", "B. Sequoia", "person"),
    ("U.S. Commerce officials said so.", "U.S. Commerce", "person"),
    ("ELEANOR TSAI JOINS, AS CHIEF REVENUE OFFICER", "JOINS, AS", "organization"),
    ("The law changed in 2025. Regulation 2024 was a year of it.", "Regulation 2024", "policy"),
    ("Kessel Labs, a Caesarea start-up, was founded in 2016.", "Caesarea", "organization"),
]
# texts in which each name means one thing: the forms of it
ONE = [
    ("Bartosz Wiśniewski joined Google in May. Wiśniewski had led research.", ["Bartosz Wiśniewski", "Wiśniewski"]),
    ("Seo Min-jae founded Hanbit Labs. It was led by Seo until 2020.", ["Seo Min-jae", "Seo"]),
    ("Kestrel 2 Nano and Kestrel 2 Max are out. Max is sold by the token.", ["Kestrel 2 Max", "Max"]),
    ("Parlance Sp. z o.o. was founded in 2019. Parlance has 40 employees.", ["Parlance Sp. z o.o.", "Parlance"]),
]


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _names(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {name.text: (name.id, name.kinds) for name in _reader().read(from_text(text, "a.txt")).names}


@pytest.mark.parametrize(("text", "name", "kind"), TOLD, ids=[name for _, name, _ in TOLD])
def test_a_name_is_found_whole_and_of_its_kind(text: str, name: str, kind: str) -> None:
    found = _names(text)
    assert name in found, found
    assert kind in (found[name][1] or _told(text, name)), found


def _told(text: str, name: str) -> set[str]:
    reading = _reader().read(from_text(text, "a.txt"))
    likely = {
        token[3][0].likely
        for token in reading._tokens
        if isinstance(token[3], tuple) and text[token[0] : token[1]] == name
    }
    return likely | {claim.subject_type for claim in reading.claims if claim.subject_name == name}


@pytest.mark.parametrize(("text", "name", "kind"), NONE, ids=[name for _, name, _ in NONE])
def test_what_looks_like_a_name_is_none(text: str, name: str, kind: str) -> None:
    assert kind not in _names(text).get(name, ("", ()))[1]


def test_a_licence_of_a_house_is_told_whole() -> None:
    text = "Kestrel 2 Nano is released under the Aerie Community License."
    claims = _reader().read(from_text(text, "a.txt")).claims
    assert [claim.value for claim in claims if claim.predicate == "licence"] == ["Aerie Community License"]


def test_what_one_of_a_family_is_told_to_be_all_are() -> None:
    text = "Kestrel 2 Nano (0.8B) and Kestrel 2 Max (32B) are out. They succeed Kestrel 1."
    found = _names(text)
    assert found["Kestrel 1"][1] == found["Kestrel 2 Max"][1] == ("model",)


def test_what_stands_before_a_name_in_a_list_says_of_what_sort_it_is() -> None:
    text = "Kessel Labs raised $3 million. Its customers include Tryg, the insurer Gard, Port of Hedon and Boskalis."
    claims = _reader().read(from_text(text, "a.txt")).claims
    supplied = [claim.object_name for claim in claims if claim.predicate == "supplies"]
    assert supplied == ["Tryg", "Gard", "Port of Hedon", "Boskalis"]


@pytest.mark.parametrize(("text", "forms"), ONE, ids=[forms[0] for _, forms in ONE])
def test_all_forms_of_a_name_are_one_entity(text: str, forms: list[str]) -> None:
    found = _names(text)
    assert len({found[form][0] for form in forms}) == 1
