/* A calendar file (RFC 5545) of whole days. Pure. */

/**
 * One event of a whole day.
 * @typedef {object} DayEvent
 * @property {string} uid - the same for the same thing, whenever the file is made
 * @property {string} day - ISO
 * @property {string} summary
 * @property {string} description
 */

const OCTETS = 75;
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g; // but for line feeds

/**
 * The calendar as text, lines folded at 75 octets, no rule of recurrence.
 * @param {DayEvent[]} events
 * @param {string} stamp - the moment of making, as "20261130T010203Z"
 */
export function calendarFile(events, stamp) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lich viec trong nam//VI", "CALSCALE:GREGORIAN"];
  for (const { uid, day, summary, description } of events) {
    lines.push("BEGIN:VEVENT", "UID:" + uid, "DTSTAMP:" + stamp, "DTSTART;VALUE=DATE:" + day.replace(/-/g, ""));
    lines.push("SUMMARY:" + escaped(summary), "DESCRIPTION:" + escaped(description));
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR"].flatMap(folded).join("\r\n") + "\r\n";
}

/**
 * A text as a property holds it: lines kept, no other controls, nothing that ends it.
 * @param {string} text
 */
function escaped(text) {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/\t/g, " ");
  return lines.replace(CONTROLS, "").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/**
 * A line in pieces of at most 75 octets, each further one behind a blank; no character is cut in two.
 * @param {string} line
 */
export function folded(line) {
  const pieces = [];
  let piece = "";
  let octets = 0;
  for (const char of line) {
    const size = new TextEncoder().encode(char).length;
    if (octets + size > OCTETS) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += char;
    octets += size;
  }
  return [...pieces, piece];
}
