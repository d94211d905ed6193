/* How places and matters are written within a sentence: the same as scripts/word/template.py; a test holds both. */

const PLACES =
  "Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Tỉnh|Thôn|Tổ dân phố|Tổ|Bản|Ấp|Làng|Buôn|Bon|Plei|Khu phố|" +
  "Khối phố|Khu dân cư|Cụm dân cư|Tiểu khu|Khóm|Phum|Sóc|Xóm|Khối|Khu|Đội|Chùa|Đình|Đền|Miếu|Phủ|Nhà thờ|Giáo xứ|" +
  "Giáo họ|Họ đạo|Thánh thất|Tịnh xá|Tu viện|Thiền viện";
const PLACE = new RegExp("^(?:" + PLACES + ")(?= \\D)");
const ALWAYS = "Đảng|Nhà nước|Nhân dân|Quốc|Chính phủ|Mặt trận|Tết|Ủy ban|Hội đồng|Công ty|Hợp tác xã";
const NAME = new RegExp("^(?:" + ALWAYS + ")(?=[ ,]|$)");

/** @param {string} text */
const isLower = (text) => text === text.toLowerCase() && text !== text.toUpperCase();

/** @param {string} text */
const lowered = (text) => text[0].toLowerCase() + text.slice(1);

/**
 * “Xã Yên Lập” becomes “xã Yên Lập”; before a number the word is part of the name: “Phường 3” stays.
 * @param {string} text
 */
export const smallPlace = (text) => (PLACE.test(text) ? lowered(text) : text);

/**
 * “Góp tiền” becomes “góp tiền”: what begins as a name has its second syllable in capitals, too, so where that is small
 * the first is an ordinary word. One that begins with a place follows the rule of places.
 * @param {string} text
 */
export function smallMatter(text) {
  const [first, second] = text.split(" ", 2);
  const isWord = first && second && isLower(second[0]) && first.slice(1) === first.slice(1).toLowerCase();
  return isWord && !NAME.test(text) ? lowered(text) : smallPlace(text);
}

/** A value by the sign of its marker. @type {Record<string, (text: string) => string>} */
export const WAYS = {
  "": (text) => text,
  "!": (text) => text.toUpperCase(),
  "~": smallPlace,
  "~~": smallMatter,
};
