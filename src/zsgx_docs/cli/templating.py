"""`zsgx template`: makes one of an empty form; says what is wrong with one, place by place."""

from __future__ import annotations

from pathlib import Path

from zsgx_docs import desk
from zsgx_docs.cli.terminal import Decisions, edge, output, print_escaped
from zsgx_docs.errors import UsageError
from zsgx_docs.template.template import SETTINGS_FILE, WORD_FILE

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}


def check(template: str) -> int:
    """Print every problem of a template; return the exit status."""
    problems = desk.inspect_template(template, apart=True)
    for problem in problems:
        print_escaped(f"{SEVERITIES[problem.severity]}　{problem.where}：{problem.message}")
    errors = sum(problem.severity == "error" for problem in problems)
    print_escaped(
        f"{template}：{errors} 处错误，{len(problems) - errors} 处提醒或说明。"
        if problems
        else f"{template}：没有问题。"
    )
    return edge.BAD_INPUT if errors else 0


def new(form: Path, folder: Path | None) -> int:
    """Write the template's folder, say what was found and is open, check it; return the exit status."""
    if folder is None:
        raise UsageError("请用 -o 写明新模板放到哪个文件夹。")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}：已经存在且不是空文件夹，请另写一个文件夹名，以免盖掉原有的模板。")
    made = desk.new_template(form, folder.name, apart=True)
    folder.mkdir(parents=True, exist_ok=True)
    output.write(folder / WORD_FILE, made.word)
    output.write(folder / SETTINGS_FILE, made.settings.encode())
    print_escaped(f"已写出 {folder / WORD_FILE} 和 {folder / SETTINGS_FILE}。")
    print_escaped(f"\n找到的填空（{len(made.found)} 处）：")
    for line in made.found:
        print_escaped(f"  {line}")
    if made.undecided:
        print_escaped(f"\n需要人定的（{len(made.undecided)} 处）：")
        for line in made.undecided:
            print_escaped(f"  {line}。")
    print_escaped("\n检查：")
    status = check(str(folder / WORD_FILE))
    decisions = Decisions()
    decisions.say("写出", str(folder))
    if made.undecided:
        decisions.look(f"{len(made.undecided)}处要人定。")
    decisions.tell()
    return status
