"""Prices found in texts: the scale and kind of token as printed, wherever in the clause they are told."""

from __future__ import annotations

import pytest

from baimo.reading.finding.quantities import find_quantities
from baimo.values.names import fold

IN, OUT, CACHED = "input-tokens", "output-tokens", "cached-input-tokens"


def prices(text: str) -> list[tuple[str, str]]:
    return [
        (f"{span.value.normalize():f}", span.unit) for span in find_quantities(fold(text)) if span.dimension == "price"
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("0.003元/千tokens", "CNY/1k-tokens"),
        ("0.003 元 / 千 tokens", "CNY/1k-tokens"),
        ("每千 tokens 输入价格降至 0.003元", f"CNY/1k-{IN}"),
        ("每1000个tokens 0.003元", "CNY/1k-tokens"),
        ("0.003元/百万输入", f"CNY/1M-{IN}"),
        ("0.003美元每百万输出tokens", f"USD/1M-{OUT}"),
        ("百万 tokens 输入价格为 0.003 元", f"CNY/1M-{IN}"),
        ("输入（缓存命中）0.003元/百万tokens", f"CNY/1M-{CACHED}"),
        ("0.003元/百万tokens（缓存未命中）", f"CNY/1M-{IN}"),
        ("3厘/千tokens", "CNY/1k-tokens"),
        ("$0.003 per 1M input tokens", f"USD/1M-{IN}"),
        ("$0.003 per 1K tokens", "USD/1k-tokens"),
        ("$0.003/M output", f"USD/1M-{OUT}"),
        ("$0.003 per MTok", "USD/1M-tokens"),
        ("$0.003 per million cached input tokens", f"USD/1M-{CACHED}"),
        ("0.3 cents per million input tokens", f"USD/1M-{IN}"),
        ("HK$0.003 per 1K tokens", "HKD/1k-tokens"),
        ("0.003美元一个月", "USD/month"),
        ("每月0.003美元/人", "USD/user-month"),
        ("每年0.003美元/席位", "USD/user-year"),
        ("0.003元/月/用户", "CNY/user-month"),
        ("$0.003 a month", "USD/month"),
        ("$0.003 a month per seat", "USD/user-month"),
        ("一年 0.003 美元", "USD/year"),
        ("一个月只要0.003元", "CNY/month"),
        ("每万字0.003元", "CNY/10k-characters"),
        ("0.003美元/月", "USD/month"),
        ("每月0.003美元", "USD/month"),
        ("每用户每月0.003美元", "USD/user-month"),
        ("$0.003 per user per month", "USD/user-month"),
        ("$0.003 a month", "USD/month"),
        ("$0.003 per GPU hour", "USD/chip-hour"),
        ("每卡时0.003元", "CNY/chip-hour"),
        ("$0.003 per image", "USD/image"),
        ("0.003 CNY per million.", "CNY/1M-tokens"),
        ("output 0.003 CNY/1k", f"CNY/1k-{OUT}"),
        ("每1000 Tokens，低至0.003元", "CNY/1k-tokens"),
        ("0.3分钱一千token", "CNY/1k-tokens"),
        ("0.003元（每千tokens）", "CNY/1k-tokens"),
        ("输入价格降为每百万token新台币0.003元", f"TWD/1M-{IN}"),
        ("命中缓存的输入按每百万tokens 0.003元计", f"CNY/1M-{CACHED}"),
        ("每席每月0.003元", "CNY/user-month"),
        ("年付0.003美元", "USD/year"),
        ("每生成一张图片收费0.003元", "CNY/image"),
        ("每小时0.003元/卡", "CNY/chip-hour"),
        ("单卡时租金为0.003元", "CNY/chip-hour"),
    ],
)
def test_price_has_the_printed_scale_and_kind(text: str, unit: str) -> None:
    assert prices(text) == [("0.003", unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "每百万tokens 输入2元、输出8元",
            [("2", f"CNY/1M-{IN}"), ("8", f"CNY/1M-{OUT}")],
            id="one scale for two sums",
        ),
        pytest.param(
            "输入0.8元/百万tokens，输出2元/百万tokens",
            [("0.8", f"CNY/1M-{IN}"), ("2", f"CNY/1M-{OUT}")],
            id="the kind before, the scale after",
        ),
        pytest.param(
            "每百万输入 tokens 1 元（缓存命中）/ 4 元（缓存未命中），每百万输出 tokens 16 元",
            [("1", f"CNY/1M-{CACHED}"), ("4", f"CNY/1M-{IN}"), ("16", f"CNY/1M-{OUT}")],
            id="the kind in brackets",
        ),
        pytest.param(
            "$2.50/$10 per million input/output tokens", [("2.5", f"USD/1M-{IN}"), ("10", f"USD/1M-{OUT}")], id="a pair"
        ),
        pytest.param(
            "输入/输出价格分别为每百万tokens 2元/8元", [("2", f"CNY/1M-{IN}"), ("8", f"CNY/1M-{OUT}")], id="分别"
        ),
        pytest.param(
            "$3 for input and $15 for output per million tokens",
            [("3", f"USD/1M-{IN}"), ("15", f"USD/1M-{OUT}")],
            id="the scale at the end",
        ),
        pytest.param(
            "输入价格从0.02元/千tokens降至0.0005元/千tokens",
            [("0.02", f"CNY/1k-{IN}"), ("0.0005", f"CNY/1k-{IN}")],
            id="an old price and a new one",
        ),
        pytest.param(
            "价格为0.0008元/千Tokens，公司融资2亿元", [("0.0008", "CNY/1k-tokens")], id="a sum beside a price"
        ),
        pytest.param("融资2亿元，每百万tokens 2元", [("2", "CNY/1M-tokens")], id="a sum before a price"),
        pytest.param("每千tokens便宜，融资3亿元", [], id="no price at all"),
        pytest.param(
            "输入$5、输出$15（每百万token）",
            [("5", f"USD/1M-{IN}"), ("15", f"USD/1M-{OUT}")],
            id="the scale in brackets",
        ),
        pytest.param(
            "每百万输入tokens 4元（缓存命中1元），每百万输出tokens 16元",
            [("4", f"CNY/1M-{IN}"), ("1", f"CNY/1M-{CACHED}"), ("16", f"CNY/1M-{OUT}")],
            id="another price in brackets",
        ),
        pytest.param(
            "输入、缓存命中与输出价格分别为每百万tokens 2元、0.5元和8元，旧版则是4元、1元和16元",
            [
                ("2", f"CNY/1M-{IN}"),
                ("0.5", f"CNY/1M-{CACHED}"),
                ("8", f"CNY/1M-{OUT}"),
                ("4", f"CNY/1M-{IN}"),
                ("1", f"CNY/1M-{CACHED}"),
                ("16", f"CNY/1M-{OUT}"),
            ],
            id="kinds in order, and a list after it",
        ),
        pytest.param(
            "每百万输入token 5美元。新版输入只要2.5美元",
            [("5", f"USD/1M-{IN}"), ("2.5", f"USD/1M-{IN}")],
            id="the kind alone",
        ),
        pytest.param("租金从每小时8元降到5.5元", [("8", "CNY/hour"), ("5.5", "CNY/hour")], id="an hour's price falls"),
        pytest.param("between $2.50 and $10 per million tokens", [("2.5", "USD/1M-tokens")], id="a range"),
    ],
)
def test_prices_share_what_is_told_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert prices(text) == expected


def test_the_scale_of_a_price_is_no_quantity_of_its_own() -> None:
    assert [span.unit for span in find_quantities("$2 per 1m tokens")] == ["USD/1M-tokens"]
    assert [span.unit for span in find_quantities("每1000个tokens 0.12元")] == ["CNY/1k-tokens"]


@pytest.mark.parametrize(
    "text", ["第一年99元", "近一年99元", "一年内99元", "99元一年内", "一年降到99元", "二十一年99元", "一年亏损500元"]
)
def test_a_time_in_which_a_sum_came_about_makes_no_price(text: str) -> None:
    assert prices(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("输入 6 块、输出 18 块（百万 token）", [("6", f"CNY/1M-{IN}"), ("18", f"CNY/1M-{OUT}")]),
        ("租一张卡一小时2块75", [("2.75", "CNY/hour")]),
        ("价格 30/60 美元每百万", [("30", f"USD/1M-{IN}"), ("60", f"USD/1M-{OUT}")]),
        ("会员 18/48 元每月", [("18", "CNY/month"), ("48", "CNY/month")]),
        (
            "2 yuan per million input tokens and 7.5 per million output",
            [("2", f"CNY/1M-{IN}"), ("7.5", f"CNY/1M-{OUT}")],
        ),
        ("$4 per million tokens going in and $20 coming out", [("4", f"USD/1M-{IN}"), ("20", f"USD/1M-{OUT}")]),
        ("输入0.6美元，输出3美元", [("0.6", f"USD/1M-{IN}"), ("3", f"USD/1M-{OUT}")]),
        ("goes from 60 to 45 euro cents per million tokens", [("0.6", "EUR/1M-tokens"), ("0.45", "EUR/1M-tokens")]),
        ("€29 / seat / month", [("29", "EUR/user-month")]),
        ("$7 per pupil per year", [("7", "USD/user-year")]),
        ("月费 30 元 → 24 元", [("30", "CNY/month"), ("24", "CNY/month")]),
        ("一席一个月美金一千五", [("1500", "USD/month")]),
        ("0.05元/页", [("0.05", "CNY/page")]),
        ("three dollars in, fifteen out", [("3", f"USD/1M-{IN}"), ("15", f"USD/1M-{OUT}")]),
        ("twenty-two cents in and thirty-three out", [("0.22", f"USD/1M-{IN}"), ("0.33", f"USD/1M-{OUT}")]),
        (
            "DeepSeek R1 for fifty-five cents and two dollars nineteen",
            [("0.55", f"USD/1M-{IN}"), ("2.19", f"USD/1M-{OUT}")],
        ),
        ("GPT-4o, in May 2024, was $5 and $15", [("5", f"USD/1M-{IN}"), ("15", f"USD/1M-{OUT}")]),
        ("输入一百万个token是2.5美元，输出是10美元", [("2.5", f"USD/1M-{IN}"), ("10", f"USD/1M-{OUT}")]),
    ],
)
def test_prices_as_people_say_them(text: str, told: list[tuple[str, str]]) -> None:
    assert prices(text) == told


@pytest.mark.parametrize(
    "text", ["用了8块A100", "一共8块。", "跑到38 token/s", "9 billion tokens a day", "支持 30/60 帧"]
)
def test_counts_and_rates_of_speed_are_no_price(text: str) -> None:
    assert not prices(text)
    assert all(span.unit != "CNY" for span in find_quantities(fold(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kite 2 costs $2 per million input tokens. Wren is listed at $3 and $15.", ["2 in", "3 in", "15 out"]),
        ("Wren at 3 and 15 dollars per million tokens", ["3 in", "15 out"]),
        ("API 4 / 16 元（百万）", ["4 in", "16 out"]),
        (
            "云雀每百万输入token 2元，输出8元。玄鸟要价 4/16，海燕卖 1和3",
            ["2 in", "8 out", "4 in", "16 out", "1 in", "3 out"],
        ),
        ("All prices in euro. Kite L: 2.00 for a million in, 6.00 for a million out", ["2 in", "6 out"]),
        ("Prices in US dollars per million tokens.\nA: 0.15 in / 0.60 out", ["0.15 in", "0.6 out"]),
        ("Input: $0.25 · Output: $2.00 · Cached input: $0.025 (per 1M tokens)", ["0.25 in", "2 out", "0.025 cached"]),
        ("输入2块（缓存0.2）、输出3块", ["2 in", "0.2 cached", "3 out"]),
        ("$3 in and $15 out per million tokens, down from $5 and $25", ["3 in", "15 out", "5 in", "25 out"]),
        (
            "0.90 euros per million input and 3.60 euros per million output tokens, down from 2 euros and 9 euros",
            ["0.9 in", "3.6 out", "2 in", "9 out"],
        ),
        (
            "input falls from $3 to $2 and output from $15 to $10 per million tokens",
            ["3 in", "2 in", "15 out", "10 out"],
        ),
        ("每百万tokens输入2元（原4元）、输出8元（原16元）", ["2 in", "4 in", "8 out", "16 out"]),
    ],
)
def test_pairs_of_what_goes_in_and_out(text: str, told: list[str]) -> None:
    short = {IN: "in", OUT: "out", CACHED: "cached"}
    assert [f"{value} {short[unit.split('-', 1)[1]]}" for value, unit in prices(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kite Go is HK$68 a month; Plus stays at $20 and Pro at $200.",
            ["68 HKD/month", "20 USD/month", "200 USD/month"],
        ),
        ("基础版 19元/月、专业版 59元、旗舰版 199元", ["19 CNY/month", "59 CNY/month", "199 CNY/month"]),
        ("The Team plan is $25 per seat per month, Business $40.", ["25 USD/user-month", "40 USD/user-month"]),
        ("Kite Plus (monthly) $7, Kite Plus (yearly) $50", ["7 USD/month", "50 USD/year"]),
        ("H100 rents for $2.10 an hour, H200 for $2.80", ["2.1 USD/hour", "2.8 USD/hour"]),
        ("4090一小时1块98，H800要9块8", ["1.98 CNY/hour", "9.8 CNY/hour"]),
        ("H100: $1.85 an hour, median of eleven, down from $1.92.", ["1.85 USD/hour", "1.92 USD/hour"]),
        ("H100 SXM $2.10/GPU-hr, A100 80G $1.29", ["2.1 USD/chip-hour", "1.29 USD/chip-hour"]),
        ("前者每千token 0.015元，后者仅为0.001元", ["0.015 CNY/1k-tokens", "0.001 CNY/1k-tokens"]),
        ("每月20美元（年付17美元）", ["20 USD/month", "17 USD/month"]),
        ("一张图0.04美元，每秒视频0.5元", ["0.04 USD/image", "0.5 CNY/second"]),
        (
            "B200 is scarce: Lambda charges $4.99 an hour, Orrin $8.60 and Pell $5.98. In May the same chip was $6.25.",
            ["4.99 USD/hour", "8.6 USD/hour", "5.98 USD/hour", "6.25 USD/hour"],
        ),
        (
            "H100 is $2.15 an hour. The cheapest offer we saw was $1.49; AWS lists $3.90 after its cut, Azure $6.98.",
            ["2.15 USD/hour", "1.49 USD/hour", "3.9 USD/hour", "6.98 USD/hour"],
        ),
        ("A100 fell to $1.20 an hour. In January it stood at $1.64.", ["1.2 USD/hour", "1.64 USD/hour"]),
        ("4090每小时1.98元，优云1.88元。去年同期它还要3元", ["1.98 CNY/hour", "1.88 CNY/hour", "3 CNY/hour"]),
        ("年費由2,190元調漲為3,190元", ["2190 CNY/year", "3190 CNY/year"]),
        ("月费自299元调高至399元", ["299 CNY/month", "399 CNY/month"]),
        ("原价每月30美元，现价20美元", ["30 USD/month", "20 USD/month"]),
        ("H100的时租为2.05美元；H200为2.6美元，B200则在4.7美元左右", ["2.05 USD/hour", "2.6 USD/hour", "4.7 USD/hour"]),
        ("$2.50 per 1,000 requests, $10/1K searches", ["2.5 USD/1k-calls", "10 USD/1k-calls"]),
        ("每千次调用5元，每千页3元，$5 per 1,000 images", ["5 CNY/1k-calls", "3 CNY/1k-pages", "5 USD/1k-images"]),
    ],
)
def test_periods_told_once_for_several(text: str, told: list[str]) -> None:
    assert [f"{value} {unit}" for value, unit in prices(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "It raised $3 million and $15 million. Its API costs $5 per million tokens.",
        "Plus costs $20 and Pro costs $200; Kite is $1.25 per million tokens.",
        "H100每小时8美元；公司融资5000万美元",
        "GPT-4 and 16 others; the API is $2 per million tokens",
    ],
)
def test_what_stands_beside_a_price_is_none(text: str) -> None:
    assert len(prices(text)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An H100 for $2.10 an hour, against $2.85 in May", [("2.1", "USD/hour"), ("2.85", "USD/hour")]),
        ("Nebius lists it at $3.50 an hour, Verda at €2.60", [("3.5", "USD/hour"), ("2.6", "EUR/hour")]),
        ("an H100 at $2 an hour; Crusoe quotes $5.50 for a B200", [("2", "USD/hour"), ("5.5", "USD/hour")]),
        ("5.5 yuan per card per hour from 7.2 yuan", [("5.5", "CNY/chip-hour"), ("7.2", "CNY/chip-hour")]),
        (
            "每秒0.75美元，Fast版从0.4美元降到0.15美元",
            [("0.75", "USD/second"), ("0.4", "USD/second"), ("0.15", "USD/second")],
        ),
        ("会员每月66元、266元和666元", [("66", "CNY/month"), ("266", "CNY/month"), ("666", "CNY/month")]),
        ("高画质每张0.17美元，低画质0.01美元", [("0.17", "USD/image"), ("0.01", "USD/image")]),
        ("5秒视频只需2.5元", [("2.5", "CNY/video")]),
        ("an H100 at $2 an hour and it raised $12 million", [("2", "USD/hour")]),
        (
            "- **H100** averaged $2.36 an hour\n- **B200** now stands at $4.87",
            [("2.36", "USD/hour"), ("4.87", "USD/hour")],
        ),
        ("All prices are in US dollars per GPU hour.\n\nThe MI300X is $1.99 on average.", [("1.99", "USD/chip-hour")]),
        ("以下租金均为每卡每小时。\n\nH100目前的均价是12元。", [("12", "CNY/chip-hour")]),
        ("H100每小时租金已跌破2美元，去年同期为2.85美元", [("2", "USD/hour"), ("2.85", "USD/hour")]),
        ("昇腾910B约为每卡每小时6元，思元590约为4元", [("6", "CNY/chip-hour"), ("4", "CNY/chip-hour")]),
        (
            "每百万输入token由0.3美元降至0.15美元，输出由2.5美元降至1.25美元",
            [("0.3", f"USD/1M-{IN}"), ("0.15", f"USD/1M-{IN}"), ("2.5", f"USD/1M-{OUT}"), ("1.25", f"USD/1M-{OUT}")],
        ),
        ("RTX 4090月租从年初的1500元降至1100元", [("1500", "CNY/month"), ("1100", "CNY/month")]),
        ("每人每月30美元，年缴则为25美元", [("30", "USD/user-month"), ("25", "USD/user-month")]),
        (
            "from $3 to $2 per million input tokens and from $12 to $8 per million output tokens",
            [("3", f"USD/1M-{IN}"), ("2", f"USD/1M-{IN}"), ("12", f"USD/1M-{OUT}"), ("8", f"USD/1M-{OUT}")],
        ),
        ("Prices are per GPU hour.\n\nA new H100 sells for $30,000.", []),
    ],
)
def test_what_a_price_is_per_is_told_once_for_several(text: str, told: list[tuple[str, str]]) -> None:
    assert prices(text) == told


@pytest.mark.parametrize(
    ("text", "value"), [("13萬9,900元", 139900), ("1億2,500萬元", 125_000_000), ("3萬2,800元", 32800)]
)
def test_sums_with_a_scale_within_and_a_comma(text: str, value: int) -> None:
    assert [span.value for span in find_quantities(fold(text))] == [value]


def test_two_old_prices_are_in_the_order_of_the_new_ones() -> None:
    told = prices("at $2 per million input tokens and $8 per million output tokens, compared with $10 and $40 before")
    assert told == [("2", f"USD/1M-{IN}"), ("8", f"USD/1M-{OUT}"), ("10", f"USD/1M-{IN}"), ("40", f"USD/1M-{OUT}")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "命中上下文缓存的输入，A按每百万tokens 0.4元计费，B按0.08元计费。",
            [("0.4", f"CNY/1M-{CACHED}"), ("0.08", f"CNY/1M-{CACHED}")],
        ),
        ("输出方面，A每百万tokens 12元，B每百万tokens 2元。", [("12", f"CNY/1M-{OUT}"), ("2", f"CNY/1M-{OUT}")]),
        (
            "For cached input, A is $0.40 per million tokens and B $0.08.",
            [("0.4", f"USD/1M-{CACHED}"), ("0.08", f"USD/1M-{CACHED}")],
        ),
        ("输入价格由每百万tokens 6元下调至每百万tokens 4元", [("6", f"CNY/1M-{IN}"), ("4", f"CNY/1M-{IN}")]),
    ],
)
def test_the_kind_of_token_is_told_once_for_a_sentence(text: str, told: list[tuple[str, str]]) -> None:
    assert prices(text) == told


def test_two_memories_tell_apart_the_versions_of_a_phone() -> None:
    assert [span.unit for span in find_quantities("12gb+256gb版本3999元，显存96gb")] == ["CNY", "GB"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "定价为每百万tokens输入0.3美元（2.1元人民币），输出1.2美元（8.4元）",
            [("0.3", f"USD/1M-{IN}"), ("2.1", f"CNY/1M-{IN}"), ("1.2", f"USD/1M-{OUT}"), ("8.4", f"CNY/1M-{OUT}")],
        ),
        (
            "输入0.3美元/百万tokens（约2.1元），输出1.2美元/百万tokens（约8.4元）",
            [("0.3", f"USD/1M-{IN}"), ("2.1", f"CNY/1M-{IN}"), ("1.2", f"USD/1M-{OUT}"), ("8.4", f"CNY/1M-{OUT}")],
        ),
        (
            "It costs $0.30 (€0.26) per million input tokens and $1.20 (€1.03) per million output tokens.",
            [("0.3", f"USD/1M-{IN}"), ("0.26", f"EUR/1M-{IN}"), ("1.2", f"USD/1M-{OUT}"), ("1.03", f"EUR/1M-{OUT}")],
        ),
        ("The plan is $20 (about €17) a month.", [("20", "USD/month"), ("17", "EUR/month")]),
        ("It raised $30 million (€26 million).", []),
    ],
    ids=["scale before", "scale behind", "scale beyond the brackets", "a month", "no price"],
)
def test_a_price_told_again_in_another_currency_is_of_the_same(text: str, told: list[tuple[str, str]]) -> None:
    assert prices(text) == told
