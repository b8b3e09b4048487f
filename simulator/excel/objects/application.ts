/** `Excel.Application`, and the add-in's runtime. */
import type { Json } from "../../protocol/messages";
import { HostError } from "../../protocol/host-error";
import type { Workbook } from "../book/workbook";
import { defineExcel } from "./define";

const modes = ["Automatic", "AutomaticExceptTables", "Manual"];

export const applicationType = defineExcel<Workbook>("Application", {
  settings: (book) => book.application,
  defaults: { CalculationState: "Done", CalculationEngineVersion: 191029, DecimalSeparator: ".", ThousandsSeparator: ",", UseSystemSeparators: true },
  scalars: {
    CalculationMode: {
      get: (book) => book.application.values.get("CalculationMode") ?? "Automatic",
      set: (book, value: Json) => {
        if (!modes.includes(String(value))) throw new HostError("InvalidArgument");
        book.application.values.set("CalculationMode", value);
        // What waited is computed.
        if (value !== "Manual") book.version += 1;
      },
    },
  },
  methods: {
    Calculate: (book) => {
      book.version += 1;
    },
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

export const runtimeType = defineExcel<Workbook>("Runtime", {
  scalars: {
    EnableEvents: {
      get: (book) => book.eventsOn,
      set: (book, value) => {
        if (typeof value !== "boolean") throw new HostError("InvalidArgument");
        book.eventsOn = value;
      },
    },
  },
});
