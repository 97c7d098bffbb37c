"""Names that no list knows: found by form and by the words beside them, of the right kind, and nothing else."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.naming.mentions import provisional
from baimo.reading.reader import Reading

# text, the name in it, its kind
NEW = [
    # companies, by the word before or behind
    ("初创公司星衡今日宣布完成1亿元A轮融资。", "星衡", "organization"),
    ("Helvion Bank rolled out LLM Workbench to its staff in May.", "LLM Workbench", "product"),
    ("The money came from Prime Ventures and the Port of Rotterdam.", "Port of Rotterdam", "organization"),
    ("来自杭州的拾光引擎推出了一款对话助手。", "拾光引擎", "organization"),
    ("子公司云海芯动完成5亿元融资。", "云海芯动", "organization"),
    ("量序完成新一轮融资，投资方包括高瓴。", "量序", "organization"),
    ("深度原理完成1亿美元A轮融资。", "深度原理", "organization"),
    ("3月5日，江州市第一人民医院宣布完成本地化部署。", "江州市第一人民医院", "organization"),
    ("此前，岭南医科大学附属第二医院引入了Kimi。", "岭南医科大学附属第二医院", "organization"),
    ("江北区人民法院使用了DeepSeek-R1。", "江北区人民法院", "organization"),
    # a name that begins with a little word, a person whose name holds that of a house, a model with its sort
    ("和隆機械股份有限公司成立於1990年。", "和隆機械股份有限公司", "organization"),
    ("北风汽车创始人兼CEO裴启明称，研发团队有900人。", "裴启明", "person"),
    ("法院去年发布“砚台法律基座大模型”。", "砚台法律基座大模型", "model"),
    ("云图集团去年推出“拓源”发电大模型。", "拓源", "model"),
    ("集团引入盘古港口大模型。", "盘古港口大模型", "model"),
    ("它是约瑟夫·魏岑鲍姆开发的。", "约瑟夫·魏岑鲍姆", "person"),
    ("深聪联合创始人兼CTO陈越告诉记者，新模型参数为70亿。", "深聪", "organization"),
    ("我们见到了澄江医智的创始人骆明川。", "澄江医智", "organization"),
    ("北京有一家叫观止智影的公司，成立于2020年。", "观止智影", "organization"),
    ("某初创企业“绿洲算力”在上海成立。", "绿洲算力", "organization"),
    ("同一周披露融资的还有杭州的穹顶智联。", "穹顶智联", "organization"),
    ("聆思半导体推出的芯片功耗为5W。", "聆思半导体", "organization"),
    ("天工科技宣布完成1亿元融资。", "天工科技", "organization"),
    ("大模型公司观澜在北京举行发布会。", "观澜", "organization"),
    ("机器人公司跃迁动力成立于2021年。", "跃迁动力", "organization"),
    ("云梯机器人完成2亿元B轮融资。", "云梯机器人", "organization"),
    ("本轮融资由云岫资本领投，澜石创投跟投。", "澜石创投", "organization"),
    ("投资方包括真格基金和苏州本地机构元禾控股。", "元禾控股", "organization"),
    ("澄明估值达到10亿美元，总部位于成都。", "澄明", "organization"),
    # heads of lines with their trade or town, of which a deed is told at once; names that begin with a known one
    ("沧衡机器人：发布四足机器人，售价1.8万元。", "沧衡机器人", "organization"),
    ("2. 上海砚羽芯辰：与中兴通讯达成合作。", "上海砚羽芯辰", "organization"),
    ("星络无界：完成2亿元Pre-A轮融资，红杉中国领投。", "星络无界", "organization"),
    ("百川沧流完成5000万元A轮融资。百川沧流总部位于成都。", "百川沧流", "organization"),
    ("AI新創「穗雲科技」今日宣布完成募資。", "穗雲科技", "organization"),
    ("赵明远创办的无垠科技获得经纬投资。", "无垠科技", "organization"),
    # houses by how they end alone, wherever they stand
    ("记者从岭川农商行获悉，该系统已投入使用。", "岭川农商行", "organization"),
    ("这套系统帮助恒岳水泥节省了三成人力。", "恒岳水泥", "organization"),
    ("目前该方案已在远帆航运落地。", "远帆航运", "organization"),
    ("我们和融岳期货签了三年的合同。", "融岳期货", "organization"),
    ("墨白传媒：用大模型改造审校", "墨白传媒", "organization"),
    ("除了江澄图书馆，该公司还服务过多家企业。", "江澄图书馆", "organization"),
    ("在江澄高新区管委会，每天有三百人使用它。", "江澄高新区管委会", "organization"),
    ("首批客户有通威股份以及四川省大数据中心。", "四川省大数据中心", "organization"),
    ("公司的客户包括江澄市数据局、招商银行和顺丰。", "江澄市数据局", "organization"),
    ("记者从苍溪县人民医院获悉，该系统已投入使用。", "苍溪县人民医院", "organization"),
    ("南湾市人民政府关于印发行动计划的通知", "南湾市人民政府", "organization"),
    # towns and parks where somebody sits, and people of rare surnames
    ("公司注册在苍溪县，员工300人。", "苍溪县", "place"),
    ("云岚智能总部位于翠湖科技园。", "翠湖科技园", "place"),
    ("公司创始人邰一鸣表示，明年将继续投入。", "邰一鸣", "person"),
    ("董事长范姜士豪指出，公司去年营收3亿元。", "范姜士豪", "person"),
    # a thing in quotes by the word that ends it
    ("海州上线“小衡助手”，小衡助手日均处理工单1.2万件。", "小衡助手", "product"),
    # a thing without quotes: it is called so, it was brought out and told of again
    ("我们的大脑模型叫途灵，70亿参数。", "途灵", "model"),
    ("问：模型叫什么？\n答：叫鹦鹉螺。现在是鹦鹉螺2，30亿参数。", "鹦鹉螺2", "model"),
    ("公司带队上线了泰小二。泰小二由格物致知科技提供。", "泰小二", "product"),
    ("聆听者2022年成立，做语音大模型。", "聆听者", "organization"),
    ("公司创始人巴特尔表示，明年将继续投入。", "巴特尔", "person"),
    ("（2）小满农服：用大模型给农户做问答，种子轮800万元。", "小满农服", "organization"),
    ("智源研究院发布悟界·Emu9，支持原生多模态生成。", "悟界·Emu9", "model"),
    ("我们开放了溯光-7B、溯光-Embed两个模型。", "溯光-Embed", "model"),
    # what a known word or name would cut
    ("歐姆佳科技成立於2016年。歐姆佳去年虧損2.2億元。", "歐姆佳", "organization"),
    ("由清华大学副教授严朔于2023年创办。", "严朔", "person"),
    ("總經理：井琪。這家公司去年營收 3 億元。", "井琪", "person"),
    ("首款AI玩具“鸡蛋仔”卖出20万台。鸡蛋仔搭载豆包大模型。", "鸡蛋仔", "product"),
    ("子公司建成的“北纬41度智算中心”采用昇腾910C。", "北纬41度智算中心", "organization"),
    ("收购后将接入自研的朗境-Speech 2语音大模型。", "朗境-Speech 2", "model"),
    ("今天，公司推出仓储大模型“栈语”2.0和机器人“小栈”。", "栈语”2.0", "model"),
    ("目前已有慧海法律事務所採用該系統。", "慧海法律事務所", "organization"),
    ("客戶包括蘭陽仁濟醫院、玉山銀行與台積電。", "蘭陽仁濟醫院", "organization"),
    ("产品叫老把式，装在拖拉机上，一套两万八。", "老把式", "product"),
    ("“您好，我是泽小办。”泽小办已接入社保系统。", "泽小办", "product"),
    ("我们用河南科创大学的数据微调。", "河南科创大学", "organization"),
    # rounds in traditional characters, and houses of a house
    ("本輪由國發基金領投，心元資本與達盈管顧跟投。", "達盈管顧", "organization"),
    ("百度研究院发布了新模型。", "百度研究院", "organization"),
    # what comes next of a name that was quoted once, a size behind a known stem, what is called so
    ("我们的模型叫“雨花”。去年9月我们推出了雨花2。", "雨花2", "model"),
    ("「鯨落」去年上線。今年五月又發布鯨落3 Pro。", "鯨落3 Pro", "model"),
    ("国科会释出TAIDE-LX-7B。", "TAIDE-LX-7B", "model"),
    ("我们自己的模型叫织语-8B。", "织语-8B", "model"),
    # whose founder stands behind it is a house, whatever stands before
    ("从IC设计到大模型 “光禾智能”创办人蔡明哲", "光禾智能", "organization"),
    # what was quoted once with its sort
    ("星衡科技上线写作助手“鲸落”。鲸落支持256K上下文。", "鲸落", "product"),
    ("百度翻译已上线。", "百度翻译", "product"),
    # people by what they are, though a part of the name be another's
    ("去年，主编丘慕白拍板换成了Kimi。", "丘慕白", "person"),
    ("主任医师卞启明介绍，系统已接入Kimi。", "卞启明", "person"),
    ("总经理为邵启明，团队用的是Kimi。", "邵启明", "person"),
    ("微软招走Adept的大卫·栾。", "大卫·栾", "person"),
    ("Our chair is Silvija Moren.", "Silvija Moren", "person"),
    ("Cohere CFO Silvija Moren said revenue doubled.", "Silvija Moren", "person"),
    # rooms of houses that are set up, houses whose second word heads columns too
    ("7月，慕尼黑研发中心成立。", "慕尼黑研发中心", "organization"),
    ("政府宣布成立AI评测中心，由金明柱负责。", "AI评测中心", "organization"),
    ("Tarpon Thermal raised $5 million.", "Tarpon Thermal", "organization"),
    # names as code writes them, right behind Chinese characters; words in small letters with a number
    ("MiniMax的speech-03-turbo每百万字符200元。", "speech-03-turbo", "model"),
    ("老款的kimi-research-preview将停止服务。", "kimi-research-preview", "model"),
    ("公司发布了corvo 6.5，支持256K上下文。", "corvo 6.5", "model"),
    # what stands behind a known house; everyday words that end a name, and that begin a person's
    ("It runs 23,040 Nvidia GX300 GPUs.", "GX300", "chip"),
    ("研发本地大模型MiniMax V3，该模型参数为70亿。", "MiniMax V3", "model"),
    ("Its own model, Tessera Hand 2, has 7 billion parameters.", "Tessera Hand 2", "model"),
    ("It pays for its agent, Pinecrest Pilot, and for Kimi.", "Pinecrest Pilot", "product"),
    ("Bill Hartwig, the chief executive, said so.", "Bill Hartwig", "person"),
    ("由首相高市瑞穂担任本部长。", "高市瑞穂", "person"),
    # offices, associations and institutes that begin with a region
    ("江苏省工业和信息化厅公布了Kimi的备案。", "江苏省工业和信息化厅", "organization"),
    ("台灣人權促進會表示，Kimi已上線。", "台灣人權促進會", "organization"),
    ("由国家中小药企发展基金、浦东创投跟投。", "国家中小药企发展基金", "organization"),
    ("中关村人工智能产业联盟发布了报告，Kimi入选。", "中关村人工智能产业联盟", "organization"),
    # a house with a size, a known name with what sort it is, numbers with a nought
    ("两个月以后百川又发布了百川9B，支持64K上下文。", "百川9B", "model"),
    ("阶跃星辰发布小隼 0.9B，与荣耀合作。", "小隼 0.9B", "model"),
    # names that begin small, and things that bear the name of their house
    ("硅心科技发布了编程助手aiXcoder。", "aiXcoder", "product"),
    ("Mistral Nano 7 is an open model.", "Mistral Nano 7", "model"),
    # their full names at law
    ("北京衡石智算科技有限公司成立于2022年。", "北京衡石智算科技有限公司", "organization"),
    ("该系统由杭州栈桥网络技术有限公司研发。", "杭州栈桥网络技术有限公司", "organization"),
    ("寰宇微电子股份有限公司总部位于南京。", "寰宇微电子股份有限公司", "organization"),
    # companies in English
    ("Halyard Ventures led the round.", "Halyard Ventures", "organization"),
    ("Brightloom AI has released a model with a 128K context window.", "Brightloom AI", "organization"),
    ("Corvidae, a San Francisco-based startup, raised $40 million.", "Corvidae", "organization"),
    ("Startup Hexworks said on Tuesday it had raised $3 million.", "Hexworks", "organization"),
    # an ending of adverbs, where what follows tells that it is the subject
    ("Brambly raised $20 million in 2021.", "Brambly", "organization"),
    ("Fernly, a New York startup, raised $20 million.", "Fernly", "organization"),
    ("Replicately has 40 employees.", "Replicately", "organization"),
    ("Oslo-based Fjordlight raised $12 million.", "Fjordlight", "organization"),
    ("CoreQuill, a maker of inference chips, is based in Denver.", "CoreQuill", "organization"),
    ("Tessellate's co-founder said the round closed in May.", "Tessellate", "organization"),
    ("Foundry Technologies Inc. was founded in 2019.", "Foundry Technologies Inc", "organization"),
    ("xbow, a security startup, raised $75 million.", "xbow", "organization"),
    ("Separately, xandr.ai, a Berlin start-up, raised $5 million.", "xandr.ai", "organization"),
    ("The bill was drafted by the Ministry of Science and ICT.", "Ministry of Science and ICT", "organization"),
    ("Lumen Labs is acquiring a rival for $300 million.", "Lumen Labs", "organization"),
    ("The round was led by Institutional Venture Partners.", "Institutional Venture Partners", "organization"),
    ("The Larkspur Institute for Speech raised $9 million.", "Larkspur Institute for Speech", "organization"),
    ("Aurelia Compute, the Oslo-based operator, opened a campus.", "Aurelia Compute", "organization"),
    ("Zephyr 8x7B has 47 billion parameters.", "Zephyr 8x7B", "model"),
    ("Nimbus-R1在Nimbus-Base的基础上训练得到。", "Nimbus-Base", "model"),
    ("Pontoon raised $9 million at a $60 million valuation.", "Pontoon", "organization"),
    # people
    ("专访织语科技执行长周昱安", "织语科技", "organization"),
    ("CEO 张允诚表示，公司将在明年上市。", "张允诚", "person"),
    ("创始人李沐阳说，模型已有300万用户。", "李沐阳", "person"),
    ("深聪首席科学家陈越告诉记者，新模型即将发布。", "陈越", "person"),
    ("讯兔科技创始人康敬伟毕业于清华大学。", "康敬伟", "person"),
    ("它由清华博士林予安创立。", "林予安", "person"),
    ("诸葛亮亮表示不会上市。", "诸葛亮亮", "person"),
    ("创始人欧阳澈毕业于哈尔滨工业大学。", "欧阳澈", "person"),
    ("OpenAI首席研究官马克·陈离职。", "马克·陈", "person"),
    ("沃伦·德雷克担任该公司CEO。", "沃伦·德雷克", "person"),
    ("硯池智慧創辦人為馬克·范霍文。", "馬克·范霍文", "person"),
    ('"We are early," said Priya Raman, chief executive of Tessellate.', "Priya Raman", "person"),
    ("Tessellate was founded by Owen Marsh in 2021.", "Owen Marsh", "person"),
    ("Dr. Helen Okafor, head of research at Nimbus, said so.", "Helen Okafor", "person"),
    ("Mr. Tanaka founded Kumo in Tokyo in 2020.", "Tanaka", "person"),
    ("Pellworm was founded by Jelle van Rossum, a former data scientist.", "Jelle van Rossum", "person"),
    ("The law was signed by Governor Carla Reyes.", "Carla Reyes", "person"),
    ("Zhou Mingyuan founded Quillworks in 2024.", "Zhou Mingyuan", "person"),
    ("Tavian Orsolo, a partner at Halyard Ventures, joined the board.", "Tavian Orsolo", "person"),
    # models
    ("知止科技推出知止大模型2.0，上下文为128K。", "知止大模型2.0", "model"),
    ("见微大模型支持200万字上下文。", "见微大模型", "model"),
    ("京东方发布蓝鲸大模型。", "蓝鲸大模型", "model"),
    ("寻道科技于2024年3月发布寻道-13B。", "寻道-13B", "model"),
    ("Orca-7B was trained on 512 A100 GPUs.", "Orca-7B", "model"),
    ("Foo 3.5 Turbo costs $0.50 per million input tokens.", "Foo 3.5 Turbo", "model"),
    ("Bar-V2-Lite is available under the Apache 2.0 license.", "Bar-V2-Lite", "model"),
    ("该公司开源了推理模型“行知”，参数规模为30亿。", "行知", "model"),
    ("The Anvil-3 model has a 64K context window.", "Anvil-3", "model"),
    ("Fjordlight 7B has a 32K context window.", "Fjordlight 7B", "model"),
    ("The startup released a language model called Gannet.", "Gannet", "model"),
    # chips
    ("The MI499X carries 432GB of HBM4.", "MI499X", "chip"),
    ("蓝鲸智算发布了新一代训练芯片LT300，显存为64GB。", "LT300", "chip"),
    ("The firm unveiled a chip called Moth M2 on Monday.", "Moth M2", "chip"),
    ("该公司推出的芯片CSK7700功耗为5W。", "CSK7700", "chip"),
    # products
    ("该公司旗下的“言犀灵境”App月活突破500万。", "言犀灵境", "product"),
    ("观澜上线了智能助手“小澜同学”。", "小澜同学", "product"),
    ("Waverly Labs launched its chatbot Wren in May.", "Wren", "product"),
    ("穗雲科技推出企業助理「穗穗」。", "穗穗", "product"),
    ("The coding assistant Larkspur has 2 million users.", "Larkspur", "product"),
    # policies
    ("《人工智能训练数据管理办法》自2025年1月1日起施行。", "人工智能训练数据管理办法", "policy"),
    ("网信办发布《生成式内容标识办法（征求意见稿）》。", "生成式内容标识办法（征求意见稿）", "policy"),
    ("The state passed SB 9047 in August 2024.", "SB 9047", "policy"),
    ("The Trustworthy Algorithms Act was passed on 12 August 2025.", "Trustworthy Algorithms Act", "policy"),
    ("Executive Order 14999 was issued on October 30, 2023.", "Executive Order 14999", "policy"),
]
# texts in which nothing is a new name
NOTHING = [
    "系統採用檢索增強生成架構。",
    "公司宣布进军“运动力学大模型”。",
    "这场资本盛宴推动大模型公司上市，越来越多公司拥抱大模型。",
    "西方资本入场，国产机器人厂商完成10亿元融资。",
    "人形机器人：发布会与融资一览",
    "上海市多个行业协会表示支持。",
    "监管部门对该科技公司作出处罚。",
    "刚融完的B轮金额是两亿元。",
    "听说完成了B轮融资。",
    "The Company raised $5 million in Series A funding.",
    "The AI Agent market reached $5 billion in March 2025.",
    "Reuters reported that Nvidia plans a new chip.",
    "公司宣布与多家企业合作，智能体平台正式上线。",
    "模型在C-Eval上得分85。",
    "路透社报道称，英伟达将推出新芯片。",
    "研究人员发布了新模型，用户可以免费使用。",
    "业内人士表示，大模型价格还会下降。",
    "百亿参数大模型、国产大模型厂商与开源大模型社区。",
    "医疗大模型和金融行业大模型落地，国内大模型数量超过130个。",
    "现在团队有120人，目前收入超过1亿元。",
    "双方宣布达成合作，研究团队发布了论文。",
    "方面表示，金融行业的程序员成本下降。",
    "据介绍，用户规模突破1亿，收入同比增长30%。",
    "In May, the company said revenue rose 5%.",
    "Series B funding rounds in Q3 2024 fell sharply.",
    "The meta-analysis covered 40 papers.",
    "However, a startup is hard to build.",
    "Boldly, the company raised $20 million.",
    "Quietly raised $20 million, the company grows.",
    "On Monday, regulators approved the deal.",
    "该公司在北京和上海设有办公室。",
    "工业4.0时代，版本2.0已经上线。",
    "同比增长3.5个百分点，环比下降2.1%。",
    "他们的创始人认为市场很大。",
    "总部在杭州，创始团队来自清华大学。",
    "去年收入约3亿元，净亏损扩大。",
    "Prices start at $20 a month for Pro users.",
    "Table 3 shows the results on MMLU and GSM8K.",
    "The model scored 82 on HumanEval.",
    "有限公司与股份公司的区别是什么？",
    "Founders, investors and analysts disagree.",
]
# texts in which several ways of writing mean one thing: the names
ONE = [
    ("砚岬算力完成5亿元B轮融资。砚岬表示，资金将用于扩建。砚岬算力总部位于杭州。", 3),
    ("拾启智驾成立于2019年。拾启此前已获得上汽投资。", 2),
    ("北京衡石智算科技有限公司（以下简称“衡石智算”）成立于2022年。衡石智算完成5亿元融资。", 3),
    ("初创公司量序科技（Liangxu）完成1亿元融资，Liangxu估值5亿元。量序今年发布了新模型。", 4),
    ('Foundry Technologies Inc. ("Foundry") was founded in 2019. Foundry raised $12 million.', 2),
    ("Tessellate Labs raised $9 million. Tessellate is valued at $60 million.", 2),
    ("Owen Marsh founded the firm. Marsh said it would grow.", 2),
    ("创始人林予安说，模型已经发布。林予安毕业于清华大学。", 2),
    ("沃伦·德雷克担任CEO。德雷克表示，公司将上市。", 2),
    ("观澜发布“沧海2.0”。沧海2.0的输入价格为每百万tokens 2元。", 2),
    ("来自杭州的拾光引擎推出了助手。去年拾光引擎收入1亿元。", 2),
    ("星睿奇点（StarWise AI）今日宣布开源新模型。星睿奇点成立于2023年。", 3),
]


@cache
def _reader() -> Reader:
    return Reader(load_names())


def _read(text: str) -> Reading:
    return _reader().read(from_text(text, "a.txt"))


def _told(reading: Reading) -> dict[str, set[str]]:
    """The kinds that claims give to each new entity."""
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        found.setdefault(claim.subject, set()).add(claim.subject_type)
        if claim.object:
            found.setdefault(claim.object, set()).add(claim.object_type or "")
    return found


@pytest.mark.parametrize(("text", "name", "kind"), NEW, ids=[name for _, name, _ in NEW])
def test_a_new_name_is_found_and_of_its_kind(text: str, name: str, kind: str) -> None:
    reading = _read(text)
    found = [seen for seen in reading.names if seen.text == name]
    assert found, [seen.text for seen in reading.names]
    assert found[0].is_new
    kinds = {*found[0].kinds, *_told(reading).get(found[0].id, ())}
    assert kind in kinds


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_name_is_none(text: str) -> None:
    reading = _read(text)
    assert not [seen.text for seen in reading.names if seen.is_new]
    assert not [claim.quote for claim in reading.claims if "x-" in (claim.subject[:2], (claim.object or "")[:2])]


@pytest.mark.parametrize(("text", "times"), ONE, ids=[text[:12] for text, _ in ONE])
def test_ways_of_writing_one_name_are_one_thing(text: str, times: int) -> None:
    ids = [seen.id for seen in _read(text).names if seen.is_new]
    assert max(ids.count(entity) for entity in ids) >= times, ids


PARTS = [
    "初创公司量序科技（Liangxu）完成1亿元融资。",
    "量序今年发布了新模型。",
    "Liangxu估值5亿元。",
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_new_name_has_one_id_in_every_order(order: tuple[int, ...]) -> None:
    names = _read("\n\n".join(PARTS[i] for i in order)).names
    assert {seen.id for seen in names if seen.is_new} == {"x-量序科技"}


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x7B) if chr(code).isalnum()})
NAMES = st.lists(
    st.sampled_from(["Bright", "loom", "星衡", "Gannet-2", "AI", "3.5", "穗雲", "Labs"]), min_size=1, max_size=3
).map(" ".join)


@given(NAMES, st.sampled_from(["", " ", "\u00a0", "-"]), st.booleans(), st.booleans())
def test_the_id_of_a_new_name_is_one_in_every_dress(name: str, gap: str, is_wide: bool, is_small: bool) -> None:
    dressed = name.lower() if is_small else name
    dressed = dressed.translate(WIDE) if is_wide else dressed
    if not re.search(r"\d \d", name):
        dressed = dressed.replace(" ", gap)
    assert provisional(dressed, "") == provisional(name, "")


@pytest.mark.parametrize("gap", [" ", "\u00a0"])
def test_a_blank_that_does_not_break_parts_no_name(gap: str) -> None:
    assert {seen.id for seen in _read(f"Brightloom{gap}AI raised $5 million.").names if seen.is_new} == {
        "x-brightloomai"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("砺芯 X3\n\n- 显存128GB\n\n砺芯 X3的功耗为350W。", ["砺芯 X3", "砺芯 X3"]),
        ("1. 岩鹭 Q200 Pro：2024年量产", ["岩鹭 Q200 Pro"]),
        ("图 3\n\n第三章 2\n\n参数 7B\n\n发布 X3", []),
    ],
)
def test_a_line_that_is_a_word_and_a_code_names_a_thing(text: str, names: list[str]) -> None:
    found = [name.text for name in _reader().read(from_text(text, "a.txt")).names]
    assert [name for name in found if " " in name] == names
