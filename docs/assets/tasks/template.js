/* Word documents filled in by markers, in the browser: the same grammar as scripts/word/template.py, which explains it.
   Text in, text out; a test fills the same facts by both. */
import { WAYS } from "./places.js";

/**
 * A value, a yes or no, several items, or an item with facts of its own.
 * @typedef {string | number | boolean | null | undefined | Fact[] | { [key: string]: Fact }} Fact
 */
/** @typedef {{ [key: string]: Fact }} Facts */
/** @typedef {{ key: string, dots: number, how: string }} Marker */
/** @typedef {{ key: string, inverted: boolean, nodes: Node[] }} Section */
/** @typedef {string | Marker | Section} Node */

const MOST = 500;
const DOTS = 24;
const KEY = "[a-z0-9_-]+|\\.";
const CONTROL = "<w:p><w:r><w:t>‹([#^/])(" + KEY + ")›</w:t></w:r></w:p>";
const TOKEN =
  "<w:tr><w:tc>" + CONTROL + "</w:tc></w:tr>|" + CONTROL +
  '|<w:t(?: xml:space="preserve")?>‹(' + KEY + ")(\\?)?(~~?|!)?(?::(\\d{1,3}))?›</w:t>";
const LINE = '</w:t><w:br/><w:t xml:space="preserve">';
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g; // but for line feeds
/* marks of direction, invisible characters */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
const LONE = /[\ud800-\udfff]/gu; // with "u" a pair is one character: only halves are found

/** A value of more characters than a field takes: told, never cut. */
export class TooLong extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "TooLong";
  }
}

/**
 * A template as its parts.
 * @param {string} xml
 * @returns {Node[]}
 */
export function compiled(xml) {
  /** @type {{ sign: string, key: string, nodes: Node[] }[]} */
  const open = [{ sign: "", key: "", nodes: [] }];
  let end = 0;
  for (const token of xml.matchAll(new RegExp(TOKEN, "g"))) {
    const { nodes } = open[open.length - 1];
    nodes.push(xml.slice(end, token.index));
    end = (token.index || 0) + token[0].length;
    const sign = token[1] || token[3];
    const key = token[2] || token[4];
    if (!sign) nodes.push(markerOf(token));
    else if (sign === "/") close(open, key);
    else open.push({ sign, key, nodes: [] });
  }
  if (open.length > 1) throw new Error("‹" + open[open.length - 1].key + "›");
  open[0].nodes.push(xml.slice(end));
  return open[0].nodes;
}

/**
 * @param {RegExpMatchArray} token
 * @returns {Marker}
 */
function markerOf([, , , , , key, none, how, dots]) {
  return { key, dots: none ? 0 : Number(dots || DOTS), how: how || "" };
}

/**
 * @param {{ sign: string, key: string, nodes: Node[] }[]} open
 * @param {string} key
 */
function close(open, key) {
  const done = open.pop();
  if (!done || done.key !== key || !open.length) throw new Error("‹/" + key + "›");
  open[open.length - 1].nodes.push({ key, inverted: done.sign === "^", nodes: done.nodes });
}

/**
 * The document with the facts in it.
 * @param {Node[]} nodes
 * @param {Facts} facts
 * @throws {TooLong}
 */
export function filled(nodes, facts) {
  // a cell must hold a paragraph, whatever its sections left in it
  return fillAll(nodes, facts).replace(/<\/w:tcPr><\/w:tc>/g, "</w:tcPr><w:p/></w:tc>");
}

/**
 * @param {Node[]} nodes
 * @param {Facts} facts
 * @returns {string}
 */
function fillAll(nodes, facts) {
  return nodes
    .map(function (node) {
      if (typeof node === "string") return node;
      if ("dots" in node) return '<w:t xml:space="preserve">' + valueOf(node, facts[node.key]) + "</w:t>";
      return itemsOf(node, facts[node.key]).map((item) => fillAll(node.nodes, { ...facts, ...item })).join("");
    })
    .join("");
}

/**
 * The facts of each time that a section stands.
 * @param {Section} section
 * @param {Fact} fact
 * @returns {Facts[]}
 */
function itemsOf(section, fact) {
  if (section.inverted) return fact && !(Array.isArray(fact) && !fact.length) ? [] : [{}];
  if (Array.isArray(fact)) {
    return fact.map(function (item, i) {
      const isItem = item !== null && typeof item === "object" && !Array.isArray(item);
      return { stt: i + 1, .../** @type {Facts} */ (isItem ? item : { ".": item }) };
    });
  }
  if (fact !== null && typeof fact === "object") return [fact];
  return fact ? [{}] : [];
}

/**
 * @param {Marker} marker
 * @param {Fact} fact
 */
function valueOf(marker, fact) {
  const text = typeof fact === "string" || typeof fact === "number" ? clean(String(fact)) : "";
  const length = [...text].length;
  if (length > MOST) {
    const begin = [...text].slice(0, 40).join("");
    const told = "“" + begin + "…” có " + length + " ký tự, một ô nhận nhiều nhất " + MOST + "; hãy rút gọn.";
    throw new TooLong(told);
  }
  const shown = WAYS[marker.how](text) || ".".repeat(marker.dots);
  return shown.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, LINE);
}

/**
 * A value as a document may hold it: composed, without controls, marks of direction, invisible and half characters.
 * @param {string} text
 */
export function clean(text) {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, "\n").replace(/\t/g, " ");
  const kept = lines.replace(CONTROLS, "").replace(HIDDEN, "").replace(LONE, "");
  return kept.normalize("NFC").replace(/^[ \n]+|[ \n]+$/g, "");
}
