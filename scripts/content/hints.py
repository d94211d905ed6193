"""What each door says of a field to whoever fills it in: the columns of the wide table, the form for one practice, `new`.

An answer that is one of these says nothing: `examples` knows them all.
"""

from __future__ import annotations

from scripts.content.problem import FieldPath

OF_COLUMNS = {
    "cach_lam": "Theo thứ tự, mỗi dòng một việc: ai làm gì. Việc nào cho thấy một khâu thì mở đầu bằng tên khâu: “Dân bàn: …”.",
    "ket_qua": "Mỗi dòng một kết quả; cho thấy khâu nào thì mở đầu bằng tên khâu ấy: “Dân thụ hưởng: …”.",
    "tinh": "Chọn trong danh sách: tên lúc việc diễn ra, cũ hay mới đều được; “Toàn quốc” cho cơ quan trung ương.",
    "chu_de": "Chọn trong danh sách; việc chính ở cột đầu.",
    "van_ban": "Chọn trong danh sách, nếu biết: văn bản mà người đọc hôm nay nên xem.",
    "don_vi": "Tên báo, cơ quan đã đăng.",
    "url": "Chép cả địa chỉ từ trình duyệt.",
    "loai": "Chọn trong danh sách.",
    "hoi": "5–10 câu như người ta hỏi ngoài đời hay gõ vào ô tìm, ví dụ: xin dân góp tiền làm đường thì họp thế nào.",
    "ghi_chu": "Ghi gì cũng được, không đăng. Dòng ghi “Ví dụ” hay “Trợ giúp” được bỏ qua.",
    "loai_hinh": "Chọn trong danh sách: việc diễn ra ở đâu.",
}
"""Of the wide table, by key, where the model's own description speaks of YAML."""
DATE = "Biết đến đâu ghi đến đó: 2020, hoặc 9/2020, hoặc 12/9/2020."
LINES = "Mỗi ý một dòng trong ô (Alt+Enter để xuống dòng)."
OF_FORM: dict[FieldPath, str] = {
    ("tieu_de",): "việc gì, ở đâu",
    ("loai_hinh",): "chọn",
    ("dia_ban", "tinh"): "tên lúc ấy",
    ("dia_ban", "xa"): "tên lúc ấy",
    ("dia_ban", "don_vi"): "ghi cả loại",
    ("thoi_gian", "tu"): "2020, 9/2020",
    ("chu_de", 0): "chọn",
    ("tom_tat",): "1–3 câu: ai làm, được gì",
    ("cach_lam",): "mỗi dòng một việc",
    ("ket_qua",): "mỗi dòng một ý",
    ("thoi_gian", "ghi_chu"): "khi không rõ ngày",
    ("chu_tri",): "đơn vị, chức danh",
    ("kho_khan",): "mỗi dòng một ý",
    ("chua_xong",): "mỗi dòng một ý",
    ("dieu_kien",): "mỗi dòng một ý",
    ("khong_nen",): "mỗi dòng một ý",
    ("chu_de", 1): "chọn",
    ("chu_de", 2): "chọn",
    ("chu_de", 3): "chọn",
    ("van_ban", 0): "chọn",
    ("nguon", 0, "loai"): "chọn",
    ("nguon", 1, "loai"): "chọn",
    ("ghi_chu",): "không đăng",
}
"""Of the form for one practice, in brackets behind the question."""
OF_NEW = {
    "loai_hinh": "Việc này diễn ra ở đâu?",
    "tieu_de": "20–110 ký tự: đã làm gì, ở đâu hoặc được gì. Nói việc, không nói thành tích.",
    "tom_tat": "1–3 câu, nhiều nhất 60 chữ: ai làm gì, được gì.",
    "dia_ban.tinh": "Tên lúc việc diễn ra, cũ hay mới đều được; gõ không dấu, gõ một phần cũng được.",
    "dia_ban.huyen": "Huyện, quận, thị xã lúc ấy, kèm loại khi nguồn nói: huyện Chiêm Hóa.",
    "dia_ban.xa": "Xã, phường, thị trấn lúc ấy, kèm loại khi nguồn nói: xã Yên Lập.",
    "dia_ban.don_vi": "Thôn, công ty, giáo xứ… kèm loại, ví dụ: Thôn Nà Dầu.",
    "dia_ban.xa_nay": "Xã, phường ngày nay, nếu biết chắc.",
    "thoi_gian.tu": "Năm, tháng hoặc ngày: 2020, 9/2020 hoặc 12/9/2020.",
    "thoi_gian.den": "Viết như trên.",
    "chu_tri": "Đơn vị đứng ra làm; không ghi tên người.",
    "boi_canh": "Trước đó vướng gì, muốn gì.",
    "cach_lam": "Kể theo thứ tự: ai làm gì, mỗi dòng một việc. Việc nào cho thấy một khâu thì mở đầu bằng tên khâu, như “Dân bàn: …”.",
    "ket_qua": "Ai được gì, bao nhiêu, mỗi dòng một kết quả; có thể mở đầu bằng tên khâu, như “Dân thụ hưởng: …”.",
    "kho_khan": "Điều gì vướng và đã gỡ thế nào; chỉ điều nguồn nói ra. Mỗi dòng một ý.",
    "chua_xong": "Điều còn bỏ ngỏ, chưa được, hoặc tái diễn; chỉ điều nguồn nói. Mỗi dòng một ý.",
    "dieu_kien": "Cần có gì thì làm được; chỉ điều nguồn nói. Mỗi dòng một ý.",
    "chu_de": "1–4 chủ đề, việc chính đứng trước; gõ một phần tên, không dấu cũng được.",
    "van_ban": "Văn bản người đọc hôm nay nên xem; gõ một phần tên hoặc số hiệu.",
    "hoi": "Ai sẽ hỏi gì thì cần đến bài này? Ghi 5–10 câu như người ta nói ngoài đời, mỗi dòng một câu; ô tìm kiếm dựa vào đó.",
    "nguon": "Ai đã đăng chuyện này, ở đâu, ngày nào.",
    "nguon.don_vi": "Tên báo hoặc cơ quan đã đăng.",
    "nguon.ten": "Đúng như nguồn đặt; chưa thấy tên thì tả trong ngoặc vuông: [Tin về …].",
    "nguon.url": "Chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://.",
    "nguon.ngay": "Biết đến đâu ghi đến đó: 2020, 9/2020 hoặc 12/9/2020.",
    "nguon.loai": "Báo chí, cơ quan, văn bản hay nghiên cứu; gõ một phần là được.",
    "ma": "Tên tệp và địa chỉ trang: nơi làm và việc làm, không dấu, nối bằng gạch ngang.",
}
"""Of the questions of `new`, by key."""
