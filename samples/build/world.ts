/** The whole half year of the town as entries, clean: nothing is mistyped yet. The same seed gives the same half year. */
import { monthOf, type Entry } from "./entry";
import { randomFrom } from "./random";
import { construction, enforcements, honours, inspections, meetings, plans, standards, volunteerTeams } from "./town-life";
import { PLACES } from "./town";
import * as village from "./village-life";

/** First month and year of the half year that the samples tell. */
export const START = { year: 2024, month: 1 };

/** Ledgers that never came: nobody sent them, so their events are in no ledger and in no total. */
export const MISSING: readonly (readonly [area: string, kind: string])[] = [
  ["龙泉村", "sanitation"],
  ["枣林村", "survey"],
];

export function worldOf(seed: number, start: village.Month = START): Entry[] {
  const months = Array.from({ length: 6 }, (_, index) => ({ year: start.year, month: start.month + index }));
  const kinds = [
    village.publicity,
    village.survey,
    village.volunteerEvents,
    village.festivals,
    village.moralList,
    village.minors,
    village.sanitation,
    village.persuasion,
    village.trainings,
  ];
  const kept = PLACES.flatMap((area, place) =>
    kinds.flatMap((kind, index) => {
      // A seed for each ledger: one more event in one of them changes no other.
      const random = randomFrom(seed * 10_000 + place * 100 + index);
      return months.flatMap((month) => kind(random, area, month));
    }),
  );
  const walls = PLACES.flatMap((area, place) => village.wallAds(randomFrom(seed * 10_000 + place * 100 + 50), area, months));
  const own = (index: number) => randomFrom(seed * 10_000 + 9_000 + index);
  const numbers = months.map((one) => one.month);
  const quarterEnds = [
    `${start.year}-${String(start.month + 2).padStart(2, "0")}-${start.month === 1 ? 31 : 30}`,
    `${start.year}-${String(start.month + 5).padStart(2, "0")}-${start.month === 1 ? 30 : 31}`,
  ];
  return [
    ...kept.filter((one) => !MISSING.some(([area, kind]) => one.area === area && one.kind === kind)),
    ...walls,
    ...volunteerTeams(own(1), quarterEnds),
    ...construction(own(2)),
    ...honours(own(3), start.year, start.month + 5),
    ...meetings().map((one) => shifted(one, start)),
    ...plans(),
    ...standards(own(4)),
    ...inspections(own(5), start.year, numbers),
    ...enforcements(own(6), start.year, numbers),
  ];
}

/** The half year before: the later of the two lists of volunteers, and half as many trainings as usual, so that the next one stands out. */
export const earlierWorld = (): Entry[] =>
  worldOf(2023, { year: 2023, month: 7 })
    .filter((one) => one.kind !== "volunteer-team" || one.date === "2023-12-31")
    .filter((one) => one.kind !== "training" || monthOf(one) <= 9);

/** Meetings are written for the first half of 2024; for another half year they move by whole months. */
function shifted(one: Entry, start: village.Month): Entry {
  if (one.date === null || (start.year === START.year && start.month === START.month)) return one;
  const month = String(Number(one.date.slice(5, 7)) + start.month - START.month).padStart(2, "0");
  return { ...one, date: `${start.year}-${month}${one.date.slice(7)}` };
}
