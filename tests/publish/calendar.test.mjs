// Calendars, read by a real parser, and held to what RFC 5545 asks for.

import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { ADDRESS, bytes, files, json, text } from "./support.mjs";

const calendars = [...files("feeds", ".ics"), ...files("ja/feeds", ".ics")];

/** The events of a calendar. */
function events(source) {
  const calendar = new ICAL.Component(ICAL.parse(source));
  assert.equal(calendar.name, "vcalendar");
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  assert.ok(calendar.getFirstPropertyValue("prodid"));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    for (const name of ["uid", "dtstamp", "dtstart", "dtend", "summary"]) {
      assert.equal(component.getAllProperties(name).length, 1, `an event has ${name} once`);
    }
    return new ICAL.Event(component);
  });
}

test("every calendar is read, and every event is one whole day", () => {
  for (const path of calendars) {
    const all = events(text(path));
    assert.ok(all.length > 0, path);
    for (const event of all) {
      assert.ok(event.startDate.isDate && event.endDate.isDate, path);
      assert.equal(event.duration.toSeconds(), 24 * 60 * 60, path);
    }
    const uids = all.map((event) => event.uid);
    assert.equal(new Set(uids).size, uids.length, path);
  }
});

test("lines are short and end as they must", () => {
  for (const path of calendars) {
    const lines = bytes(path).toString("latin1").split("\r\n");
    assert.equal(lines.pop(), "", path);
    for (const line of lines) {
      assert.ok(line.length <= 75, `${path}: ${line.length} bytes in a line`);
      assert.doesNotMatch(line, /[\r\n]/, path);
    }
  }
});

test("a calendar has every end of support and of an ESU period", () => {
  for (const family of json("api/v1/index.json").families) {
    const { products } = json(family.branches.slice(ADDRESS.length));
    const wanted = products
      .flatMap((one) => [one.mainstream_end, one.extended_end, ...one.esu.map((esu) => esu.to)])
      .filter(Boolean)
      .sort();
    for (const folder of ["feeds", "ja/feeds"]) {
      const all = events(text(`${folder}/${family.id}/life-cycle.ics`));
      assert.deepEqual(all.map((event) => event.startDate.toString()).sort(), wanted);
    }
  }
});

test("both languages speak of the same events", () => {
  for (const path of files("feeds", ".ics")) {
    const [en, ja] = [events(text(path)), events(text(`ja/${path}`))];
    assert.deepEqual(en.map((event) => event.uid), ja.map((event) => event.uid));
    assert.notDeepEqual(en.map((event) => event.summary), ja.map((event) => event.summary));
  }
});

test("broken calendars are refused", () => {
  const good = text(calendars[0]);
  for (const bad of [
    good.replace("END:VEVENT\r\n", ""),
    good.replaceAll(/UID:.*\r\n/g, ""),
    good.replaceAll(/DTSTAMP:.*\r\n/g, ""),
    good.replace("BEGIN:VCALENDAR\r\n", ""),
  ]) {
    assert.throws(() => events(bad));
  }
});
