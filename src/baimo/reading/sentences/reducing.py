"""Folds what is one thing in the sentence into one symbol: lists, series, a thing with its maker, a person with a post.

What stands in brackets, and a post before a name, say something of their own: they leave the sentence and are read
beside it as asides.
"""

from __future__ import annotations

import re
from functools import partial

from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Group, Owned, Token, known_or_new, members, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.belonging import Belonging
from baimo.reading.sentences.described import Described
from baimo.reading.sentences.english import English
from baimo.reading.sentences.likened import hide_likened
from baimo.reading.sentences.rewriting import Aside, Folding, Piece, Reduced, rewrite
from baimo.reading.sentences.scanning import Scan
from baimo.reading.sentences.spoken import run_on
from baimo.values.expressions import expression

_COMPANIES = ["公司", "企业", "科技公司", "初创公司", "创业公司", "初创企业", "创业企业", "startup", "company", "firm"]
# Posts of a country and of a school as well as of a house: beside the chief of a house they are of another.
_OF_NATIONS = ["president", "director", "教授", "院长", "professor", "主席", "主任", "investor", "investors"]
_ROUNDS = ["天使轮", "种子轮", "pre-a轮", "a轮", "a+轮", "b轮", "b+轮", "c轮", "d轮"]
# `A and existing investor B`: who they are beside is no part of the list.
_INVESTORS = ["investor", "investors", "backer", "backers", "shareholder", "shareholders", "partner"]
_INVESTORS += ["existing", "new", "returning", "current", "earlier", "previous"]
_INVESTORS += [
    "股东",
    "老股东",
    "新股东",
    "现有股东",
    "既有股东",
    "原股东",
    "既有投资人",
    "现有投资人",
    "投资人",
    "投资方",
]
# 大模型3.0及首款训推一体机“X”: nor is of what sort the next one is, and that it is the first of them.
_FIRST = ["首款", "首个", "首颗", "首张", "首代", "自研", "训推", "智能体平台", "新品"]
_LEADS_IN = ["include", "includes", "included", "including", "such as", "from", "joined by", "led by", "backed by"]
# 发布了X，与Y合作: behind a comma these go on with something else.
_WITH = ["与", "跟", "同"]
_BEFORE_SORTS = ["with", "by", "from"]
_CALLED = ["叫", "叫做", "名叫", "名为", "命名为", "取名", "取名为", "is called", "is named", "called"]
_THINGS = ("model", "product", "chip", "vehicle", "dataset")


class Reducer:
    """Holds the expressions for one alphabet."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        lexicon = gazetteer.lexicon
        sets = lexicon.alphabet.kind_sets
        org = "".join(char for kinds, char in sets.items() if "organization" in kinds)
        things = (
            "".join(c for k, c in sets.items() if set(k) & set(_THINGS) and "organization" not in k) + symbols.QUOTED
        )
        person = "".join(char for kinds, char in sets.items() if "person" in kinds)
        fields = "".join(c for k, c in sets.items() if set(k) & {"industry", "technology"} and c not in org + things)
        places = "".join(c for k, c in sets.items() if "place" in k and c not in org)
        self._mentions = org + things + person + fields + places + symbols.CAPITALISED + symbols.KIND["policy"]
        # What brackets hang on: a name, or a sum or a round, of which they tell who gave it.
        self._hosts = self._mentions + symbols.MONEY + lexicon.classes["round"]
        self._dated = re.compile(f"[{ranges(things)}][{ranges(lexicon.group(['in', 'on']))}]{symbols.DATE}$")
        values = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
        # A few Han characters right before a name are a word for it: 量化基金幻方量化.
        self._no_name = re.compile(f"{symbols.HAN}(?=[{ranges(self._mentions)}])")
        # `AI程序员Devin`: a kind of technique before a name says of what sort it is; two names in one run are one.
        generic = "".join(char for kinds, char in sets.items() if symbols.GENERIC in kinds)
        # So does it before a field: who focuses on AI医疗 focuses on no AI at large.
        trades = "".join(char for kinds, char in sets.items() if kinds == ("industry",))
        plain = generic + sets.get(("", "technology"), "")
        self._sort_of = re.compile(
            f"[{ranges(generic)}](?=[fη]?{symbols.CAPITALISED})|[{ranges(plain)}](?=[{ranges(trades)}])"
        )
        # `Tryg, the insurer Gard and the airline Braathens`: what stands before a name says of what sort it is.
        # `这个模型叫“墨点”`: the pronoun points to nothing before it, but to the name that it brings in.
        pronouns = "".join(lexicon.classes[f"pronoun_{kind}"] for kind in ("model", "product", "chip"))
        called = ranges(lexicon.group(_CALLED))
        of_houses = lexicon.classes["pronoun_organization"]
        pointers = [word for word, char in lexicon.words.items() if word.startswith("the ") and char in of_houses]
        ends = f"[,.{symbols.BLOCK}{ranges(lexicon.classes['and'])}]"
        sort, behind = f"[{ranges(lexicon.group(pointers))}]", f"[{ranges(lexicon.group(_BEFORE_SORTS))}]"
        # `signed with the startup Cohere to run it`
        with_sort = f"(?<={behind}){sort}(?=[{ranges(org)}])"
        self._apposed = Folding(f"(?<={ends}){sort}(?=[{ranges(org + symbols.CAPITALISED)}]{ends})|{with_sort}")
        self._brought_in = re.compile(f"[{ranges(pronouns)}](?=[fη]?[{called}][{ranges(self._mentions)}])")
        self._twice = Folding(f"([{ranges(things)}])(?=\\1)")
        self._bracket = Folding(r"\(([^()¶]*)\)", needs=symbols.OPEN)
        self._single = re.compile(f"[fgη]?([{ranges(values + symbols.DATE)}])[fgη]?")
        money = re.escape(symbols.MONEY)
        self._converted = Folding(rf"({money})\([fgη]?{money}[fgη]?\)", needs=symbols.OPEN)
        self._empty = re.compile(r"[fghη.,:、/?π]*")
        words = lexicon.classes
        of = words["of"] + words["belong"]
        self._quoted_company = Folding(f"([{ranges(lexicon.group(_COMPANIES))}]){symbols.QUOTED}")
        self._series = Folding(f"([{ranges(things)}])((?:[/、{ranges(words['and'])}]p)+)")
        self._owner = Folding(f"([{ranges(org)}])[{ranges(of)}]?([{ranges(things)}])")
        place = places + symbols.CAPITALISED
        self._described = Described(lexicon, self._mentions, places)
        self._english = English(lexicon, self._mentions, place, fields)
        self._belonging = Belonging(lexicon, org)
        self._based = Folding(
            f"([{ranges(place)}])[{ranges(lexicon.char('-based'))}]([{ranges(org + symbols.CAPITALISED)}])"
        )
        post = words["chief"] + words["post"] + words["founder"]
        self._orgs, self._former = frozenset(org), frozenset(words["former"])
        self._going_on = frozenset(symbols.LIST + symbols.COMMA + words["and"])
        # `Microsoft CEO Satya Nadella and President Reed`: of a country
        self._nations = frozenset(lexicon.group(_OF_NATIONS))
        idle = f"[{ranges(lexicon.soft + values + words['of'])}{symbols.DATE}fgηπ]{{0,4}}"
        self._quoted_house = Folding(
            f"{symbols.QUOTED}(?=[{ranges(of)}π]?[{ranges(post + words['founder_and_chief'])}]"
            f"|{idle}[{ranges(words['raise'])}]?{idle}[{ranges(words['finance'] + lexicon.group(_ROUNDS))}])"
        )
        any_person = person + symbols.CAPITALISED + symbols.HAN
        one, joint = f"[{ranges(post)}]", f"[、/{ranges(words['and'])}]"
        self._post = Folding(
            f"[{ranges(words['former'])}]?(?:([{ranges(org + symbols.CAPITALISED)}])[{ranges(words['of'])}]?)?"
            f"[{ranges(words['former'])}]?[fη{ranges(generic)}]{{0,2}}"
            f"{one}(?:{joint}?{one})*([{ranges(any_person)}])",
            needs=post,
        )
        any_post = post + words["founder_and_chief"]
        # 创始人A、B和C: all three founded it; in 创始人A和B B may be anybody.
        self._founders = frozenset(words["founder"] + words["founder_and_chief"])
        self._fellows = re.compile(f"(?:、[{ranges(any_person)}])+(?:[{ranges(words['and'])}][{ranges(any_person)}])?")
        self._is = re.compile(f"([{ranges(any_person)}]),([{ranges(org)}])[{ranges(words['of'])}]?[{ranges(any_post)}]")
        self._lists = [
            (
                partial(self._gather, chars),
                self._list(
                    chars,
                    words["and"],
                    "".join(char for char in words["and"] if char not in lexicon.group(_WITH)),
                    # 奇瑞宣布与X融合: what is announced is no list
                    "".join(char for char in lexicon.soft if char not in words["announce"]),
                    words["versus"] + words["fused"],
                    (words["etcetera"], lexicon.group(_LEADS_IN)),
                    lexicon.group(_INVESTORS + _FIRST),
                    lexicon.char("with"),
                ),
            )
            for chars in (
                org,
                things,
                person,
                fields,
                places,
                # 豆包和DeepSeek: the second may be a house as well
                things + "".join(c for k, c in sets.items() if "organization" in k and set(k) & set(_THINGS)),
                org + symbols.CAPITALISED + symbols.HAN,
                any_person,
                things + symbols.CAPITALISED,
            )
        ]
        self._values = Folding(f"([{ranges(values)}])(?:,?[、/{ranges(words['and'])}]\\1)+")

    @staticmethod
    def _list(
        chars: str, and_: str, going_on: str, soft: str, versus: str, opened: tuple[str, str], sort: str, with_: str
    ) -> Folding:
        # `W, A and B`, W unknown: they are one list, of which the one that takes unknown names is to make one.
        one, skip = f"[{ranges(chars)}]", f"[{ranges(soft)}]?"
        first = "" if symbols.CAPITALISED in chars else f"(?<!{symbols.CAPITALISED},{one})"
        # `of Austin and with Norway's X` is no list
        joint = (
            f"{skip}(?:[、/{ranges(and_)}]|,[{ranges(going_on)}])[fη{ranges(soft.replace(with_, '') + sort)}]{{0,3}}?"
        )
        etc, leads = opened
        return Folding(
            f"{one}(?:{first}(?:(?:{joint}|,){one})*{joint}{one}(?![{ranges(soft)}fη]?[{ranges(versus)}])"
            f"|(?:,{one})+(?=,?[{ranges(etc)}])"
            # `customers include A, B and dozens of banks`: what ends the list is no name
            f"|(?<=[{ranges(leads)}].)(?:,{one})+(?=,?[{ranges(and_)}]))"
        )

    def reduce(self, scan: Scan) -> Reduced:
        """The folded symbols of a document."""
        done = Reduced(scan.text, self._no_name.sub(symbols.SHORT, scan.chars), scan.tokens)
        done.and_ = self._gazetteer.lexicon.char("and")
        done.chars = self._brought_in.sub(symbols.SHORT, self._sort_of.sub(symbols.SHORT, done.chars))
        run_on(done)
        hide_likened(done)
        rewrite(done, self._apposed, lambda *_: ("", []))
        rewrite(done, self._twice, self._run_on)
        rewrite(done, self._converted, self._convert)
        rewrite(done, self._bracket, self._unbracket)
        rewrite(done, self._quoted_company, self._incorporate)
        rewrite(done, self._quoted_house, self._house)
        rewrite(done, self._series, self._expand)
        self._belonging.fold(done)
        rewrite(done, self._owner, self._own)
        self._described.fold(done)
        self._english.point(done)
        rewrite(done, self._based, self._settle)
        for match in self._is.finditer(done.chars):
            # 宋景行，星阑科技创始人
            done.posts.append((done.tokens[match.start(1)], done.tokens[match.start(2)]))
        rewrite(done, self._post, self._appoint)
        self._gather_lists(done)
        rewrite(done, self._values, self._gather_values)
        asides = len(done.asides)
        self._english.insert(done)
        if len(done.asides) > asides:
            # What stood between two names of a list is gone: A, who ..., and B.
            self._gather_lists(done)
        return done

    def _gather_lists(self, done: Reduced) -> None:
        for gather, pattern in self._lists:
            rewrite(done, pattern, gather)

    def _unbracket(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        inside, start = match[1], match.start()
        if self._empty.fullmatch(inside):
            return "", []
        single = self._single.fullmatch(inside)
        if single:
            at = match.start(1) + single.start(1)
            return single[1], [done.tokens[at]]
        # GPT-4 Turbo in November 2023 (128k context): of the thing before its day
        over = start - 2 if self._dated.search(done.chars, max(0, start - 3), start) else start
        host = done.tokens[over - 1] if over and done.chars[over - 1] in self._hosts else None
        a, b = match.span(1)
        done.asides.append(Aside(done.tokens[a][0], inside, done.tokens[a:b], host))
        return "", []

    @staticmethod
    def _run_on(done: Reduced, match: re.Match[str]) -> Piece | None:
        """`天工Skywork-13B`: the family before its member, without so much as a blank between them, is dropped."""
        first, second = done.tokens[match.start() : match.start() + 2]
        one, other = done.text[first[0] : first[1]], done.text[second[0] : second[1]]
        is_run = first[1] == second[0] and not one.isascii() and other.isascii() and any(c.isdigit() for c in other)
        return ("", []) if is_run else None

    @staticmethod
    def _incorporate(done: Reduced, match: re.Match[str]) -> Piece | None:
        """`公司“芥子智能”`: what is quoted behind the word for a company is one."""
        word, (start, end, _, senses, _) = done.tokens[match.start() : match.end()]
        char = symbols.KIND["organization"]
        return match[1] + char, [word, (start, end, char, (Sense(senses[0].id, "organization", "quoted"),), 0)]

    @staticmethod
    def _house(done: Reduced, match: re.Match[str]) -> Piece:
        """`“栗子问学”的CEO`, `“砚台智能”完成A轮融资`: what is quoted and has a founder or a round is a company."""
        start, end, _, senses, _ = done.tokens[match.start()]
        char = symbols.KIND["organization"]
        return char, [(start, end, char, (Sense(senses[0].id, "organization", "quoted"),), 0)]

    def _expand(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        """`Baichuan 7B/13B`: the sizes that follow name further members of the family."""
        first = done.tokens[match.start()]
        name = done.text[first[0] : first[1]]
        size = _SIZE.search(name)
        if not size:
            return None
        made = [first]
        for start, end, char, _, _ in done.tokens[match.start(2) : match.end()]:
            if char == "p":
                other = name[: size.start()] + done.text[start:end].strip()
                made.append((first[0], end, first[2], known_or_new(self._gazetteer, other, _kind(first)), 0))
        return first[2], [(first[0], made[-1][1], first[2], Group(tuple(made)), 0)]

    def _own(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        maker, thing = done.tokens[match.start()], done.tokens[match.end() - 1]
        done.owned.append((maker, thing))
        return thing[2], [(maker[0], thing[1], thing[2], Owned(thing, maker), 0)]

    @staticmethod
    def _settle(done: Reduced, match: re.Match[str]) -> Piece | None:
        """`Oslo-based X`: where it sits is read beside the sentence, which speaks of X."""
        tokens = done.tokens[match.start() : match.end()]
        done.asides.append(Aside(tokens[0][0], match[0], tokens, None))
        return match[2], [tokens[-1]]

    def _appoint(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        person = self._person(done, tokens[-1])
        tokens[-1] = person
        house = done.tokens[match.start(1)] if match[1] else self._shared(done, match)
        if house is not None:
            done.houses[person[0]] = house
            tokens = tokens if match[1] else [house, *tokens]
        if tokens[0][2] in self._orgs and not any(token[2] in self._former for token in tokens):
            done.posts.append((person, tokens[0]))
        done.lay_aside([*tokens[:-1], self._with_fellows(done, match, person)], None)
        return person[2], [person]

    def _shared(self, done: Reduced, match: re.Match[str]) -> Token | None:
        """智谱CEO张鹏、首席科学家唐杰: the house told of the first of a row of people with posts is the next one's."""
        at = match.start() - 1
        if at < 1 or done.chars[at] not in self._going_on or any(char in self._nations for char in match[0]):
            return None
        return done.houses.get(done.tokens[at - 1][0])

    def _with_fellows(self, done: Reduced, match: re.Match[str], person: Token) -> Token:
        """A founder, with those who are named behind in one breath."""
        named = done.tokens[match.start() : match.end() - 1]
        end = match.end()
        fellows = self._fellows.match(done.chars, end) if any(token[2] in self._founders for token in named) else None
        if fellows is None:
            return person
        others = [token for token in done.tokens[end : fellows.end()] if isinstance(token[3], tuple)]
        inner = (person, *(self._person(done, token) for token in others))
        return person[0], inner[-1][1], person[2], Group(inner), 0

    @staticmethod
    def _person(done: Reduced, token: Token) -> Token:
        """An unknown name of several words behind a post is a person's."""
        start, end, char, _, rank = token
        if char != symbols.CAPITALISED or " " not in done.text[start:end]:
            return token
        return start, end, symbols.KIND["person"], provisional(done.text[start:end], "person"), rank

    @staticmethod
    def _gather(chars: str, done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        commas = (i for i, token in enumerate(tokens, 1) if done.text[token[0] : token[1]].strip() in _CUTS)
        cut = max(commas, default=0)
        if cut and len([token for token in tokens[cut:] if token[2] in chars]) > 1:
            # 领投方为甲基金，战略投资人乙、丙: in Chinese a comma ends a list
            char, group = Reducer._group(chars, tokens[cut:])
            return match[0][:cut] + char, [*tokens[:cut], group]
        named = [token for token in tokens if token[2] in chars and token[3]]
        if len(named) == 2 and match[0][1] == symbols.COMMA and match[0][2] == done.and_:
            # `at Epic, and B`: a comma before `and` parts only the last of three from the others.
            return None
        if len(named) == 2 and _WITH_ANOTHER.fullmatch(done.text, named[0][1], named[1][0]):
            return None
        char, group = Reducer._group(chars, tokens)
        return char, [group]

    @staticmethod
    def _group(chars: str, tokens: list[Token]) -> tuple[str, Token]:
        named = [token for token in tokens if token[2] in chars and token[3]]
        inner = tuple(
            member if isinstance(token[3], Group) else token for token in named for member in members_of(token)
        )
        first = next((t for t in named if t[2] not in (symbols.CAPITALISED, symbols.HAN)), named[0])
        return first[2], (tokens[0][0], tokens[-1][1], first[2], Group(inner), 0)

    @staticmethod
    def _convert(done: Reduced, match: re.Match[str]) -> Piece | None:
        """`€11.7 billion ($13.8 billion) valuation`: one sum told in two currencies is two values of one claim."""
        tokens = done.tokens[match.start() : match.end()]
        values = tuple(token for token in tokens if token[2] == match[1])
        if len({token[3].unit for token in values}) < len(values):
            return None
        return match[1], [(tokens[0][0], tokens[-1][1], match[1], Group(values), 0)]

    @staticmethod
    def _gather_values(done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        if len(match[0]) > 2 and match[0][1] == symbols.COMMA and match[0].count(match[1]) == 2:
            return None  # `fell by 48%, and 91% of the staff`: a comma before `and` parts two sums
        values = tuple(token for token in tokens if token[2] == match[1])
        return match[1], [(tokens[0][0], tokens[-1][1], match[1], Group(values), 0)]


def members_of(token: Token) -> tuple[Token, ...]:
    """The tokens of a group one level down, a single token alone."""
    return token[3].members if isinstance(token[3], Group) else (token,)


# What ends a list in Chinese, and in the row of a table.
_CUTS = frozenset("，|｜")
# 富邦则与微软合作, 星睿已与R1融合: the first does it, with the second.
_WITH_ANOTHER = expression(
    r"\s*(?:则|則|已经|已經|已|也|还|還|正在|正|将|將|就|又|再|均|都|未|曾|刚|剛|并|並|此前|随后|隨後|今年|去年)\s*[与與跟和]\s*"
)
_SIZE = expression(r"\d+(?:\.\d+)?[BbMmKk]$")


def _kind(token: Token) -> str:
    single = members(token)[0][3]
    kind: str = single[0].kind
    return kind
