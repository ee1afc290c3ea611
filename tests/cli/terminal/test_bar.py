"""The bar moves with the pages, not only with the files."""

from zsgx_docs.cli.terminal.bar import Bar


def completed(bar: Bar) -> float:
    return bar._progress.tasks[0].completed


def test_it_moves_with_each_page_and_counts_a_file_once() -> None:
    with Bar(2) as bar:
        bar.page("甲.pdf", 1, 4)
        bar.page("乙.pdf", 1, 2)
        assert completed(bar) == 0.75
        bar.page("甲.pdf", 4, 4)
        bar.done("甲.pdf")
        assert completed(bar) == 1.5
        bar.done("乙.pdf")
        assert completed(bar) == 2.0
