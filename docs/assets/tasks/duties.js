/* The days of what comes round every year: pure. */
import { daysInYear, inTime } from "./counting.js";
import { isDay } from "./task-state.js";

/** @typedef {import("./counting.js").Calendar} Calendar */
/**
 * A requirement, and the task that it belongs to.
 * @typedef {import("./plan.js").Requirement & { viec: string }} Duty
 */

/**
 * The last days that the law gives a duty: one for each year held, not yet past, in the time of its basis.
 * @param {Duty} duty
 * @param {Calendar} calendar
 * @param {string} today - ISO day
 * @returns {string[]}
 */
export function givenDays(duty, calendar, today) {
  if (!duty.trong_nam) return [];
  return calendar.years
    .map((year) => daysInYear(duty, year, { saturday: false }, calendar).latest)
    .filter((day) => day && day >= today && inTime(day, duty.tu || "", duty.den || ""));
}

/**
 * The events of a duty: the days that the law gives, else the day that the reader picked, in the time of its basis.
 * @param {Duty} duty
 * @param {Calendar} calendar
 * @param {string} today - ISO day
 * @param {string} picked - "" where none is
 * @param {string} description
 * @returns {import("./ics.js").DayEvent[]}
 */
export function eventsOf(duty, calendar, today, picked, description) {
  const given = givenDays(duty, calendar, today);
  const mayPick = isDay(picked) && inTime(picked, duty.tu || "", duty.den || "");
  const days = given.length || !mayPick ? given : [picked];
  return days.map((day) => ({
    uid: duty.viec + "." + duty.ma + "." + day.slice(0, 4) + "@viec-trong-nam",
    day: day.slice(0, 10),
    summary: duty.ngan,
    description,
  }));
}
