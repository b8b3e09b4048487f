/** What a reading thread runs: one file at a time, with the catalogue handed over once. */
import { workerData } from "piscina";
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import { pack, type Parcel } from "./parcel";
import { readFile } from "./reading";

const catalogue = workerData as Catalogue;

export default async (task: { file: InputFile }): Promise<Parcel> => pack(await readFile(task.file, catalogue));
