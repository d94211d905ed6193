"""What PyYAML complains of, said in Vietnamese with what to write instead."""

from __future__ import annotations

_SAID = (
    ("special characters are not allowed", "có ký tự điều khiển không được phép; hãy xóa và gõ lại chỗ này"),
    ("control characters are not allowed", "có ký tự điều khiển không được phép; hãy xóa và gõ lại chỗ này"),
    (
        "cannot start any token",
        "có ký tự không được mở đầu chữ ở đây (phím Tab, @, `, %…); thụt lề bằng dấu cách, hoặc đặt cả dòng trong nháy kép",
    ),
    ("mapping values are not allowed", "có dấu “: ” giữa câu nên bị hiểu là khóa mới; hãy đặt cả câu trong nháy kép"),
    (
        "could not find expected ':'",
        "thiếu dấu “:” sau tên khóa, hoặc dòng nối tiếp chưa thụt lề; hãy xem dòng này và dòng trên",
    ),
    ("did not find expected key", "thụt lề không thẳng hàng hoặc dấu nháy chưa đóng; hãy so với dòng trên"),
    ("did not find expected '-'", "mục của danh sách không thẳng hàng; các dấu “-” phải thụt lề như nhau"),
    ("block sequence entries are not allowed", "dấu “-” không đặt được ở đây; hãy xuống dòng rồi mới mở danh sách"),
    ("unexpected end of stream", "dấu nháy hoặc ngoặc mở ra mà không đóng; hãy thêm dấu đóng"),
    ("did not find expected ',' or", "ngoặc [ ] hoặc { } chưa đóng, hay thiếu dấu phẩy; hãy kiểm tra lại"),
    ("did not find expected node content", "ngoặc [ hoặc { mở ra mà không đóng, hay thừa dấu phẩy; hãy kiểm tra lại"),
    ("found unknown escape character", "trong nháy kép, dấu \\ có nghĩa riêng; hãy dùng nháy đơn hoặc viết \\\\"),
    ("expected a single document", "một tệp chỉ chứa một bài; hãy bỏ dòng “---” và chuyển phần sau sang tệp khác"),
    ("exceeded maximum nesting depth", "ngoặc lồng nhau quá sâu; hãy viết theo mẫu một bài"),
    ("undefined tag handle", "dấu “!” mở đầu là thẻ YAML, ở đây không dùng; hãy đặt chữ trong nháy kép"),
)


def explain(error: Exception) -> str:
    """The sentence for a syntax error, found by a part of the English one."""
    english = str(error)
    return next(
        (words for key, words in _SAID if key in english),
        "YAML không hiểu được chỗ này; hãy so thụt lề và dấu nháy với một bài có sẵn",
    )
