"""The same problem in many cells is one line, and no cell is lost from it."""

from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.domain.alike_problems import gather_alike
from zhunsheng.domain.problems import Problem


def _unknown(place: str, found: str = "C1") -> Problem:
    return Problem("workbook-person-unknown", place, found, (("expected", ["M1 周经理"]),))


def test_the_same_unknown_code_in_many_rows_is_one_line_with_all_cells() -> None:
    problems = [_unknown(f"行为评价!{cell}") for cell in ("B72", "C72", "B73", "C73", "B74", "C161")]
    assert [problem.explain("zh-Hans") for problem in gather_alike(problems, "zh-Hans")] == [
        "行为评价!B72:B74、C72:C73、C161：“人员”表里没有编号“C1”；相近的有：M1 周经理。"
    ]


def test_another_code_another_sheet_and_another_problem_stay_lines_of_their_own() -> None:
    problems = [
        _unknown("评价人!C6"),
        _unknown("行为评价!C6"),
        _unknown("行为评价!C7", "C2"),
        Problem("workbook-cell-empty", "行为评价!C8"),
        _unknown("行为评价!C9"),
    ]
    gathered = gather_alike(problems, "en")
    assert [problem.place for problem in gathered] == ["评价人!C6", "行为评价!C6, C9", "行为评价!C7", "行为评价!C8"]


def test_problems_without_a_cell_keep_their_place() -> None:
    missing = [Problem("workbook-column-missing", "人员", facts=(("column", name),)) for name in ("姓名", "编号")]
    levels = [Problem("file-key-missing", f"levels[{number}]") for number in range(2)]
    assert gather_alike([*missing, *levels], "zh-Hans") == (*missing, *levels)


@given(st.sets(st.tuples(st.sampled_from("BCD"), st.integers(1, 30)), min_size=1))
def test_no_cell_is_lost_or_added(cells: set[tuple[str, int]]) -> None:
    (gathered,) = gather_alike([_unknown(f"人员!{column}{row}") for column, row in sorted(cells)], "en")
    named = set()
    for part in gathered.place.removeprefix("人员!").split(", "):
        first, _, last = part.partition(":")
        rows = range(int(first[1:]), int((last or first)[1:]) + 1)
        named |= {(first[0], row) for row in rows}
    assert named == cells
