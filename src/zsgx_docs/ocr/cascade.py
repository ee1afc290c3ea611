"""Tell when the tiny recogniser's word is good enough, and the small one need not be asked."""

from __future__ import annotations

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.ocr.engine import Recognition

SURE = fitted_values(__package__)["sure"]
"""Confidence (0..1) from which the tiny recogniser errs no more than the small one; measured on 4,000
lines."""

SHORT = 8
"""Characters of a line that may be a name, and so hold characters rare elsewhere; a guess."""

STAND_INS = frozenset(
    "一与严中为丽么伦佗佛作侗促俊俭修倚债冽到功励劳勺单卤卷后吠听告咳啰啾喊喽嗪嘎场圻坤坦坪埃城堀場填增墩奈奋嫂孙尾局属岳嵯帐广应度庫庵廉廠廣异張彤彻徐徘忧怅怪恒恬恺"
    "悄悟惊惧慰憧憶懈我所才抠押挪挺捞据捻掰揉揍搞撰攘支敌救族映春昨晒晰智暗期朦机杆松构枋林柄柏标桃梓械检棱椅椋楚楼榜槛樱機此殼毛江汽泊法流浙海消涸淀淳淹渝港溴演潔澈"
    "濠灼焙焦燈版牌牲特犹狂献猴珍理甚界疗疾病症痢療睽瞑研破硫碟社祥禁秒秤积穰窦筐筑答签箍算箭箱節籽粮精系紫纤绘绩缺罢羽翁聊肆肮肿胜脖脾腔膨般舶艳芯苯范茨茫荐荤荥药莨"
    "获莹菀菠著薛號蜕蜡螯螺衣袄被裕褥襟观视語護论讽说谓象貌败贯贵足跌路踩轩轮软轻轿辗迁进透逛邂郎郝酌酪酷醋醒金钉钜铃银锁锂锋错镁镖镧门阅阗阮陈限除陪隍隘隧需鞘鞠韓題"
    "顽预颐额饶验骏骗魅鲷鸠鸭鸽鹂鹃鹊鹑黑鼓龟"
    "种站龚"
)
"""What the tiny recogniser reads, and is sure of, where the small one knows a rarer character that is
missing from its own alphabet: 疑 for 嶷, 怪 for 怿. Found by printing all 1,400 of those in 7 faces; the last
three on papers that others printed: 种 for 翀, 站 for 竑, 龚 for 䶮."""


def is_sure(reading: Recognition) -> bool:
    """Tell whether no character is in doubt, nor that there is another between two or a rarer one behind."""
    return bool(reading.text.strip()) and not may_be_rare(reading) and not doubtful(reading)


def may_be_rare(reading: Recognition) -> bool:
    """Tell whether a short line has characters that the tiny recogniser reads in place of rarer ones."""
    return len(reading.text.strip()) <= SHORT and not STAND_INS.isdisjoint(reading.text)


def doubtful(reading: Recognition) -> list[int]:
    """Return the numbers of the characters in doubt, or beside a spot where another may stand unread.

    A space has nothing behind it: how sure it is does not matter.
    """
    found = set()
    for number, character in enumerate(reading.characters):
        if character.confidence < SURE and not character.text.isspace():
            found.add(number)
        if character.gap > 1 - SURE:
            found |= {number, min(number + 1, len(reading.characters) - 1)}
    return sorted(found)
