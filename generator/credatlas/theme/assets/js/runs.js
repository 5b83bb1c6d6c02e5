/**
 * What a run is at a moment, from its instants: the rules of `catalogue/runs.py`, to which a test holds them.
 *
 * Instants are minutes since 1970 in UTC; what ends has ended when its instant is reached.
 */

/**
 * @typedef {{
 *   kind: string, status: string, free: string, opens: number | null, closes: number | null,
 *   starts: number | null, over: number | null, month: number | null,
 * }} Run
 * @typedef {{ run: Run, state: string, until: number | null }} Standing
 */

const KINDS = ["dated", "self-paced", "announced", "unstated"];
const STATUSES = ["confirmed", "cancelled", "moved"];
const FREE = ["open", "waiting-list", "full"];
const CLOSING_SOON = 21 * 24 * 60;
const HALF_A_DAY = 12 * 60;

/** States in the order in which a learner wants to see runs. */
export const STATES = [
  "closing-soon", "open", "always-open", "waiting-list", "opens-later", "announced", "full", "closed",
  "running", "moved", "cancelled", "ended",
];
const AHEAD = new Set(STATES.slice(0, STATES.indexOf("running")));
/** @param {(number | null)[]} facts as `run_facts` in `search/runs.py` writes them @returns {Run} */
export function unpack(facts) {
  const [code = 0, ...steps] = facts;
  let latest = 0;
  const [opens, closes, starts, over] = [0, 1, 2, 3].map((n) => {
    const step = steps[n] ?? null;
    return step === null ? null : (latest += step);
  });
  return {
    kind: KINDS[(code ?? 0) % 10],
    status: STATUSES[Math.floor((code ?? 0) / 10) % 10],
    free: FREE[Math.floor((code ?? 0) / 100)],
    opens, closes, starts, over,
    month: steps[4] ?? (starts === null ? null : monthOf(starts + HALF_A_DAY)),
  };
}

/** @param {number} minutes */
function monthOf(minutes) {
  const day = new Date(minutes * 60_000);
  return (day.getUTCFullYear() - 1970) * 12 + day.getUTCMonth();
}

/** @param {Run} run @param {number} now in minutes @returns {Standing} */
export function standing(run, now) {
  if (run.status !== "confirmed") return { run, state: run.status, until: null };
  if (run.over !== null && now >= run.over) return { run, state: "ended", until: null };
  return entry(run, now) ?? byDates(run, now);
}

/** @param {Run} run @param {number} now @returns {Standing | null} where the application decides */
function entry(run, now) {
  const { opens, closes } = run;
  if (closes !== null && now >= closes) return null;
  if (opens !== null && now < opens) return { run, state: "opens-later", until: opens };
  if (opens === null && closes === null && run.kind !== "self-paced") return null;
  if (run.free !== "open") return { run, state: run.free, until: closes };
  if (closes === null) return { run, state: "always-open", until: null };
  return { run, state: closes - now <= CLOSING_SOON ? "closing-soon" : "open", until: closes };
}

/** @param {Run} run @param {number} now @returns {Standing} where nobody can apply (any more) */
function byDates(run, now) {
  if (run.kind === "announced") return { run, state: "announced", until: null };
  if (run.kind === "self-paced") return { run, state: "closed", until: null };
  if (run.starts !== null && now < run.starts) {
    return { run, state: run.closes === null ? "announced" : "closed", until: run.starts };
  }
  return { run, state: "running", until: run.over };
}

/** @param {Run[]} runs @param {number} now @returns {Standing | null} the run to show first */
export function next(runs, now) {
  let best = null;
  for (const run of runs) {
    const one = standing(run, now);
    if (AHEAD.has(one.state) && (!best || preference(one) < preference(best))) best = one;
  }
  return best;
}

/** @param {Standing} one @returns {number} the best to join first, then the earliest */
function preference({ run, state }) {
  return STATES.indexOf(state) * 1e9 + (run.starts ?? run.over ?? 0);
}

/** @param {Run[]} runs @param {number} now @returns {string} what somebody can do about the course now */
export function stateOf(runs, now) {
  const found = next(runs, now);
  if (found) return found.state;
  return runs.some((run) => standing(run, now).state === "running") ? "running" : "between";
}

/**
 * The place of a course among all (`catalogue/listing.py`): open ones by deadline, then those to come by start.
 * @param {Run[]} runs @param {number} now @returns {number}
 */
export function placeOf(runs, now) {
  const found = next(runs, now);
  if (!found) return 9e12;
  const { run, state, until } = found;
  const group = state === "closing-soon" ? STATES.indexOf("open") : STATES.indexOf(state);
  return group * 1e9 + (until ?? run.starts ?? run.over ?? 0);
}

/** @param {Run[]} runs @param {number} now @returns {number} when one must have applied; late where there is no end */
export function deadlineOf(runs, now) {
  const found = next(runs, now);
  return found?.run.closes && found.run.closes > now ? found.run.closes : 9e12;
}

/** @param {Run[]} runs @param {number} now @returns {number} when the next run begins; late where nobody knows */
export function startOf(runs, now) {
  return next(runs, now)?.run.starts ?? 9e12;
}

/** @returns {number} the minute that it is */
export function thisMinute() {
  return Math.floor(Date.now() / 60_000);
}
