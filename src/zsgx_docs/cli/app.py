"""The `zsgx` command. Every command imports what it needs when it runs, so that `--help` answers at once."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from zsgx_docs import __version__
from zsgx_docs.cli.office import backup, restore, rotate_key, user_group
from zsgx_docs.cli.terminal import ChineseCommand, ChineseGroup, edge

app = typer.Typer(
    name="zsgx",
    cls=ChineseGroup,
    help="写出、读回专业技术人才知识更新工程的各种文书：模板里的空，就是读回来的字段。全程离线。",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = partial(app.command, cls=ChineseCommand, rich_help_panel="命令")


def main() -> None:
    """Run the console script."""
    sys.exit(edge.run(app))


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"zsgx {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本号。")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@command()
def templates() -> None:
    """列出模板：名称、标题、文书类型、可写出的格式。"""
    from zsgx_docs.cli import listing

    if not listing.print_templates():
        raise typer.Exit(edge.BAD_INPUT)


@command()
def render(
    template: Annotated[str, typer.Argument(metavar="模板", help="模板名称，如 hubei/application-form。")],
    record: Annotated[
        str | None,
        typer.Argument(metavar="记录", help="记录文件（.json .yaml .xlsx .xls .csv），- 表示标准输入。"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写到哪里：.docx 或 .pdf；空白表也可写成 .xlsx。"
        ),
    ] = None,
    blank: Annotated[bool, typer.Option("--blank", help="空白表，不填任何内容。")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="合计不符、校验位不对、重复、缺必填项时不写出，而不只是提醒。")
    ] = False,
    marked: Annotated[
        Path | None,
        typer.Option("--marked", metavar="文件.xlsx", help="把工作簿里要改的格子标色、加批注，另存到这里。"),
    ] = None,
) -> None:
    """把一条记录填进模板，写成 Word 或 PDF。"""
    from zsgx_docs.cli import rendering

    rendering.render(template, record, blank, output, strict, marked)


Fresh = Annotated[bool, typer.Option("--fresh", help="重新读，不用以前保留的读取结果，也不保留。")]


@command()
def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="文件…", help="Word、PDF、扫描件、图片或文件夹。"),
    ],
    template: Annotated[
        str | None, typer.Option("-t", "--template", metavar="模板", help="按这个模板读；不写则自动识别。")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到 .json、.xlsx、.csv 文件或 .pdf 读取报告；不写则每份文件输出一行 JSON。",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="同时用几个进程读。")] = 1,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="字段",
            help="只说明一个字段（如 applicant.name）：读到什么、经过哪些检查、为什么要不要核对。",
        ),
    ] = None,
    fresh: Fresh = False,
) -> None:
    """读回 Word、PDF 或盖章扫描件：每个值都注明页码、位置和把握。"""
    from zsgx_docs.cli import explaining, extraction

    if explain is not None:
        raise typer.Exit(explaining.explain(paths, template, output, explain))
    raise typer.Exit(extraction.extract(paths, template, output, jobs, fresh))


@command()
def summary(
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", help="放申报材料（扫描件和 Word 版）的文件夹。")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.xlsx 或 .pdf 文件。")
    ] = None,
    expected: Annotated[
        Path | None,
        typer.Option(
            "--expected",
            metavar="名单",
            help="应报单位名单（.txt .csv .xlsx）：谁没有报、谁不在名单中，都会列出。",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="同时用几个进程读。")] = 1,
    fresh: Fresh = False,
) -> None:
    """把一个文件夹的申报材料汇成申报汇总表：一家单位的各份文件合为一行，缺件和问题注明。"""
    from zsgx_docs.cli import summing

    summing.summary(folder, output, jobs, expected, fresh)


@command()
def pack(
    training_class: Annotated[
        str, typer.Argument(metavar="班级", help="班级文件（.yaml .json .xlsx），样子见 samples/class.yaml。")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="放到哪个文件夹。")
    ] = None,
) -> None:
    """由一个班级文件写出全部材料：开班通知、签到表、名单、证书、决算、总结，并打成一个压缩包。"""
    from zsgx_docs.cli import packing

    packing.pack(training_class, output)


@command()
def draft(
    template: Annotated[str, typer.Argument(metavar="模板", help="模板名称，如 hubei/call-notice。")],
    source: Annotated[
        str, typer.Argument(metavar="去年的通知", help="记录文件，或去年的通知（.docx .pdf）。")
    ],
    year: Annotated[int, typer.Option("--year", metavar="年度", help="新通知的年度，如 2027。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里：.docx 或 .pdf。")
    ] = None,
) -> None:
    """由去年的通知起草今年的：年份、日期顺延，不能推知的标黄留空，逐处加批注。"""
    from zsgx_docs.cli import drafting

    drafting.draft(template, source, year, output)


@command()
def lint(
    path: Annotated[Path, typer.Argument(metavar="文件", help="Word 文件（.docx）或带文字的 PDF。")],
    fix: Annotated[
        bool, typer.Option("--fix", help="把能稳妥修正的改好，另存为“文件名.修正.docx”，原文件不动。")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="按 JSON 输出。")] = False,
    kind: Annotated[
        Literal["letter", "notice", "annex", "form", "worktable", "certificate"] | None,
        typer.Option(help="按哪一类检查：依次为信函、公文、附件、表格、内部用的宽表、证书；不写时看内容定。"),
    ] = None,
) -> None:
    """按 GB/T 9704—2012 检查版式，逐处指出实测值和应有值；有错误时退出码为 1。"""
    from zsgx_docs.cli import linting

    raise typer.Exit(linting.lint(path, fix, as_json, kind))


@command()
def check(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="材料…", help="文件、记录（.yaml .json）、读取结果，或放一个班材料的文件夹。"),
    ],
    notice: Annotated[
        Path | None,
        typer.Option("--notice", metavar="通知", help="按哪份通知的记录检查；不写则用材料里的，或样例。"),
    ] = None,
    template: Annotated[
        str | None, typer.Option("-t", "--template", metavar="模板", help="按这个模板读，或记录属于它。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="按 JSON 输出。")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写到 .json、.xlsx 文件或 .pdf 报告。"),
    ] = None,
) -> None:
    """按通知的规则检查材料，逐条说明依据；违反必须遵守的规则时退出码为 1。"""
    from zsgx_docs.cli import checks

    raise typer.Exit(checks.check(paths, notice, template, as_json, output))


@command()
def rules(as_json: Annotated[bool, typer.Option("--json", help="按 JSON 输出。")] = False) -> None:
    """列出规则：编号、管哪些文书、程度、程序能否判断，不能的为什么。"""
    from zsgx_docs.cli import checks

    checks.print_rules(as_json)


@command()
def reconcile(
    scan: Annotated[Path, typer.Argument(metavar="扫描件", help="盖章后的扫描件、照片或 PDF。")],
    word: Annotated[Path, typer.Argument(metavar="Word件", help="同一份文书的 Word 件，或带文字的 PDF。")],
    template: Annotated[
        str | None, typer.Option("-t", "--template", metavar="模板", help="两份都按这个模板读。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="按 JSON 输出，每一栏一项。")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help=".pdf：两边并排，附扫描件原样；.docx：在 Word 件里加批注。"
        ),
    ] = None,
) -> None:
    """逐栏核对盖章扫描件与 Word 件：相同、读数存疑、不同；有不同或缺印章时退出码为 1。"""
    from zsgx_docs.cli import reconciling

    raise typer.Exit(reconciling.reconcile(scan, word, template, as_json, output))


template_group = typer.Typer(cls=ChineseGroup, help="模板：由空表制作，检查写法。", no_args_is_help=True)
app.add_typer(template_group, name="template", rich_help_panel="命令")


@template_group.command("new", cls=ChineseCommand)
def template_new(
    form: Annotated[Path, typer.Argument(metavar="空表", help="没有填过的 Word 表格（.docx）。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="新模板放到哪个文件夹。")
    ] = None,
) -> None:
    """由一份空表制作模板：找出空格、横线、方框和空行，写成填空；说明找到了什么、还要人定什么。"""
    from zsgx_docs.cli import templating

    raise typer.Exit(templating.new(form, output))


@template_group.command("check", cls=ChineseCommand)
def template_check(
    template: Annotated[str, typer.Argument(metavar="模板", help="模板名称，或 .docx 文件。")],
) -> None:
    """检查模板：写错的填空、没有结束的循环、全角括号等，逐处指出；有错误时退出码为 2。"""
    from zsgx_docs.cli import templating

    raise typer.Exit(templating.check(template))


@command()
def show(
    result: Annotated[
        str, typer.Argument(metavar="结果", help="extract 写出的 .json 文件，- 表示标准输入。")
    ],
) -> None:
    """把 extract 的结果排成便于核对的表格：字段、值、把握、页码、印章。"""
    from zsgx_docs.cli import listing

    listing.print_results(result)


@command()
def doctor() -> None:
    """检查字体、识别引擎等是否装好，缺什么、怎么补。"""
    from zsgx_docs.cli import doctor

    doctor.print_checks()


@command()
def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="地址", help="监听地址；0.0.0.0 供整个办公网使用，须有账号。")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="端口", help="监听端口。")] = 8000,
) -> None:
    """启动网页和 HTTP 接口；第一次启动时给出管理员的一次性口令。"""
    from zsgx_docs.cli import serving

    serving.serve(host, port)


for about_the_office in (backup, restore, rotate_key):
    command()(about_the_office)
app.add_typer(user_group, name="user", rich_help_panel="命令")
