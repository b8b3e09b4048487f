/** What a reading thread runs: one file at a time, with the catalogue handed over once. */
import { workerData } from "piscina";
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import { readFile, type FileReading } from "./reading";

const catalogue = workerData as Catalogue;

export default (task: { file: InputFile }): Promise<FileReading> => readFile(task.file, catalogue);
