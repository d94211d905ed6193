/* An engine over six pages, made by hand: three entries and three legal documents, one of which ends. */
import { createEngine } from "../../docs/assets/search/engine.js";

/** @import { Lookup } from "../../docs/assets/search/files.js" */
/** @import { Spelling } from "../../docs/assets/search/codec.js" */

/** @param {string} [today] */
export function tinyEngine(today) {
  return createEngine("", {
    dang: 8,
    phien: "a",
    co: [4, 4],
    so: 6,
    bai: 3,
    van_ban: [3, 6],
    het_hieu_luc: [[4, "2027-01-01", "02 2016|luat cu"]],
    tinh_trang: [["còn hiệu lực", 0], ["đã thay thế", 1]],
    ten: [[3, "luat dan chu|duong"]],
    loai_hinh: [["ton-giao", "Tôn giáo", "tim"]],
    chu_so: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    dau: "\u0300\u0309\u0303\u0301\u0323",
    dau_cuoi: "!#$%&",
    i_dai: "^(?:qu|[bcdghklmnprstvx]+)y$",
    kieu: ["Bài", "Chủ đề", "Tỉnh, thành phố", "Văn bản"],
    chung: 4,
    rieng: { dan: [2, 5] },
    phan: ["Nội dung"],
    khau: ["Dân biết", "Dân bàn"],
    phan_rieng: [4, 5, 10, 11, 6, 7],
    ma: 1,
    am: ["AdanCtAhienAduongAgiamAlamAmoAsat", "EDCDBCBB"],
    cap: ["giam% sat%;lam! đương!;hiên% đât%", "DED"],
    tat: { ubnd: ["uỷ ban nhân dân"], q: ["quận"] },
  }, today);
}

/**
 * What would have been looked up.
 * @param {Record<string, Spelling[]>} spellings
 * @param {Record<string, string>} [lines] - what else stands in the files
 * @returns {Lookup}
 */
export function tinyLookup(spellings, lines = {}) {
  const beside = new Map(Object.entries(lines));
  return { spellings: new Map(Object.entries(spellings)), linesBeside: () => beside };
}
