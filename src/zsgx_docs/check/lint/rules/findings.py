"""Words what the rules of layout find."""

from __future__ import annotations

from zsgx_docs.check.lint.measure import CHARACTER, MM, LayoutPart
from zsgx_docs.model.finding import LayoutFinding, Severity

STANDARD = "GB/T 9704-2012"
BASES = {
    "G-page": "用纸为A4型纸，天头37毫米±1毫米，订口28毫米±1毫米，版心156毫米×225毫米",
    "G-grid": "一般每面排22行，每行排28个字，特定情况可以作适当调整",
    "G-body": "公文首页必须显示正文，正文一般用3号仿宋体字，每个自然段左空二字，回行顶格",
    "G-title": "标题一般用2号小标宋体字，编排于红色分隔线下空二行位置，居中排布，回行使用梯形或菱形",
    "G-addressee": "主送机关编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号",
    "G-levels": "一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注",
    "G-mark": (
        "发文机关标志居中排布，上边缘至版心上边缘35毫米（信函为至上页边30毫米），"
        "推荐使用小标宋体字，颜色为红色"
    ),
    "G-number": (
        "发文字号编排在发文机关标志下空二行位置，居中排布（信函顶格居右）；年份应标全称，"
        "用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，在阿拉伯数字后加“号”字"
    ),
    "G-rule": "发文字号之下4毫米处居中印一条与版心等宽的红色分隔线；信函在发文机关标志下4毫米处印上粗下细、"
    "距下页边20毫米处印上细下粗的红色双线，线长均为170毫米",
    "G-annex-list": "正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称，附件名称后不加标点符号，"
    "回行时与上一行附件名称的首字对齐",
    "G-signature": "成文日期一般右空四字编排，以成文日期为准居中编排发文机关署名；不盖章的，署名右空二字",
    "G-date": "成文日期中的数字用阿拉伯数字将年、月、日标全，月、日不编虚位",
    "G-note": "附注居左空二字加圆括号编排在成文日期下一行",
    "G-annex": (
        "附件另面编排，“附件”二字及顺序号用3号黑体字顶格编排在版心左上角第一行，"
        "附件标题居中编排在版心第三行，附件顺序号和附件标题与附件说明的表述一致"
    ),
    "G-imprint": (
        "版记置于公文最后一面，首条、末条分隔线用粗线（0.35毫米），中间的用细线（0.25毫米），"
        "末条与版心下边缘重合；抄送机关、印发机关和印发日期用4号仿宋体字，左右各空一字"
    ),
    "G-pageno": "页码一般用4号半角宋体阿拉伯数字，编排在版心下边缘之下，数字左右各放一条一字线，"
    "一字线上距版心下边缘7毫米，单页码居右空一字，双页码居左空一字",
    "G-font": "公文用仿宋、楷体、黑体、小标宋和宋体字，颜色均为黑色",
}


def found(
    rule: str, where: str, what: str, measured: str, wanted: str, severity: Severity = "error"
) -> LayoutFinding:
    """Return a finding; `what` is the thing measured, as in “正文字号”."""
    basis = f"{STANDARD}：{BASES[rule]}"
    message = f"{where}：{what}为{measured}，应为{wanted}（{basis}）。"
    return LayoutFinding(rule, severity, "violated", (), message, basis, where, measured, wanted)


def place(part: LayoutPart) -> str:
    """Return what a part is called in a finding: its paragraph with its first words."""
    text = " ".join(part.text.split())
    if part.is_table and (not text or part.page):
        return f"{part.where}的表格"
    return f"{part.where}“{text[:12]}{'…' if len(text) > 12 else ''}”"


def size_said(size: float) -> str:
    """Return a size in points as a clerk says it, 3号."""
    names = {22.0: "2号", 16.0: "3号", 14.0: "4号", 18.0: "小2号", 15.0: "小3号", 12.0: "小4号", 10.5: "5号"}
    name = names.get(round(size * 2) / 2)
    return f"{name}（{size:g}磅）" if name else f"{size:g}磅"


def characters(gap: float) -> str:
    """Return a length as so many characters, 字."""
    return f"{gap / CHARACTER:.1f}字"


def millimetres(length: float) -> str:
    """Return a length in points as 毫米."""
    return f"{length / MM:.1f}毫米"
