"""What English says beside its sentence: insertions between commas, and companies pointed to by their sort."""

from __future__ import annotations

import re

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences import insertions
from baimo.reading.sentences.rewriting import Folding, Piece, Reduced, rewrite
from baimo.values.expressions import expression

# `the French company`, `the AI start-up`: who it is was told before; `the largest company` is nobody yet.
_SORT = expression(
    r"\W*the(?: (?:[\w-]+(?:ese|ish|ian|can|ch|man)|swiss|israeli|indian|dutch|ai|tech|chip|robotics|software|young"
    r"|privately held|[\w-]+-(?:old|backed|owned|listed|funded|led|[a-z]+ing)|same|combined|new|resulting|merged))*\W*",
    re.IGNORECASE,
)
_GREATEST = expression(
    r"\W*the (?:(?:world|country|nation|city|region|state|continent)['’]s )?(?:(?:second|third|fourth|fifth)[- ])?"
    r"(?:largest|biggest|oldest)(?: [a-z-]+){0,2} ?",
    re.IGNORECASE,
)
_MOST = ["largest", "biggest", "oldest"]
_MAKES = ["maker", "provider", "supplier", "operator", "builder", "creator", "designer", "group", "team"]
_FAMILY = ("model", "models", "chip", "latest model", "family", "series", "assistant", "chatbot", "app", "processor")
# `Alphabet, Google's parent, ...`: how another house is related to it.
_KIN = ["parent", "owner", "maker", "rival", "creator", "backer", "partner", "operator", "developer", "supplier"]
_OWN = ["own", "in-house", "homegrown", "home-grown"]
_MADE = {"model", "product", "chip"}
_ORGANIZATION = symbols.KIND["organization"]
# The symbols that end a clause, and what stands behind the last of its words.
_ENDS = ranges(symbols.COMMA + symbols.STOP + symbols.QUESTION + symbols.BLOCK + symbols.COLON + "()、")
_LAST = f"(?=[{ranges(symbols.STOP + symbols.BLOCK)}]|$)"


class English:
    """Holds the expressions for one alphabet; `mentions` are the symbols of names, `places` those of places."""

    def __init__(self, lexicon: Lexicon, mentions: str, places: str, fields: str) -> None:
        self._lexicon = lexicon
        self._name, self._places, self._fields = ranges(mentions), ranges(places), fields
        self._soft = ranges(lexicon.soft + symbols.SHORT)
        self._company, self._based = lexicon.words["the company"], lexicon.char("-based")
        unknown = symbols.CAPITALISED
        self._people, self._orgs = ranges(symbols.KIND["person"] + unknown), ranges(_ORGANIZATION + unknown)
        self._of_insertions()
        self._of_posts()
        self._of_sorts()
        self._of_pointers()

    def _of_insertions(self) -> None:
        """What stands between commas, behind the last one, or before the name that it tells of."""
        lexicon, name, soft = self._lexicon, self._name, self._soft
        values = ranges("".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values()))))
        region = f"(?:,[{self._places}](?=,))?"  # based in Livingston, New Jersey,
        opens = f"[^{name}{symbols.DATE}{_ENDS}]"
        # `X, led by A, a former researcher at B, raised ...`: who A is stands within what X is.
        both = f"[{ranges(lexicon.classes['and'])}][{name}]"
        within = f"(?:(?<=[{name}]),(?P<within>{opens}[^{_ENDS}]{{0,12}})(?=,(?!{both})))?"
        houses = lexicon.classes["pronoun_organization"]
        pointed = ranges(
            lexicon.group([word for word in lexicon.words if word.startswith("the ") and lexicon.words[word] in houses])
        )
        self._insertion = Folding(
            f"(?:[{name}]|(?P<pointer>[{pointed}])),(?P<said>{opens}[^{_ENDS}]{{0,24}}{region}){within},(?![{name}{values}])",
            needs=symbols.COMMA,
        )
        kin = lexicon.group(_KIN)
        self._related = Folding(
            f"([{name}]),([{name}][{ranges(lexicon.classes['of'])}][{soft}]{{0,2}}[{ranges(kin)}]),(?![{name}{values}])",
            needs=kin,
        )
        self._trailing = Folding(f"([{name}]),([^{name}{_ENDS}][^{_ENDS}]{{0,24}}){_LAST}", needs=symbols.COMMA)
        opening = f"(?<![^{symbols.BLOCK}{symbols.STOP}{symbols.QUESTION}])"
        more = f"(?:[^{_ENDS}]|,(?![{soft}]?[{name}])){{1,30}}"
        named = f",[{ranges(lexicon.char('the'))}]?"
        self._front = Folding(
            f"{opening}([^{name}{_ENDS}]{more}){named}([{name}])(?![,、{ranges(lexicon.classes['and'])}])",
            needs=symbols.COMMA,
            core=f"{named}[{name}]",
        )
        it = lexicon.char("it")
        self._front_it = Folding(f"{opening}{more},([{ranges(it)}])", needs=it, core=f",{re.escape(it)}")
        families = "".join(char for word in _FAMILY if (char := lexicon.words.get(word)))
        little = ranges(lexicon.char("its") + lexicon.char("a") + lexicon.group(_OWN) + symbols.SHORT)
        self._apposed = Folding(
            f"[{little}][{soft}{values}]{{0,3}}(?<=[{ranges(families)}]),(?=[{name}])",
            needs=families,
        )

    def _of_posts(self) -> None:
        """Who is told to be a person by the post beside the name."""
        words, soft, unknown = self._lexicon.classes, self._soft, symbols.CAPITALISED
        posts = words["chief"] + words["post"] + words["founder"] + words["founder_and_chief"]
        post, no_more = ranges(posts), f"[^{self._name}{_ENDS}]"
        self._posted = Folding(
            f"([{self._people}]),([{self._orgs}][{ranges(words['of'])}]?{no_more}{{0,5}}[{post}]{no_more}{{0,4}})"
            f"(?=[,{ranges(symbols.STOP + symbols.BLOCK)}]|$)",
            needs=posts,
        )
        being = ranges(self._lexicon.group(["is", "was", "became", "becomes"]))
        self._titled = Folding(
            f"(?<=[{post}],){unknown}(?=[,.])|{unknown}(?=,[{soft}]{{0,2}}[{post}])"
            f"|{unknown}(?=[{being}][{soft}]{{0,2}}[{post}])",
            needs=posts,
        )
        self._unknown = Folding(unknown)

    def _of_sorts(self) -> None:
        """What is said of a name right before it: the sort of company, the county of a town, where people are of."""
        places, sorts, by = self._places, self._lexicon.classes["company_word"], self._lexicon.classes["by"]
        field = ranges(self._fields + symbols.CAPITALISED)
        self._kind = Folding(f"[{field}][{self._soft}]{{0,3}}?([{ranges(sorts)}])(?=[{self._name}])", needs=sorts)
        self._county = Folding(f"([{places}]),[{places}](?=[{ranges(self._based)}])", needs=self._based)
        self._described = Folding(
            f"(?<=[{ranges(by)}])[{places}{self._orgs}][{symbols.SHORT}]([{self._people}])", needs=by
        )

    def _of_pointers(self) -> None:
        """What points back to a company: `the Paris-based start-up`, `the Austin firm`, `the ChatGPT maker`."""
        lexicon, places, no_name = self._lexicon, self._places, f"(?![{self._name}])"
        sorts, makers = lexicon.classes["company_word"], lexicon.group(_MAKES)
        the, sort, makes = ranges(lexicon.char("the")), ranges(sorts), ranges(makers)
        trade = ranges(self._fields + symbols.SHORT)
        self._town = Folding(f"[{the}]([{places}])[{trade}]{{0,2}}([{sort}]){no_name}", needs=sorts)
        kinds = ((set(kinds), char) for kinds, char in lexicon.alphabet.kind_sets.items())
        things = "".join(char for of, char in kinds if of & _MADE and "organization" not in of)
        self._maker = Folding(f"[{the}]([{ranges(things)}])[{makes}]{no_name}", needs=makers)
        self._settled = Folding(
            f"[{the}]?([{places}])[{ranges(self._based)}]([{sort}{makes}]){no_name}", needs=self._based
        )
        old = f"(?:[{symbols.OTHER_QUANTITY}{symbols.DATE}][{symbols.SHORT}]?)?"
        first = (
            f"(?:[{the}][{symbols.SHORT}]|[{the}{symbols.SHORT}{symbols.LONGER}]){old}[{ranges(lexicon.char('ai'))}]?"
        )
        opening = f"(?<![^{symbols.BLOCK}{symbols.STOP}{symbols.QUESTION}])"
        where = f"(?:[{ranges(lexicon.char('in'))}][{places}])?"
        most = lexicon.group(_MOST)
        self._greatest = Folding(f"{opening}[{the}][^{self._name}{_ENDS}]{{1,4}}([{sort}]){where}{no_name}", needs=most)
        self._sort = Folding(f"{first}([{sort}]){no_name}", needs=sorts)

    def point(self, done: Reduced) -> None:
        """`the Paris-based company` becomes a pointer back; where it sits is read beside it."""
        rewrite(done, self._titled, insertions.person)
        self._everywhere(done)
        rewrite(done, self._county, insertions.first_only)
        rewrite(done, self._kind, insertions.sort_only)
        rewrite(done, self._settled, self._settle)
        rewrite(done, self._town, self._settle_town)
        rewrite(done, self._maker, self._of_a_maker)
        rewrite(done, self._described, insertions.last_only)
        rewrite(done, self._sort, self._of_a_sort)
        rewrite(done, self._greatest, self._of_the_greatest)

    def insert(self, done: Reduced) -> None:
        """Takes insertions out of their sentence, with the name that they tell of."""
        rewrite(done, self._apposed, insertions.apposed)
        rewrite(done, self._posted, insertions.posted)
        rewrite(done, self._insertion, insertions.aside)
        rewrite(done, self._related, insertions.first_only)
        rewrite(done, self._trailing, insertions.trail)
        rewrite(done, self._front, insertions.fronted)
        rewrite(done, self._front_it, insertions.fronted_it)

    def _everywhere(self, done: Reduced) -> None:
        """Who is named with a post in one place is a person in all others: in the heading above, too."""
        person = symbols.KIND["person"]
        people = {done.text[t[0] : t[1]]: t[3] for t in done.tokens if t[2] == person and type(t[3]) is tuple}
        if not people or symbols.CAPITALISED not in done.chars:
            return

        def known(done: Reduced, match: re.Match[str]) -> Piece | None:
            start, end, _, _, rank = done.tokens[match.start()]
            senses = people.get(done.text[start:end])
            return None if senses is None else (person, [(start, end, person, senses, rank)])

        rewrite(done, self._unknown, known)

    def _settle(self, done: Reduced, match: re.Match[str]) -> Piece:
        tokens = done.tokens[match.start() : match.end()]
        pointer = (tokens[0][0], tokens[-1][1], self._company, None, 0)
        place, based = done.tokens[match.start(1)], done.tokens[match.start(1) + 1]
        done.lay_aside([place, based, pointer], None)
        return self._company, [pointer]

    def _settle_town(self, done: Reduced, match: re.Match[str]) -> Piece:
        """`The Austin firm builds ...`: who it is was told before, and here where it sits."""
        tokens = done.tokens[match.start() : match.end()]
        pointer = (tokens[0][0], tokens[-1][1], self._company, None, 0)
        based = (tokens[1][1], tokens[1][1], self._based, None, 0)
        done.lay_aside([tokens[1], based, pointer], None)
        return self._company, [pointer]

    def _of_a_maker(self, done: Reduced, match: re.Match[str]) -> Piece:
        """`the ChatGPT maker` points back as `the company` does."""
        tokens = done.tokens[match.start() : match.end()]
        return self._company, [(tokens[0][0], tokens[-1][1], self._company, None, 0)]

    def _of_the_greatest(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        """`The largest bank in America rolled out ...`, below the name of that bank."""
        tokens = done.tokens[match.start() : match.end()]
        if not _GREATEST.match(done.text[tokens[0][0] : tokens[-1][1]]):
            return None
        end = done.tokens[match.start(1)][1]
        return self._company, [(tokens[0][0], end, self._company, None, 0)]

    def _of_a_sort(self, done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        if not _SORT.fullmatch(done.text[tokens[0][0] : tokens[-1][0]]):
            return None
        return self._company, [(tokens[0][0], tokens[-1][1], self._company, None, 0)]
