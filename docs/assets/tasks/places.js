/* How a place is written within a sentence: the same as small_place in scripts/word/template.py; a test holds both. */

const PLACES =
  "Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Tỉnh|Thôn|Tổ dân phố|Tổ|Bản|Ấp|Làng|Buôn|Bon|Plei|Khu phố|" +
  "Khối phố|Khu dân cư|Cụm dân cư|Tiểu khu|Khóm|Phum|Sóc|Xóm|Khối|Khu|Đội|Chùa|Đình|Đền|Miếu|Phủ|Nhà thờ|Giáo xứ|" +
  "Giáo họ|Họ đạo|Thánh thất|Tịnh xá|Tu viện|Thiền viện";
const PLACE = new RegExp("^(?:" + PLACES + ")(?= \\D)");

/**
 * “Xã Yên Lập” becomes “xã Yên Lập”; before a number the word is part of the name: “Phường 3” stays.
 * @param {string} text
 */
export function smallPlace(text) {
  return PLACE.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
