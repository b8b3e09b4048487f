/** One task at a time, and none of them dropped because of another. */
import { Cancelled } from "../../src/hosts/browser/client";
import { createTurns } from "../../src/taskpane/turns";

/** A task that ends when the test says so. */
function task() {
  let end: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<string>((resolve, reject) => ([end, fail] = [resolve, reject]));
  const started = { is: false };
  const run = () => ((started.is = true), ended);
  return { run, started, end, fail };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("tasks come one after the other, in the order in which they were asked for", async () => {
  const turns = createTurns();
  const [first, second] = [task(), task()];
  const outcomes = [turns.take(first.run), turns.take(second.run)];
  await settle();
  expect([first.started.is, second.started.is]).toEqual([true, false]);
  first.end("一");
  await settle();
  expect(second.started.is).toBe(true);
  second.end("二");
  expect(await Promise.all(outcomes)).toEqual(["一", "二"]);
});

test("a task that fails takes nothing from those behind it", async () => {
  const turns = createTurns();
  const [first, second] = [task(), task()];
  const failing = turns.take(first.run);
  const next = turns.take(second.run);
  first.fail(new Error("坏了"));
  await expect(failing).rejects.toThrow("坏了");
  second.end("好");
  expect(await next).toBe("好");
});

test("a task given up while it waits ends at once and never begins; the one under way and the one behind it go on, still one at a time", async () => {
  const turns = createTurns();
  const [first, second, third] = [task(), task(), task()];
  const stop = new AbortController();
  const outcomes = [turns.take(first.run), turns.take(second.run, stop.signal), turns.take(third.run)];
  await settle();
  stop.abort();
  await expect(outcomes[1]).rejects.toBeInstanceOf(Cancelled);
  await settle();
  expect([second.started.is, third.started.is]).toEqual([false, false]);
  first.end("一");
  await settle();
  expect([second.started.is, third.started.is]).toEqual([false, true]);
  third.end("三");
  expect(await Promise.all([outcomes[0], outcomes[2]])).toEqual(["一", "三"]);
});

test("a task given up before it is asked for never begins", async () => {
  const turns = createTurns();
  const stop = new AbortController();
  stop.abort();
  const never = task();
  await expect(turns.take(never.run, stop.signal)).rejects.toBeInstanceOf(Cancelled);
  expect(never.started.is).toBe(false);
});
