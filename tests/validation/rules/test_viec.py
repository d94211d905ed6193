"""Rule viec: all that a task names is there, each once."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, WORDS, said, with_task


def test_a_good_task_has_nothing_to_say(collection: PracticesFolder) -> None:
    assert with_task(collection).lines() == []
    assert [shown.id for shown in collection.load().tasks] == ["hop-thon"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "nhom: thon",
            "nhom: xom",
            "nhom: nhóm “xom” không có trong danh mục; hãy thêm một dòng vào practices/_danh-muc/viec.yaml",
        ),
        ("cho_ai: [truong-thon]", "cho_ai: [truong-ton]", "cho_ai[1]: người làm “truong-ton” không có trong danh mục; có phải ý bạn là “truong-thon”?"),
        ("khi: [hop]", "khi: [hopp]", "buoc[2].khi[1]: trường hợp “hopp” không có trong danh mục; có phải ý bạn là “hop”?"),
        ("moc: ngay-hop}", "moc: ngay-hopp}", "buoc[1].thoi_han: sự kiện “ngay-hopp” không có trong danh mục; có phải ý bạn là “ngay-hop”?"),
        ("cua: ho-trong-thon", "cua: ho-trong-thonn", "buoc[2].ty_le: số đông “ho-trong-thonn” không có trong danh mục; có phải ý bạn là “ho-trong-thon”?"),
        ("phieu: het-han-phieu", "phieu: co-ket-qua", "su_kien[3].chon.phieu: “co-ket-qua” phải là một sự kiện có ngày; hãy khai sự kiện ấy ở “su_kien” của việc này"),
        ("yeu_cau: [bao-truoc]", "yeu_cau: [bao-truocc]", "giay_to[1].yeu_cau[1]: yêu cầu “bao-truocc” không có trong danh mục; có phải ý bạn là “bao-truoc”?"),
        ("bai: [bai-mau]}", "bai: [bai-mauu]}", "hay_sai[1].bai[1]: bài “bai-mauu” không có trong danh mục; có phải ý bạn là “bai-mau”?"),
        ("ma: gui-xa", "ma: bao-truoc", "buoc[3].ma: mã “bao-truoc” đã có trong “buoc”; hãy đặt mã khác"),
        ("da_doc: [{van_ban: luat-moi-2022", "da_doc: [{van_ban: luat-moi-2023", "luat_khong_bat[1].da_doc[1].van_ban: văn bản “luat-moi-2023” không có trong danh mục; có phải ý bạn là “luat-moi-2022”?"),
        ("the_thuc: thuong", "the_thuc: mau-chinh-thuc", "giay_to[1]: “mau” đi với “the_thuc: mau-chinh-thuc”, và chỉ với thể thức ấy"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_at_its_line(collection: PracticesFolder, old: str, new: str, sentence: str) -> None:
    lines = said(with_task(collection), old, new)
    assert [line.split(": ", 1)[1] for line in lines if "cảnh báo" not in line][:1] == [f"{sentence} (viec)"]


def test_a_faulty_entry_is_no_fault_of_the_task_that_names_it(collection: PracticesFolder) -> None:
    """Told there as missing, its id would be taken out, and the task left out of a site that is built all the same."""
    with_task(collection)
    collection.change("chu_tri:", "chutri:")
    assert [line.partition(": ")[2] for line in collection.lines()] == [
        "chutri: khóa “chutri” không có trong mẫu; có phải ý bạn là “chu_tri”? (khoa)"
    ]


@pytest.mark.parametrize("name", ["trong-nam", "index", "Hop-Thon", "họp", "a" * 61])
def test_a_name_is_a_part_of_an_address_that_is_free(collection: PracticesFolder, name: str) -> None:
    with_task(collection)
    text = (collection.root / TASK).read_text(encoding="utf-8")
    collection.write(f"practices/_viec/{name}.yaml", text.replace("bàn việc chung", "bàn việc khác"))
    assert [line for line in collection.lines() if f"_viec/{name}.yaml:1:1: " in line]


def test_texts_of_tasks_obey_the_rules_of_texts(collection: PracticesFolder) -> None:
    """Personal data, hidden characters and the like are no matter of entries alone."""
    lines = said(with_task(collection), "Quên mở sổ.", "Gọi số 0912345678.")
    assert [line for line in lines if "(thong-tin-ca-nhan)" in line]


def test_a_task_with_a_faulty_shape_is_told_and_left_out(collection: PracticesFolder) -> None:
    lines = said(with_task(collection), "tom_tat:", "tom_tatt:")
    assert [line.rpartition(" ")[2] for line in lines] == ["(khoa)"]  # not also that the right one is missing
    assert collection.load().tasks == ()


STEPS = "".join(
    f"""\
- ma: buoc-{number}
  noi_dung: Bước thứ {number}.
  van_ban: luat-moi-2022
  chac: ke-lai
"""
    for number in range(10)
)


def test_a_long_task_has_parts(collection: PracticesFolder) -> None:
    """More than twelve steps in a row are told; names of parts begin with the first step, each once."""
    with_task(collection)
    collection.change("luat_khong_bat:", f"{STEPS}luat_khong_bat:", TASK)
    assert [line.split(": ", 1)[1] for line in collection.lines()] == [
        "cảnh báo: buoc: việc dài hơn 12 bước mà chưa chia phần; hãy ghi “phan” ở bước đầu mỗi phần (viec)"
    ]
    collection.change("- ma: gui-xa\n", "- ma: gui-xa\n  phan: Gửi đi\n", TASK)
    collection.change("- ma: buoc-3\n", "- ma: buoc-3\n  phan: Gửi đi\n", TASK)
    assert [line.split(": ", 1)[1] for line in collection.lines()] == [
        "buoc[1]: đã chia phần thì bước đầu cũng phải có “phan” (viec)",
        "buoc[8].phan: phần “Gửi đi” đã bắt đầu ở trên; hãy dời bước này lên, hoặc đặt tên khác (viec)",
    ]


SHARE = "ty_le: {phep: tu, tu_so: 2, mau_so: 3, cua: ho-trong-thon}"
SHORT = f"{SHARE}\n  thieu: {{dem: ho-trong-thon, can: hộ, thi: chưa đủ, cach: [{{lam: dời ngày, theo: bao-truoc}}]}}"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("dem: ho-trong-thon", "dem: ho-trong", "dem: số đông “ho-trong” không có trong danh mục; có phải ý bạn là “ho-trong-thon”?"),
        ("dem: ho-trong-thon", "dem: ho-trong-thon", "dem: số đông “ho-trong-thon” chưa có “don_vi”, “dem”; hãy ghi ở viec.yaml"),
        ("theo: bao-truoc", "theo: bao-truocc", "cach[1]: bước “bao-truocc” không có trong danh mục; có phải ý bạn là “bao-truoc”?"),
    ],
)  # fmt: skip
def test_a_shortage_names_a_number_and_steps_that_are_there(
    collection: PracticesFolder, old: str, new: str, sentence: str
) -> None:
    with_task(collection)
    if "don_vi" not in sentence:
        collection.change("hoi: Tổng số hộ}", "hoi: Tổng số hộ, don_vi: hộ, dem: hộ}", WORDS)
    lines = said(collection, SHARE, SHORT.replace(old, new))
    assert [line.split(": ", 1)[1] for line in lines] == [f"buoc[2].thieu.{sentence} (viec)"]


def test_a_shortage_goes_with_a_number_of_people(collection: PracticesFolder) -> None:
    old = "thoi_han: {so: 2, don_vi: ngay, kieu: it-nhat, huong: truoc, moc: ngay-hop}"
    lines = said(with_task(collection), old, SHORT.replace(SHARE, old))
    assert any("“thieu” đi với “ty_le”" in line for line in lines)


def test_a_companion_and_what_stands_beside_a_step_are_there(collection: PracticesFolder) -> None:
    with_task(collection)
    collection.change("{noi_dung: Không đòi xã duyệt., ", "{noi_dung: Không đòi xã duyệt., canh: gui-xaa, ", TASK)
    collection.change("su_kien:\n", "di_cung: {viec: khac, noi: [{khi: [hopp], cau: Một câu.}]}\nsu_kien:\n", TASK)
    told = [line.split(": ", 1)[1] for line in collection.lines() if line.startswith(TASK)]
    assert [line.partition(";")[0] for line in told] == [
        "di_cung.viec: việc “khac” không có trong danh mục",
        "di_cung.noi[1].khi[1]: trường hợp “hopp” không có trong danh mục",
        "luat_khong_bat[1].canh: bước “gui-xaa” không có trong danh mục",
    ]


def test_an_event_that_only_papers_write_is_of_use(collection: PracticesFolder) -> None:
    """A day that no deadline counts from is asked for where a paper has a place for it."""
    with_task(collection)
    collection.change("- {ma: ngay-hop, loai: dat}", "- {ma: ngay-hop, loai: dat}\n- {ma: ngay-ky, loai: dat}", TASK)
    collection.change("- {ma: co-ket-qua", "- {ma: ngay-ky, ten: ngày ký, hoi: Ngày ký}\n- {ma: co-ket-qua", WORDS)
    assert [line for line in collection.lines() if "không dòng nào đếm từ “ngay-ky”, không giấy nào ghi nó" in line]
    collection.write("practices/_viec/giay-to/hop-thon/giay-moi.yaml", "than: [{doan: ‹ngay-ky›}]\n")
    assert collection.lines() == []
