"""Of which of the names around a clause it can speak."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from baimo.reading.context.firstperson import is_first_person
from baimo.reading.naming.known.families import has_family
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.naming.words import LABEL, OFFICE
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

_FAR = 40
# What something is made of or stands upon is named beside it: 基于GLM-4, `built on Llama 3`.
_UPON = expression(
    r"(?:基于|依托|借助|搭载|内置|接入了?|based on|built (?:on|upon|with|on top of)|powered by|on top of|running on"
    r"|driven by|(?:fine-tuned|distilled|derived) from|(?:部署|运行)[在于]|跑在|deployed on|runs? on|trained on)"
    r"(?: the| [\w,]+)?[\d,一二两三四五六七八九十百千万]*[张块片颗枚台]?[ “\"「]*$"
)
# 以GB10为核心的DGX Spark
_CORE = expression(r"[ ”\"]*(?:超级|超級)?(?:芯片|晶片|模型)?[为為](?:核心|底|基[础礎座]|主)")
# 在魔搭社区和Hugging Face开源，采用MIT协议: where something can be had.
_WHERE = expression(
    r"(?:社区|平台|[ ,、和与與及]{1,2}[\w ]{2,16}?){0,2}(?:同步|全面|正式|已经?)?"
    r"(?:开源|開源|上架|释出|釋出|[可开開]?放?下[载載])(?=[，。；,;]|$)"
)
# 由两颗910B封装而成, H100的升级版, `the successor to the H100`: of what a thing is put together, and what it follows.
_PARTS = expression(r"(?:由|将|將|把|用)[\d,一二两兩三四五六七八九十百千]*[张張块塊片颗顆枚个個][ “\"「]*$")
_FOLLOWED = expression(
    r"\b(?:successor (?:to|of)|follow-?up to|upgrade (?:to|of|on)|version of|variant of|replacement for|successor for"
    r"|succeeds|replaces|supersedes)(?: the| a| an| its)?[ “\"]*$",
    re.IGNORECASE,
)
_EDITION = expression(
    r"[ 》”」]*的?(?:全面|小幅|中国|中國|性能)?"
    r"(?:升[级級]|改[进進]|改良|增[强強]|[后後]继|後繼|[继繼]任|[换換]代|迭代|精[简簡]|特供|[缩縮]减|阉割|加[强強]|降[级級]|出口|[强強]化)(?:版|型[号號]|[产產]品|者|款|芯片)"
)
# `owned by the hedge fund High-Flyer`: who did it comes in beside whom it was done to.
_AGENT = expression(
    r"\b(?:\w+ed|run|built|made|bought|set up|held|sold|led) by(?: (?:the|an?|its|their))?(?: [a-z][\w-]*){0,3} ?$"
)
# `signed with OpenAI`: a companion.
_WITH = expression(
    r"\b(?:with|alongside)(?: the| \w+(?:-\w+)? (?:firm|company|start-?up|vendor|supplier|partner|integrator))? ?$"
)
# 根据沙利文的资料, 据Tech星球报道: whose figures a text tells.
_BY_SOURCE = expression(r"(?:根据|據|根據|据|按照|依据|依據|援引|[引]用)[ “「《]*$")
_SOURCE = expression(
    r"[”」》]?的?(?:最新|独家|獨家|官方|公开|公開|相关|統計|统计|研究|調查|调查|市场|市場)*"
    r"(?:资料|資料|数据|數據|报告|報告|报道|報道|報導|报导|消息|统计|統計|预测|預測|测算|測算|估算|调查|調查|研究|披露|獲悉|获悉)"
)
# 华尔街见闻经多方确认, 蓝鲸科技了解到: who found out what follows.
_REPORTS = expression(
    r"[》」”]?(?:[ ]?[（(][^（()）]{1,12}[）)])?(?:记者|記者)?"
    r"(?:从[^，。；\n]{1,12}|独家|獨家|此前|日前|最新|向[^，。；\n]{1,8})?"
    r"(?:获悉|獲悉|了解到|瞭解到|记者|記者|经多方|經多方|梳理|注意到|报道称|報道稱|報導稱|查询|[编編][译譯])"
)
# 天眼查App显示, X通数据显示: where what follows was looked up.
_SHOWS = expression(
    r"(?:[Aa][Pp][Pp]|平台|终端|終端|通|[ ]){0,2}"
    r"(?:(?:公[开開]|最新|[统統][计計]|[监監][测測]|[查][询詢])?(?:[数數][据據]|信息|[资資][讯訊料])[库庫]?|(?<=[Pp]))"
    r"[也均亦]?(?:[显顯]示|表明)"
)
# 曾任华为云产品总监, `formerly of Google`: where somebody was before.
_FORMER = expression(
    r"(?:曾(?:先后|经)?(?:担?任职?于?|在|就职于|供职于)|(?:任职|就职|供职|效力|毕业)于|出身于?|此前[在任])[ “]*$"
    r"|(?:前身(?:即|就)?[是为為]|脱胎[于於]|脫胎[于於]|孵化自|孵化[于於]|拆分自|分拆自|源自|衍生自)[ “「]*$"
    r"|\b(?:formerly|previously|worked|years|stints?|alumn\w+|graduate|veterans?|late|once) (?:of|at|with|for) $"
    r"|(?<![\w-])(?:ex|former)[ -]$|(?<![之目此日以年月天周週季先向从提空面年不])前[ “「]?$"
)
# `Lightspeed again.`: who comes in once more is not what the text turns to.
_AGAIN = expression(r" (?:again|too|as well)[.!]")
# 从高盛到大模型: what somebody has left.
_LEFT, _FOR = expression("[从從]$"), expression("到|出走|走出|离职|辞职|離職|辭職")
_UPON_NEAR = 48
# 另一家是“稻声”, `There's Emmi`: what a sentence is about is brought in.
_LEADS_IN = expression(
    r"(?:再|还|還)?(?:[有是])?(?:另|另外|还有|還有|其中|最后|最後)?的?[一二三][家個个间間](?:公司|企业|企業)?(?:是|叫|就是|名叫)"
    r"(?:[\u4e00-\u9fff]{2,4}的)?[ “「『\"]{0,2}"
    r"|(?:[Aa]nd |[Bb]ut |[Tt]hen )*(?:[Tt]here(?:['’]s| is| was)"
    r"|(?:[Oo]ne|[Aa]nother|[Tt]he (?:other|second|third|first|next|last)(?: one)?)(?: of (?:them|these|those))? is)"
    r"(?: also| called)? [“\"]?"
)
_LONGEST_LEAD = 32
# What may join a sentence to the one before it.
_JOINTS = ["and", "but", "so", "then", "now", "那", "而", "但", "但是", "不过", "还有", "另外"]
_THEY, _WORD = frozenset(["they", "They", "他们", "人家", "他們"]), 8
_ABOUT = expression(r"['’]")
# What no maker of models or chips is called.
_USER = expression(
    r"(?:\b(?:bank|lender|insurer|hospital|airline|clinic|law firm|council|newspaper|brewer|grocer|court|school)"
    r"|[该該](?:行|院|校|券商|[险險]企|[药藥]企|机场|機場|[煤矿煤礦]+|[报報]社)|[行院校厂廠]方)$"
)
# Who points to a company points to no office, court or ministry.
_FIRM = expression(
    r"(?:该|這家|这家|那家|本|此|涉事|涉案|上述|当事)(?:初创|创业|上市|科技)?(?:公司|企业|企業)"
    r"|[Tt]he (?:company|start-?up|firm|chipmaker)"
)
POINTED = frozenset({"organization", "model", "product", "chip"})
# So many blocks on, who backed another may be spoken of for itself.
_WHILE = 2
_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("context.yaml"))
_NEVER = frozenset(_DATA["never_spoken_of"])
_PAPER = expression(_DATA["papers"])
# 高盛预计, `Morgan Stanley expects`: who foretells and judges goes on to speak of another.
_FORETELLS = {part: expression(said) for part, said in _DATA["forecasters"].items()}
_HOSTS = {way: expression(said, re.IGNORECASE) for way, said in _DATA["hosts"].items()}
THINGS = frozenset({"model", "product", "chip", "vehicle", "dataset", "policy"})
_THINGS_ONLY = frozenset(symbols.KIND[kind] for kind in THINGS)
UNKNOWN = frozenset([symbols.QUOTED, symbols.CAPITALISED])


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """What every document asks of a lexicon: articles, little words that stand between."""
    articles = lexicon.group(["the", "a", "an", "its"])
    between = frozenset(lexicon.soft + symbols.SHORT).union(lexicon.tight.values())
    return articles, between


def is_edition(clean: str, end: int) -> bool:
    """Whether a name goes on as that of its own successor: the 的升级版 of H100的升级版."""
    return _EDITION.match(clean, end) is not None


class Candidates:
    """The names in the sentences of a document, and which of them can be meant.

    `known` keeps the symbols of kinds: all documents of a reader share it.
    """

    def __init__(self, clean: str, lexicon: Lexicon, known: dict[tuple[str, ...], frozenset[str]]) -> None:
        self.clean = clean
        self._lexicon = lexicon
        self._known = known
        # What the turns of a conversation begin with.
        self.speakers: frozenset[str] = frozenset()
        self.askers: frozenset[str] = frozenset()
        self._article, self._between = _words(lexicon)
        # Who was told to back another, and in which block: for a while the text does not go on to speak of these.
        self._backers: dict[str, int] = {}
        # Who was told to have a stake in a house that was named: spoken of on, but not as one that raises money.
        self._holders: dict[str, int] = {}
        self.is_of_round = False
        # The block that is read where nobody is sought who backed another; -1 where just that is sought.
        self.block = -1
        self._opening: frozenset[str] | None = None

    def backs(self, token: Token, block: int, is_round: bool = True) -> None:
        """Somebody, or a list of them, is told to have backed another: in a round of those spoken of, or one named."""
        for one in members(token):
            (self._backers if is_round else self._holders)[entity_of(one, self.clean)] = block

    def has_backed(self, token: Token, block: int) -> bool:
        """Whether somebody, or all of a list, was told to have backed another, here or right before."""
        told = (self._backers, self._holders) if self.is_of_round else (self._backers,)
        if block < 0 or not any(told) or not is_mention(token):
            return False
        names = [entity_of(one, self.clean) for one in members(token)]
        return all(any(0 <= block - of.get(name, -_WHILE) < _WHILE for of in told) for name in names)

    def pronoun_kind(self, token: Token) -> str:
        """The kind of what a pointer points to."""
        return self._lexicon.pronoun.get(token[2], "")

    def points_to_user(self, start: int, end: int) -> bool:
        """Whether a pointer tells who uses what others make: `the bank`, `the Dutch insurer`, 该院."""
        return _USER.search(self.clean, start, end) is not None

    def is_mispointed(self, pointer: Token | None, token: Token) -> bool:
        """Whether a pointer cannot mean a name: `the bank` no maker of models, 该公司 no office and no court."""
        if pointer is None:
            return False
        if _FIRM.search(self.clean, pointer[0], pointer[1]):
            return OFFICE.search(self.clean[token[0] : token[1]]) is not None
        return self.points_to_user(*pointer[:2]) and makes_models(token)

    def chars_of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The symbols of mentions that can be of one of these kinds."""
        known = self._known.get(kinds)
        if known is None:
            sets = self._lexicon.alphabet.kind_sets
            wanted = set(kinds)
            chars = {char for names, char in sets.items() if wanted & set(names)}
            if wanted & THINGS:
                chars.add(symbols.QUOTED)
            known = self._known[kinds] = frozenset(chars)
        return known

    def pointed(self, sentence: Sentence, at: int) -> str:
        """The kind of what 该公司, `the model` points to; nothing for other words, and for those that speak or `it`."""
        kind = self._lexicon.pronoun.get(sentence.chars[at], "")
        said = self.clean[sentence.tokens[at][0] : sentence.tokens[at][1]] if kind in POINTED else ""
        return "" if not said or is_first_person(said) or said[0] == "本" or said in _THEY else kind

    def several(self, sentence: Sentence, at: int) -> str:
        """What `they` points to where it opens a sentence, as far as the text goes on with it: a house."""
        start, end = sentence.tokens[at][:2]
        is_short = end - start < _WORD
        return "organization" if is_short and _ABOUT.split(self.clean[start:end].strip())[0] in _THEY else ""

    def comes_in(self, sentence: Sentence, at: int) -> bool:
        """Whether a name comes in as agent, measure or companion: 由红杉领投, 与H100相比, `like the H100`."""
        if self.has_backed(sentence.tokens[at], sentence.block):
            return True
        told = sentence.beside.get(at)
        if told is None:
            told = sentence.beside[at] = self._is_among_backers(sentence, at) or self._is_beside(sentence, at)
        return told

    def _is_beside(self, sentence: Sentence, at: int) -> bool:
        """Whether the words before a name tell that it comes in beside another."""
        if comes_in_beside(self.clean, sentence.tokens[at]) or _AGAIN.match(self.clean, sentence.tokens[at][1]):
            return True
        words = self._lexicon.classes
        before = sentence.chars[at - 1] if at > sentence.low else ""
        if before and before in self._article and at - 1 > sentence.low:
            before = sentence.chars[at - 2]  # `like the H100`
        begins = before in words["beside"] and sentence.clause(at)[0] == at - 1
        return bool(before) and (begins or before in words["oblique"])

    def _is_older(self, token: Token) -> bool:
        """Whether a thing is told as part of another, or as what another follows: H100的升级版."""
        start, end = token[0], token[1]
        if token[2] in (symbols.KIND["organization"], symbols.KIND["person"]):
            return False
        if is_edition(self.clean, end) or _PARTS.search(self.clean, max(0, start - 12), start):
            return True
        return _FOLLOWED.search(self.clean, max(0, start - 28), start) is not None

    def is_never(self, token: Token) -> bool:
        """Whether a text speaks on of another: than an exchange, a paper that reports, a backer, an older thing."""
        senses = token[3]
        if isinstance(senses, tuple) and bool(senses) and isinstance(senses[0], Sense) and senses[0].id in _NEVER:
            return True
        if is_host(self.clean, token):
            return True
        if token[2] not in _THINGS_ONLY and _PAPER.fullmatch(self.clean, token[0], token[1]):
            return True
        is_bank = _FORETELLS["names"].fullmatch(self.clean, *token[:2]) is not None
        if _SHOWS.match(self.clean, token[1]) or (is_bank and _FORETELLS["behind"].match(self.clean, token[1])):
            return True
        is_left = _LEFT.search(self.clean, max(0, token[0] - 2), token[0]) and _FOR.match(self.clean, token[1])
        return bool(is_left) or self._is_older(token) or self.has_backed(token, self.block)

    def is_label(self, token: Token) -> bool:
        """Whether a new name is but the mark of a line: `Jun 2024`, `FY2025`, `Slide 4`, 主持人."""
        said = self.clean[token[0] : token[1]]
        if said in self.askers or (said in self.speakers and not _is_known(token)):
            return True
        return token[2] == symbols.CAPITALISED and LABEL.fullmatch(self.clean, token[0], token[1]) is not None

    def is_backer(self, sentence: Sentence, at: int) -> bool:
        """Whether an organization comes in as one that backs another: of it the text does not speak."""
        return self.has_backed(sentence.tokens[at], sentence.block) or self._is_among_backers(sentence, at)

    def _is_among_backers(self, sentence: Sentence, at: int) -> bool:
        """Whether the words beside a name tell that it backs another."""
        words, chars = self._lexicon.classes, sentence.chars
        after = chars[at + 1 : at + 2]
        before = chars[at - 1] if at > sentence.low else ""
        if (after and after in words["backing"]) or (before and before in words["backed"] + words["from"]):
            return True
        # 跟投方有联想创投、小米等; 由启明创投等共同领投: little words stand between
        ahead = self._beyond(sentence, at, 1)
        behind = self._beyond(sentence, at, -1)
        return bool(ahead and ahead in words["lead_round"] + words["follow_round"]) or bool(
            behind and behind in words["investors"]
        )

    def _beyond(self, sentence: Sentence, at: int, step: int) -> str:
        """The symbol before or behind a place, little words passed over."""
        at += step
        while sentence.low <= at < sentence.high and sentence.chars[at] in self._between:
            at += step
        return sentence.chars[at] if sentence.low <= at < sentence.high else ""

    def opens(self, sentence: Sentence, at: int) -> bool:
        """Whether a name opens its sentence: only words that mean nothing, articles and times stand before it."""
        low = max(sentence.low, sentence.chars.rfind(symbols.COLON, sentence.low, at) + 1)
        if self._is_little(sentence, low, at):
            return True
        start, end = sentence.tokens[low][0], sentence.tokens[at][0]
        return end - start <= _LONGEST_LEAD and _LEADS_IN.fullmatch(self.clean, start, end) is not None

    def opens_clause(self, sentence: Sentence, low: int, at: int) -> bool:
        """Whether a name opens a clause that begins at `low`, and comes in as nobody's measure or companion."""
        return self._is_little(sentence, low, at) and not self.comes_in(sentence, at)

    def _is_little(self, sentence: Sentence, low: int, high: int) -> bool:
        if self._opening is None:
            joints = self._lexicon.group(_JOINTS)
            little = (*self._lexicon.soft, *joints, *self._article)
            self._opening = frozenset((*little, symbols.SHORT, symbols.HAN, symbols.DATE, symbols.COMMA))
        return self._opening.issuperset(sentence.chars[low:high])

    def latter(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 后者 points to: the last name of a kind before it, in its sentence or the one before."""
        chars = self.chars_of(kinds)
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK:
                return None
            if sentence.chars[i] in chars:
                return members(sentence.tokens[i])[-1]
        return None

    def former(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 前者 points to: the first of the last two names of a kind before it."""
        chars = self.chars_of(kinds)
        found: list[Token] = []
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK or len(found) > 1:
                break
            if sentence.chars[i] in chars:
                found = [*members(sentence.tokens[i]), *found]
        return found[-2] if len(found) > 1 else None


def comes_in_beside(clean: str, token: Token) -> bool:
    """Whether the words right before a name make it the agent of what was done, or what something stands upon."""
    end = token[0]
    start = max(0, end - _UPON_NEAR)
    if clean[end - 1 : end] == "以" and _CORE.match(clean, token[1]):
        return True
    if clean[end - 1 : end] in ("在", "于", "於") and _WHERE.match(clean, token[1]):
        return True
    if _REPORTS.match(clean, token[1]) or (_BY_SOURCE.search(clean, start, end) and _SOURCE.match(clean, token[1])):
        return True
    return any(pattern.search(clean, start, end) for pattern in (_UPON, _AGENT, _WITH, _FORMER))


def is_host(clean: str, token: Token) -> bool:
    """Whether a name but tells where models can be had, as in the links of a page: 🤗 Hugging Face | Paper."""
    start, end = token[:2]
    if _HOSTS["names"].fullmatch(clean, start, end) is None:
        return False
    return bool(_HOSTS["behind"].match(clean, end) or _HOSTS["before"].search(clean, max(0, start - _FAR), start))


def _is_known(token: Token) -> bool:
    """Whether a list knows a name."""
    senses = token[3]
    return isinstance(senses, tuple) and bool(senses) and isinstance(senses[0], Sense) and senses[0].is_known


def makes_models(token: Token) -> bool:
    """Whether a name is that of a house whose models or chips are known, or of one of these."""
    senses = members(token)[0][3]
    if type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
        return False
    return not senses[0].is_outside and (senses[0].kind in THINGS or has_family(senses[0].id))


def is_mention(token: Token) -> bool:
    """Whether a token names something: not a word, a date, a quantity or a list of those."""
    what = token[3]
    if type(what) is not tuple:  # most are the senses of one name, or nothing
        what = None if what is None else members(token)[0][3]
    return type(what) is tuple and bool(what) and type(what[0]) is Sense


def entity_of(token: Token, clean: str) -> str:
    """What a name stands for, by its id, or by its letters where its id is not made yet; of a list all together."""
    if type(token[3]) is tuple:
        return _single(token, clean)
    return "|".join([_single(one, clean) for one in members(token)])


def _single(token: Token, clean: str) -> str:
    senses = token[3]
    known: str = senses[0].id if type(senses) is tuple and senses and type(senses[0]) is Sense else ""
    return known or clean[token[0] : token[1]].strip().lower()
