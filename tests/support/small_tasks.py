"""A task without a fault over the small collection, with its words and days off, for tests to change."""

from __future__ import annotations

from tests.conftest import PracticesFolder

WORDS = "practices/_danh-muc/viec.yaml"
DAYS = "practices/_danh-muc/ngay-nghi.yaml"
TASK = "practices/_viec/hop-thon.yaml"

_WORDS = """\
nhom:
- {ma: thon, ten: Thôn, mo_ta: Họp dân.}
su_kien:
- {ma: ngay-hop, ten: ngày họp, hoi: Ngày họp}
- {ma: het-han-phieu, ten: ngày hết hạn phiếu, hoi: Ngày hết hạn phiếu}
- {ma: co-ket-qua, ten: ngày có kết quả}
truong_hop:
- {ma: cach-quyet, hoi: Quyết cách nào?, tra_loi: [{ma: hop, ten: Họp}, {ma: phieu, ten: Phát phiếu}]}
so_dong:
- {ma: ho-trong-thon, ten: tổng số hộ trong thôn, hoi: Tổng số hộ}
nguoi_lam:
- {ma: truong-thon, ten: Trưởng thôn}
- {ma: nguoi-chu-tri, ten: Người chủ trì, vai: true}
- {ma: ubnd-xa, ten: Ủy ban nhân dân xã}
ban_doc:
- {ma: ban-mau, ten: Bản mẫu, van_ban: [luat-moi-2022], ben_thu_ba: true, ngay: 2026-05}
"""
_DAYS = """\
nam: [2026, 2027]
can_cu:
- {ma: luat, noi_dung: Chữ luật., loai: luat}
- {ma: bao-1, noi_dung: Một tin., loai: tin}
- {ma: bao-2, noi_dung: Tin khác., loai: tin}
ngay:
- {ngay: "2027-01-01", ten: Tết Dương lịch, loai: le, can_cu: [luat]}
- {ngay: "2027-05-03", ten: Nghỉ bù, loai: bu, can_cu: [bao-1, bao-2], noi_nghi_thu_bay: true}
chua_biet:
- {tu: "2027-02-01", den: "2027-02-14", ly_do: Tết chưa công bố}
"""
_TASK = """\
ten: Họp thôn bàn việc chung
nhom: thon
tom_tat: Họp dân rồi mới làm.
cho_ai: [truong-thon]
khi_nao: Thôn có việc chung.
su_kien:
- {ma: ngay-hop, loai: dat}
- {ma: het-han-phieu, loai: dat}
- {ma: co-ket-qua, loai: theo-truong-hop, chon: {hop: ngay-hop, phieu: het-han-phieu}}
buoc:
- ma: bao-truoc
  noi_dung: Báo cho các hộ biết.
  van_ban: luat-moi-2022
  dieu: 3
  nguoi_lam: [nguoi-chu-tri]
  thoi_han: {so: 2, don_vi: ngay, kieu: it-nhat, huong: truoc, moc: ngay-hop}
  chac: toan-van
  ban: ban-mau
  da_thay: phải được thông báo ít nhất 02 ngày trước cuộc họp
- ma: hai-phan-ba
  noi_dung: Qua khi đủ số hộ đồng ý.
  van_ban: luat-moi-2022
  dieu: 21
  khoan: 1
  khi: [hop]
  ty_le: {phep: tu, tu_so: 2, mau_so: 3, cua: ho-trong-thon}
  chac: toan-van
  ban: ban-mau
  da_thay: từ hai phần ba tổng số hộ trở lên
- ma: gui-xa
  noi_dung: Gửi văn bản cho xã.
  van_ban: luat-moi-2022
  dieu: 20
  thoi_han: {so: 5, don_vi: ngay-lam-viec, kieu: nhieu-nhat, huong: sau, moc: co-ket-qua}
  chac: toan-van
  ban: ban-mau
  da_thay: Chậm nhất là 05 ngày làm việc kể từ ngày họp
- ma: xa-tra-loi
  noi_dung: Xã trả lời thôn.
  van_ban: luat-moi-2022
  nguoi_lam: [ubnd-xa]
  chac: ke-lai
luat_khong_bat:
- {noi_dung: Không đòi xã duyệt., da_doc: [{van_ban: luat-moi-2022, dieu: 15–24}]}
hay_sai:
- {noi_dung: Quên mở sổ., bai: [bai-mau]}
giay_to:
- {ma: giay-moi, ten: Giấy mời, the_thuc: thuong, yeu_cau: [bao-truoc]}
khau: [dan-ban]
chu_de: [duong-giao-thong]
bai: [bai-mau]
hoi: [họp thôn báo trước mấy ngày, bao nhiêu hộ đồng ý thì qua, gửi xã trong mấy ngày]
ra_soat: {ngay: 2026-11-25, don_vi: Ban biên tập}
"""


def with_task(collection: PracticesFolder) -> PracticesFolder:
    """The small collection with a task."""
    for path, text in ((WORDS, _WORDS), (DAYS, _DAYS), (TASK, _TASK)):
        collection.write(path, text)
    return collection


def said(collection: PracticesFolder, old: str, new: str, path: str = TASK) -> list[str]:
    """Replace one text of the task, or of its words; gives what the report then says of that file, without its name."""
    collection.change(old, new, path)
    return [line.removeprefix(f"{path}:") for line in collection.lines() if line.startswith(path)]
