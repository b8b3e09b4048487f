import { layOut } from "../../src/layout";
import { toResult } from "../../src/layout/result";
import { catalogue, findings, made, town } from "./made-roll-up";

const today = "2024-04-02";
test("x", () => {
  const rollUp = made();
  const plans = layOut({ rollUp, findings, catalogue, today });
  for (const p of plans)
    console.log(
      p.name,
      p.cells.length,
      p.cells
        .slice(0, 8)
        .map((r) => r.map((c) => (c ? `${c.value}${c.formula ? "=" + c.formula : ""}` : "")).join(" | "))
        .join("\n")
        .slice(0, 3000),
    );
});
