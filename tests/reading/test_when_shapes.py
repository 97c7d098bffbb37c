"""When claims hold, by how documents tell it: above and below a table, in a dateline, by a label, by a day alone."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

SHAPES = {
    "headings labelled by one year after another": (
        "# 八年\n\n## 2022年：对话\n\nOpenAI推出ChatGPT。\n\n## 2023年：追赶\n\n百度上线文心一言。\n\n"
        "## 2024年：比拼\n\nAnthropic推出了Claude Opus 4。\n",
        {("openai", "released"): "2022", ("baidu", "released"): "2023", ("anthropic", "released"): "2024"},
    ),
    "names of columns that lost their table date nothing below": (
        "# Results\n\nOctober 29, 2025\n\n## Metric Q3 2024 Q3 2025 Change\n\n"
        "Cohere has 430 employees. For the fourth quarter it expects revenue of $16 million.\n",
        {("cohere", "employees"): "2025-10-29", ("cohere", "revenue"): "2025-36"},
    ),
    "lines labelled by one year after another, over prose": (
        "2022年：对话\n\nOpenAI推出ChatGPT。\n\n2023：追赶\n\n百度上线文心一言，Meta发布Llama 2。\n\n"
        "2024年：比拼\n\nAnthropic推出了Claude Opus 4。\n",
        {
            ("openai", "released"): "2022",
            ("baidu", "released"): "2023",
            ("meta", "released"): "2023",
            ("anthropic", "released"): "2024",
        },
    ),
    "a quarter told again without its year, behind a year that is foretold": (
        "商汤看好2026年。\n\n商汤指出，2025年第三季度业绩创新高。\n\n商汤第三季度营收20亿元。\n",
        {("sensetime", "revenue"): "2025-35"},
    ),
    "news of the agency of the island, whose day stands behind who edited it": (
        "（中央社記者林遠台北12日電）商湯今天公布第3季財報，營益率是2019年第1季以來高點。\n\n"
        "商湯第3季營收20億元。（編輯：周潔）1141112\n",
        {("sensetime", "revenue"): "2025-35"},
    ),
    "news of results, with a line that begins with the day up to which something is counted": (
        "云江晚报讯 3月20日晚间，商汤发布2024年财报。\n\n去年商汤研发支出达4亿元。\n\n"
        "截至2024年12月31日，公司的现金储备为9亿元。\n\n3月20日收盘，商汤总市值150亿元。\n",
        {("sensetime", "research_spending"): "2024", ("sensetime", "market_cap"): "2025-03-20"},
    ),
    "brackets behind it that tell when another thing was announced": (
        "零一万物推出了Yi-34B，口碑平平（不过在2025年初宣布被阿里并购）。\n",
        {("01-ai", "released"): None},
    ),
    "the year in which somebody began is not that of speaking": (
        "月之暗面成立于2023年，去年营收12亿元。\n",
        {("moonshot-ai", "revenue"): None},
    ),
    "with a time something is compared": (
        "GPT-4o now costs $2.50 per million input tokens, down 4% from September 2024.\n",
        {("gpt-4o", "price"): None},
    ),
    "a line with the month to which a table of prices reaches": (
        "# 主流模型价格对比\n\n下表价格均为各家官网公开报价，数据截至2025年3月。\n\n"
        "| 模型 | 输入价格（元/百万tokens） | 上下文 |\n|---|---|---|\n"
        "| DeepSeek-V3 | 2 | 64K |\n| Qwen-Max | 5 | 128K |\n",
        {("deepseek-v3", "price"): "2025-03", ("deepseek-v3", "context_length"): None},
    ),
    "a long line above a table, its day at the end": (
        "# Prices\n\nPrices in US dollars per million input and output tokens, as of March 12, 2025.\n\n"
        "| Model | Input |\n|---|---|\n| GPT-4o | $2.50 |\n",
        {("gpt-4o", "price"): "2025-03-12"},
    ),
    "a note below a table": (
        "# Prices\n\n| Model | Input ($/1M tokens) |\n|---|---|\n| GPT-4o | $2.50 |\n\nData as of March 2025.\n",
        {("gpt-4o", "price"): "2025-03"},
    ),
    "days soon after the day of speaking, in the present tense": (
        "SAN FRANCISCO, May 28, 2025 — Anthropic launches Claude Opus 4 on June 3.\n",
        {("anthropic", "released"): "2025-06-03"},
    ),
    "a wire without its year: that in which its day is the weekday told": (
        "NEW YORK, Oct 23 (Bayline) - Anthropic said on Thursday that it was valued at $183 billion. It was founded in "
        "2021 and expects to bring a plant online in 2026.\n",
        {("anthropic", "valued_at"): "2025-10-23"},
    ),
    "news without its year, behind the quarter that it reports": (
        "本报讯（记者 周明）11月13日，腾讯公布2025年第三季度业绩。\n\n上月，阿里开源Qwen3。\n",
        {("alibaba", "open_sourced"): "2025-10"},
    ),
    "news without its year of the whole year before": (
        "IT之家3月20日消息，2025年全年，腾讯收入7500亿元。公司上月发布混元T1。\n",
        {("tencent", "released"): "2026-02"},
    ),
    "the same part of another year, told by the year": (
        "# CoreWeave\n\n12 November 2025\n\nThird-quarter revenue was $1.36 billion.\n\n"
        "AMD's revenue was $6.8 billion in the same quarter of 2024.\n",
        {("x-coreweave", "revenue"): "2025-35", ("amd", "revenue"): "2024-35"},
    ),
    "a year ago is the same quarter of that year, of a sum": (
        "# CoreWeave\n\n12 November 2025\n\nCoreWeave spent $1.9 billion on capital expenditure in the third quarter. "
        "Its net loss was $360 million a year earlier.\n",
        {("x-coreweave", "capital_expenditure"): "2025-35", ("x-coreweave", "loss"): "2024-35"},
    ),
    "the quarter from which a sum rose is not that of the next": (
        "# CoreWeave\n\n12 November 2025\n\nCoreWeave's third-quarter revenue was $1.36 billion, up from $1.21 billion"
        " in the second quarter. Its net loss was $110 million.\n",
        {("x-coreweave", "loss"): "2025-35"},
    ),
    "that day, of no day up to which something was counted": (
        "11月13日，腾讯发布2025年第三季度业绩。\n\n截至9月30日，腾讯共有员工115076名。\n\n"
        "腾讯当日收涨1%，市值约6万亿港元。\n",
        {("tencent", "employees"): "2025-09-30", ("tencent", "market_cap"): "2025-11-13"},
    ),
    "that day, of no month that another paragraph told": (
        "TechNews 2025年10月16日報導\n\n廣達9月營收1,946億元。\n\n寒武纪同日市值6000億元。\n",
        {("cambricon", "market_cap"): "2025-10-16"},
    ),
    "months up to the day with which they end": (
        "商汤公布，截至2025年6月30日止六个月收入23.58亿元，截至2024年12月31日止年度亏损43亿元。\n",
        {("sensetime", "revenue"): "2025-40", ("sensetime", "loss"): "2024"},
    ),
    "the same time of the year before, of what was counted up to a day": (
        "截至2025年9月30日，腾讯共有员工115076名。阿里巴巴员工上年同期为19万人。\n",
        {("tencent", "employees"): "2025-09-30", ("alibaba", "employees"): "2024-09-30"},
    ),
    "a price of a time at which the model told of was not out is none of its": (
        "DeepSeek-V3每百万tokens输入2元。\n\n2024年4月，公司将API定价在1元/百万输入tokens。\n",
        {("deepseek-v3", "price"): None},
    ),
    "a day of this or the last year, where the text foretells but a year": (
        "5月21日，阿里云宣布，Qwen-Long降价97%。\n\n我们预计2024年日调用次数有望突破100亿，仍低于GPT-4。\n",
        {("qwen-long", "price_vs"): "XXXX-05-21"},
    ),
    "the whole year that is foretold, though another year was told before": (
        "2025年11月13日讯\n\n2024年全年，商汤资本开支为7亿元，预计全年亏损超过9亿元。\n",
        {("sensetime", "capital_expenditure"): "2024", ("sensetime", "loss"): "2025"},
    ),
    "a day is not the time of a sum where a quarter was told": (
        "2025年8月28日，商汤上半年营收17亿元；净亏损8亿元，比上年同期收窄。\n",
        {("sensetime", "revenue"): "2025-40", ("sensetime", "loss"): "2025-40"},
    ),
    "news by its source, of the last day before what it foretells": (
        "财闻社12月4日讯\n\n张国栋2023年3月加入xAI。阶跃星辰昨日完成50亿元融资。\n\n修正案将于2026年1月1日起施行。\n",
        {("stepfun", "raised"): "2025-12-03"},
    ),
    "for the year, and the year to a month": (
        "# Notes\n\n18 December 2025\n\nOpenAI had sales of $4.3 billion in the first half, and a loss of $9 billion"
        " for the year.\n\nRevenue of Cohere for the year to June was $19 million.\n",
        {("openai", "loss"): "2025", ("cohere", "revenue"): "2025-06"},
    ),
    "the day of the next sentence is not in brackets behind a value": (
        "# Notes\n\n18 December 2025\n\nIn November Anthropic raised money at a valuation of $350 billion. "
        "Claude Opus 4.5, released on November 24, is cheaper.\n",
        {("anthropic", "valued_at"): "2025-11"},
    ),
    "a headline that speaks of tomorrow is no day of a diary": (
        "# 沐曦股份明日申购\n\n2025年12月4日讯\n\n阶跃星辰昨日完成50亿元融资。\n",
        {("stepfun", "raised"): "2025-12-03"},
    ),
    "from a day on": (
        "SAN FRANCISCO, May 28, 2025 — From July 10, GPT-4o costs $2.50 per million input tokens.\n",
        {("gpt-4o", "price"): "2025-07-10"},
    ),
    "a month that lies behind the day of a title line": (
        "财经观察 2025年3月18日 作者：王林\n\n12月，字节跳动发布豆包1.5。\n",
        {("bytedance", "released"): "2024-12"},
    ),
    "a year with a colon holds for its whole line": (
        "2023：3月14日，OpenAI发布GPT-4；7月，Meta开源Llama 2。\n\n2024：2月，OpenAI发布Sora。\n",
        {("meta", "open_sourced"): "2023-07"},
    ),
    "days by their number alone below a month": (
        "# 大事记\n\n## 2024年\n\n### 2月\n\n- 15日 OpenAI发布Sora\n\n### 3月\n\n4日，Anthropic发布Claude 3。\n",
        {("openai", "released"): "2024-02-15", ("anthropic", "released"): "2024-03-04"},
    ),
    "rows whose year stands rows above": (
        "| 时间 | 事件 |\n|---|---|\n| 2024年1月16日 | 智谱发布GLM-4 |\n| 3月 | Anthropic发布Claude 3 |\n"
        "| 2025年1月 | DeepSeek发布DeepSeek-R1 |\n| 2月 | xAI发布Grok 3 |\n",
        {("anthropic", "released"): "2024-03", ("xai", "released"): "2025-02"},
    ),
    "years of two digits": (
        "# Mistral AI\n\nFeb '24 — Mistral AI unveils Mistral Large.\n\nQ2 '24 — Mistral AI launches Codestral.\n",
        {("mistral-ai", "released"): "2024-34"},
    ),
    "days before months, as one line shows": (
        "Releases\n\n[06.12.2023] Google unveils Gemini.\n\n[14.03.2023] OpenAI releases GPT-4.\n",
        {("openai", "released"): "2023-03-14", ("google", "released"): "2023-12-06"},
    ),
    "a month and a day first on their lines, below a year": (
        "# Releases\n\n## 2025\n\n3/25: Google releases Gemini 2.5 Pro.\n\n4/5: Meta releases Llama 4 Scout.\n",
        {("google", "released"): "2025-03-25", ("meta", "released"): "2025-04-05"},
    ),
    "days as people say them, in brackets behind things, in the month that heads the line": (
        "# 周报\n\n2025.12.30　文／阿盛\n\n二月：Claude 3（24号）和GPT-4（27号）。\n\n三月：我在开会。\n",
        {("anthropic", "released"): "2025-02-24", ("openai", "released"): "2025-02-27"},
    ),
    "a day with a colon below a month in bold letters": (
        "# 大事记\n\n更新于2025年2月\n\n## 2023年\n\n**3月**\n\n- 14日：OpenAI发布GPT-4\n- 16日：百度发布文心一言\n",
        {("openai", "released"): "2023-03-14", ("baidu", "released"): "2023-03-16"},
    ),
    "the date behind, in a clause of its own": (
        "# Releases\n\n- Meta releases Llama 3.1, 23 Jul 2024\n- OpenAI open-sources Whisper — September 21, 2022\n",
        {("meta", "released"): "2024-07-23", ("openai", "open_sourced"): "2022-09-21"},
    ),
    "the date behind, in brackets with more": (
        "# Releases\n\n- Nvidia announces the H200 (SC23, November 13, 2023)\n- Meta releases Llama 2\n",
        {("nvidia", "released"): "2023-11-13"},
    ),
    "a story goes on in the year that opened its sentence": (
        "发布时间：2026-02-11\n\n2024年是OpenAI收获的一年。5月，OpenAI发布GPT-4o；7月23日，Meta开源Llama 3.1。\n",
        {("openai", "released"): "2024-05", ("meta", "open_sourced"): "2024-07-23"},
    ),
    "news goes back to the year of speaking": (
        "发布时间：2025-08-12\n\n月之暗面成立于2023年。7月，月之暗面发布Kimi K2。\n",
        {("moonshot-ai", "released"): "2025-07"},
    ),
    "a founding date in an attribute": (
        "发布时间：2025-08-12\n\n成立于2023年的月之暗面宣布完成5亿美元融资。\n",
        {("moonshot-ai", "raised"): "2025-08-12"},
    ),
    "the round is that told before": (
        "In June 2023, Mistral AI raised €105 million. The round values Mistral AI at €240 million.\n",
        {("mistral-ai", "valued_at"): "2023-06"},
    ),
    "a number that holds now": (
        "By Ada Park. 3 June 2025\n\nIn 2022 OpenAI released ChatGPT. ChatGPT now has 500 million weekly users.\n",
        {("chatgpt", "users"): "2025-06-03"},
    ),
    "from when the prices of a notice hold": (
        "关于调整价格的公告\n\n自2025年7月1日起，平台价格作如下调整：\n\n一、GPT-4o：输入每百万tokens 12元。\n",
        {("gpt-4o", "price"): "2025-07-01"},
    ),
    "news of the day: the first paragraph, and who backs the round of which it tells": (
        "# Voltra Labs closes its round\n\nMay 6, 2025\n\nVoltra Labs has raised $45 million in a "
        "Series B. The round values the company at $400 million.\n\nCohere raised $500 million.\n",
        {
            ("x-voltralabs", "raised"): "2025-05-06",
            ("x-voltralabs", "valued_at"): "2025-05-06",
            ("cohere", "raised"): None,
        },
    ),
    "news of the day: who said so in a clause behind, and between commas": (
        "# Deals\n\nMay 8, 2025\n\nThe week began well.\n\nCohere has acquired Ottogrid, "
        "the companies said on Tuesday.\n\n"
        "Mistral AI has raised $100 million from investors led by General Catalyst, the company said on Monday, taking "
        "its valuation to $6 billion.\n",
        {
            ("cohere", "acquired"): "2025-05-06",
            ("mistral-ai", "raised"): "2025-05-05",
            ("mistral-ai", "valued_at"): "2025-05-05",
        },
    ),
    "news of the day: not what has been raised to date": (
        "# Voltra Labs opens an office\n\nMay 6, 2025\n\nVoltra Labs has raised $45 million to date.\n",
        {("x-voltralabs", "raised"): None},
    ),
    "most recently is no day": (
        "# Notes\n\n18 December 2025\n\nCohere has raised $1.6 billion, most recently "
        "a $500 million Series D in July 2024.\n",
        {("cohere", "raised"): "2024-07"},
    ),
    "the same month of the year before": (
        "# 伺服器\n\n2025年11月10日\n\n廣達10月營收1,735億元。\n\n台積電上月營收3,674億元，去年同月營收僅3,142億元。\n",
        {("tsmc", "revenue"): "2024-10"},
    ),
    "the same day, of no year that another paragraph told": (
        "# 融资\n\n2025-07-08\n\nIDC预测，到2028年市场规模将达到240亿元。\n\n"
        "同一天，元戎启行宣布获得阿里巴巴1亿美元投资。\n",
        {("alibaba", "invested_in"): "2025-07-08"},
    ),
    "a title's news, told with its time in the text": (
        "# 无问芯穹完成5亿元A轮融资\n\n2025-07-08\n\n近日，无问芯穹宣布完成5亿元A轮融资，由社保基金领投。\n",
        {("x-社保基金", "invested_in"): "2025-07"},
    ),
    "prices that hold at once": (
        "# 降价\n\n2025-09-30\n\n9月29日晚，深度求索下调API价格，新价格即刻生效。\n\n"
        "其中，DeepSeek-V3的输入价格为每百万tokens 2元。\n",
        {("deepseek-v3", "price"): "2025-09-29"},
    ),
    "when somebody spoke is not when it will be": (
        "# Notes\n\n2 December 2025\n\nCohere said last month that it would make $1 billion in revenue in 2026.\n",
        {("cohere", "revenue"): "2026"},
    ),
    "a month counted in the year of speaking, behind the founding": (
        "# 月报\n\n2025-11-10\n\n智谱2019年6月由唐杰与李涓子共同创立，总部在北京，截至10月底员工有860人。\n",
        {("zhipu-ai", "employees"): "2025-10"},
    ),
    "by a month that has passed is of the next year": (
        "# Notes\n\n28 November 2025\n\nAnalysts expect the H100 to cost $1.60 an hour by June.\n",
        {("h100", "price"): "2026-06"},
    ),
    "the day of a report is not that of its sums": (
        "# Results\n\n2025-10-29\n\nIn the third quarter Meta's revenue was $51 billion.\n\n"
        "Also on Wednesday, Google reported "
        "quarterly revenue of $102 billion.\n",
        {("meta", "revenue"): "2025-35", ("google", "revenue"): "2025-35"},
    ),
    "a day told again without its year, and a day before which something holds": (
        "# 公告\n\n发布日期：2025年12月10日\n\n开放平台将于2025年12月20日00:00起调整价格。\n\n"
        "- DeepSeek-V3：输入3元/百万tokens\n\n"
        "12月20日之前的调用按原价计费。GPT-4o每百万tokens输入18元。\n",
        {("deepseek-v3", "price"): "2025-12-20", ("gpt-4o", "price"): "2025-12-20"},
    ),
    "what held as of a day, behind a sentence of another year": (
        "# Notes\n\n29 October 2025\n\n"
        "In January 2024 Meta laid off workers. It had 78,000 employees as of Sept. 30.\n",
        {("meta", "employees"): "2025-09-30"},
    ),
    "what comes next is of another time": (
        "# Notes\n\n29 October 2025\n\n"
        "OpenAI released GPT-4o in August and is expected to release Sora by the end of the year.\n",
        {("openai", "released"): "2025"},
    ),
    "what was launched in a clause before costs that since then, but not what holds now": (
        "# Notes\n\n2025-11-05\n\nOpenAI今年8月推出GPT-4o，每百万tokens输入18元。\n\n"
        "深度求索今年2月推出DeepSeek-V3，目前有120家企业采用，"
        "每百万tokens输入2元。\n",
        {("gpt-4o", "price"): "2025-08", ("deepseek-v3", "price"): "2025-11-05"},
    ),
    "shares told one after another are of one time": (
        "# 市场\n\n2025年9月1日\n\n2025年上半年，火山引擎占大模型市场的49.2%，位居第一；阿里云和百度分别占27%和17%。\n",
        {("alibaba-cloud", "market_share"): "2025-40", ("baidu", "market_share"): "2025-40"},
    ),
    "since it came out tells nothing of the time of its users": (
        "# 笔记\n\n2025年9月1日\n\n自2024年3月上线以来，Kimi已有4100万用户。\n",
        {("kimi", "users"): "2025-09-01"},
    ),
    "nor does the time at which somebody launched it": (
        "# Notes\n\nNovember 6, 2025\n\nSince we launched Kimi in February, its users have grown to 11 million.\n",
        {("kimi", "users"): "2025-11-06"},
    ),
    "a price that goes from one to another on a day goes there soon": (
        "# Prices\n\nPosted October 14, 2025\n\nGPT-4o drops to $2 per million input tokens on December 1.\n",
        {("gpt-4o", "price"): "2025-12-01"},
    ),
    "today between commas, and from today in a clause before": (
        "# 公告\n\n2025年9月3日\n\nGPT-4o即日起全面开放，定价为每百万tokens输入18元。\n",
        {("gpt-4o", "price"): "2025-09-03"},
    ),
    "what the round brings beside an older one is of the newest": (
        "# Anthropic raises\n\n16 September 2025\n\nAnthropic said on Tuesday it had raised $180 million.\n\n"
        "The round values the company at $1.6 billion, more than double its valuation in January, when it raised "
        "$70 million. Existing investors Accel and Northzone also took part.\n",
        {("anthropic", "valued_at"): "2025-09-16", ("x-northzone", "invested_in"): "2025-09-16"},
    ),
    "the same day, in news of a day before its own": (
        "# 融资\n\n2025年8月20日\n\n8月19日，智谱宣布完成5亿元融资。截至7月底，智谱清言用户超过50万。\n\n"
        "同一天，月之暗面也宣布完成1亿元融资。\n",
        {("moonshot-ai", "raised"): "2025-08-19"},
    ),
    "the same period of a whole year told since the quarter": (
        "# 寒武纪\n\n2025年4月18日\n\n寒武纪一季度营收11亿元。2024年全年，净亏损4.5亿元；上年同期净亏损8.5亿元。\n",
        {("cambricon", "loss"): "2023"},
    ),
    "at the time: what was told last, not the half of the title": (
        "# The market, H1 2025\n\nMeridian, August 2025\n\nMistral AI closed a round of €600 million in June 2024. "
        "It was valued at €5.8 billion at the time.\n",
        {("mistral-ai", "valued_at"): "2024-06"},
    ),
    "a month of last year has the days behind it": (
        "# 账单\n\n2025年6月12日\n\n去年3月，我们换成了文心一言。没过两个月，5月21日，OpenAI发布了GPT-4o。\n",
        {("openai", "released"): "2024-05-21"},
    ),
    "what a name between commas is to come": (
        "# Anthropic\n\n16 September 2025\n\nIn June, Anthropic released Claude 3 Opus. "
        "A larger model, Claude 9, is due early next year.\n",
        {("anthropic", "released"): "2026"},
    ),
    "news without a year, with a day of the same month below": (
        "# 上市\n\n1月22日，智谱在港交所挂牌。2025年上半年营收2亿元。\n\n1月2日，壁仞科技在港交所上市。\n",
        {("zhipu-ai", "listed_on"): "2026-01-22", ("biren-technology", "listed_on"): "2026-01-02"},
    ),
    "news without a year is no older than what it names": (
        "# 价格战\n\n1月22日，智谱宣布GLM-4免费。2023年，公司营收6亿元。\n\n"
        "DeepSeek-R1和Qwen2.5-72B上线之后，1月16日，OpenAI发布GPT-4o。\n",
        {("openai", "released"): "2025-01-16"},
    ),
    "a goal alone does not tell the year in which it was set": (
        "# 市政府\n\n10月14日，智谱发布GLM-4。会议提出，到2027年建成30个行业大模型。\n",
        {("zhipu-ai", "released"): "XXXX-10-14"},
    ),
    "what was counted until a day, told of two": (
        "# 用户\n\n2026年1月15日\n\n截至2026年1月12日，GPT-4o的输入价格为每百万tokens 2元；"
        "DeepSeek-V3的输入价格为每百万tokens 4元。\n",
        {("deepseek-v3", "price"): "2026-01-12"},
    ),
    "the year of a sum is not that of the month behind it": (
        "# Anthropic\n\nDecember 3, 2025\n\nAnthropic had revenue of $60 million in 2024 and raised $90 million "
        "in May.\n",
        {("anthropic", "raised"): "2025-05"},
    ),
    "how many work there, by the tense, behind another time": (
        "# Anthropic\n\nOctober 7, 2025\n\nAnthropic raised $250 million this summer. It employs 420 people.\n",
        {("anthropic", "employees"): "2025-10-07"},
    ),
    "a month behind a year that is but foretold": (
        "# 智谱\n\n2025年11月20日\n\n智谱预计2026年营收6亿元，9月完成2亿元B轮融资。\n",
        {("zhipu-ai", "raised"): "2025-09"},
    ),
    "a week of which a digest gathers the news is when it speaks": (
        "# AI融资周报｜10月第二周\n\n本报告统计时间为2025年10月6日至10月12日。\n\n智谱上月获5亿元投资。\n",
        {("zhipu-ai", "raised"): "2025-09"},
    ),
    "what is put into the year behind, from December to January": (
        "# Notes\n\n8 July 2025\n\nOpenAI announced GPT-4 last December and released GPT-4o on 21 January.\n",
        {("openai", "released"): "2025-01-21"},
    ),
    "from when prices change, told of the prices": (
        "# Prices\n\n3 November 2025\n\nOur prices for the API change on 1 December.\n\n"
        "GPT-4o: $1.80 per million input tokens.\n",
        {("gpt-4o", "price"): "2025-12-01"},
    ),
    "from a day on, behind what it costs then": (
        "# Prices\n\nNovember 30, 2025\n\nOpenAI reduced GPT-4o to $0.30 per million input tokens from December 5.\n",
        {("gpt-4o", "price"): "2025-12-05"},
    ),
    "what will be, behind a sum with a point": (
        "# Prices\n\nNovember 3, 2025\n\nGPT-4o will launch at $2.50 per million input tokens in the first quarter.\n",
        {("gpt-4o", "price"): "2026-33"},
    ),
    "a date behind two prices is that of the second": (
        "# 行情\n\n2025年11月28日\n\nH100起租价5.1万元/月，自12月1日起部分厂商上调至5.3万元/月。\n",
        {("h100", "price"): "2025-12-01"},
    ),
    "a season that has not begun is of the year before": (
        "# Notes\n\n9 January 2026\n\nOpenAI released GPT-4o in the autumn.\n",
        {("openai", "released"): "2025"},
    ),
    "a year until whose end was counted is over": (
        "# 快讯\n\n【本報訊】2月6日消息，智谱今日公布财务数据。截至2025年末，公司员工1100人。"
        "去年四季度，公司营收6.5亿元。\n",
        {("zhipu-ai", "revenue"): "2025-36"},
    ),
    "from when a price holds, behind the day on which that was announced": (
        "# 行情\n\n2025年11月28日\n\nOpenAI 17日宣布，GPT-4o的输入价格降为每百万tokens 4元，12月1日起适用。\n",
        {("gpt-4o", "price"): "2025-12-01"},
    ),
    "a day of this year, the day first": (
        "# Notes\n\nFebruary 10, 2026\n\nOpenAI retired GPT-4 on 1 January this year.\n",
        {("openai", "discontinued"): "2026-01-01"},
    ),
    "between commas behind a deal": (
        "# Notes\n\nFebruary 12, 2026\n\nAnthropic was last valued at $120 million, in December 2024, when "
        "others paid.\n",
        {("anthropic", "valued_at"): "2024-12"},
    ),
    "what a price was before the day from which it is another": (
        "# Notes\n\nDecember 15, 2025\n\n自2026年1月1日起，GPT-4o的输入价格由每百万tokens 4元调整为3元。\n",
        {("gpt-4o", "price"): None},
    ),
    "news below the name of the paper and a long title": (
        "# The Harbour Post\n\nAnthropic lands new money to bring its models to the ports of Europe\n\n"
        "12 February 2026\n\n"
        "Anthropic has closed an $85 million Series B. Accel led.\n",
        {("anthropic", "raised"): "2026-02-12"},
    ),
    "a year earlier, of the quarter of the same sentence": (
        "# CoreWeave\n\nAugust 2025\n\nCoreWeave, which listed in March, had revenue of $982 million in the first "
        "quarter of 2025, compared with $189 million a year earlier.\n",
        {("x-coreweave", "revenue"): "2024-33"},
    ),
    "a day by its number behind a day of the sentence": (
        "# 价格\n\n2025年4月14日\n\n2024年5月6日，深度求索发布DeepSeek-V2；15日，OpenAI发布GPT-4o。\n",
        {("openai", "released"): "2024-05-15"},
    ),
    "the round is the later one": (
        "# Notes\n\n23 October 2025\n\nAnthropic raised $13 billion last month at a valuation of $183 billion, "
        "triple the $61.5 billion at which it was valued in March. The round was led by ICONIQ.\n",
        {("x-iconiq", "invested_in"): "2025-09"},
    ),
    "a quarter of the year before, told in January on the day of a wire": (
        "TAIPEI, Jan 5, 2026 - TSMC reported on Monday that fourth-quarter revenue jumped 22% to $33 billion. Google's "
        "revenue was $350 billion in 2025 and its parent lost nothing.\n",
        {("tsmc", "revenue"): "2025-36"},
    ),
    "who joined a round that was told today, and the newest of several rounds": (
        "# Notes\n\n5 January 2026\n\nCohere has raised $60 million, it said today. The round was led by Balderton "
        "Capital, with participation from Point Nine.\n\nCohere raised $20 million in October 2023. "
        "The new round values it at $400 million.\n",
        {("x-pointnine", "invested_in"): "2026-01-05", ("cohere", "valued_at"): "2026-01-05"},
    ),
    "nothing comes out in a quarter of which sums are told": (
        "# GPT-4o登场、英伟达Q2财测\n\n2025年8月9日\n\nOpenAI于8月8日推出GPT-4o。\n",
        {("openai", "released"): "2025-08-08"},
    ),
    "of an undated text, a year long past is not that of its news": (
        "今日，夸克眼镜开售。夸克2013年由UC团队孵化。\n\n6月26日，小米发布MiMo。\n",
        {("xiaomi", "released"): "XXXX-06-26"},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_when(name: str) -> None:
    text, wanted = SHAPES[name]
    claims = reader().read(from_text(text, "example", "md")).claims
    told = {(claim.subject, claim.predicate): claim.when and str(claim.when) for claim in claims}
    assert {key: told.get(key, "not read") for key in wanted} == wanted


def test_what_applies_from_a_day_rose_from_nothing() -> None:
    text = "Notes, 7 July 2025\n\nThe “Safe Models Act” was published on 10 June and applies from 2 August.\n"
    claims = reader().read(from_text(text, "example", "md")).claims
    assert {claim.predicate: str(claim.value) for claim in claims}["in_force_on"] == "2025-08-02"


def test_a_year_earlier_of_a_month() -> None:
    text = (
        "Notes\n\nFebruary 12, 2026\n\nAnthropic had revenue of $19 million in January 2026, compared with "
        "$6 million a year earlier.\n"
    )
    claims = reader().read(from_text(text, "example", "md")).claims
    assert {str(claim.when) for claim in claims if claim.predicate == "revenue"} == {"2026-01", "2025-01"}
