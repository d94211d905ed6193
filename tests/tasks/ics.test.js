/* Calendar files: whole days, folded lines, nothing that a calendar would take for a field. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarFile, folded } from "../../docs/assets/tasks/ics.js";

const EVENT = {
  uid: "viec.ma.2027@viec-trong-nam",
  day: "2027-06-29",
  summary: "Họp, bàn; quyết \\ xong",
  description: "Một\nEND:VEVENT\r\nATTENDEE:x " + "ngày làm việc ".repeat(20),
};

test("a file has one event for each day, in lines that end with CRLF", function () {
  const text = calendarFile([EVENT, { ...EVENT, day: "2028-02-29" }], "20261130T010203Z");
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.endsWith("END:VCALENDAR\r\n"));
  assert.equal(text.match(/^BEGIN:VEVENT\r$/gm)?.length, 2);
  assert.ok(text.includes("DTSTART;VALUE=DATE:20270629\r\n") && text.includes("DTSTART;VALUE=DATE:20280229\r\n"));
  assert.ok(!text.includes("RRULE"));
});

test("what is written in an event stays text", function () {
  const text = calendarFile([EVENT], "20261130T010203Z").replace(/\r\n /g, "");
  assert.ok(text.includes("SUMMARY:Họp\\, bàn\\; quyết \\\\ xong\r\n"));
  assert.equal(text.match(/^END:VEVENT\r$/gm)?.length, 1);
  assert.ok(!/^ATTENDEE/m.test(text));
});

test("lines have at most 75 octets, and no letter is cut", function () {
  const text = calendarFile([EVENT], "20261130T010203Z");
  for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  const long = "SUMMARY:" + "ệ".repeat(100);
  assert.equal(folded(long).map((piece, i) => (i ? piece.slice(1) : piece)).join(""), long);
});
