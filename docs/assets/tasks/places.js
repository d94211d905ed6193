/* How a value is written within a sentence: the same as small in scripts/word/template.py; a test holds both. */

const PLACES =
  "Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Tỉnh|Thôn|Tổ dân phố|Tổ|Bản|Ấp|Làng|Buôn|Bon|Plei|Khu phố|" +
  "Khối phố|Khu dân cư|Cụm dân cư|Tiểu khu|Khóm|Phum|Sóc|Xóm|Khối|Khu|Đội|Chùa|Đình|Đền|Miếu|Phủ|Nhà thờ|Giáo xứ|" +
  "Giáo họ|Họ đạo|Thánh thất|Tịnh xá|Tu viện|Thiền viện";
const PLACE = new RegExp("^(?:" + PLACES + ")(?= \\D)");
const ALWAYS =
  "Đảng|Nhà nước|Nhân dân|Quốc|Chính phủ|Mặt trận|Tết|Ủy ban|Hội đồng|Hội (?:nông|phụ|cựu|người|chữ)|Đoàn|Liên đoàn|" +
  "Công đoàn|Chi bộ|Ban (?:công|quản|chỉ|giám|thanh|đại)|Công ty|Tổng công|Tập đoàn|Hợp tác xã|Xí nghiệp|Nhà máy|" +
  "Ngân hàng|Bệnh viện|Trung tâm|Trường";
const NAME = new RegExp("^(?:" + ALWAYS + ")(?=[ ,]|$)");

/** @param {string} text */
const isLower = (text) => text === text.toLowerCase() && text !== text.toUpperCase();

/**
 * “Xã Yên Lập” becomes “xã Yên Lập”; before a number the word is part of the name: “Phường 3” stays. “Góp tiền” becomes
 * “góp tiền”: a name has all its syllables in capitals, so where the second one has none the first is an ordinary word,
 * unless it begins the name of a body.
 * @param {string} text
 */
export function small(text) {
  const [first, second] = text.split(" ", 2);
  const isWord = Boolean(second) && isLower(second[0]) && first.slice(1) === first.slice(1).toLowerCase();
  return PLACE.test(text) || (isWord && !NAME.test(text)) ? text[0].toLowerCase() + text.slice(1) : text;
}
